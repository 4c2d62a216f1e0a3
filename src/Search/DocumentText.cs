using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// A document's text in parts. A part is what a browser fetches to verify a hit and to show it, so it has all that a hit shows:
/// four lines with title, address, date and topic, one with what else it may be found by; then the text, a line
/// for each line of it. A line with an anchor begins with <c>U+0001 anchor U+0001</c>, its text is the section's heading or empty.
/// </summary>
public sealed class DocumentText
{
    /// <summary>About bytes of UTF-8; only a single formula may be longer.</summary>
    private const int PartSize = 5_000;

    /// <summary>How much a word of the head weighs beside one of the text: title, address, date, topic, names.</summary>
    internal static readonly int[] HeadWeights = [8, 0, 0, 3, 3];
    internal const int HeadLines = 5, HeadingWeight = 3;

    private readonly string _head;
    private readonly StringBuilder _part = new();
    private readonly List<string> _parts = [];
    private string _anchor = "";
    private int _size;

    private DocumentText(string head) => _head = head;

    /// <param name="title">A line with marks, as <see cref="SearchLine.Text"/> is.</param>
    /// <param name="names">What else it may be found by: its tags.</param>
    public static string[] Of(string title, string href, string date, string topic, IEnumerable<string> names, IEnumerable<SearchLine> lines)
    {
        var text = new DocumentText(string.Concat(new[] { title, href, date, topic, string.Join(' ', names) }.Select(line => line.ReplaceLineEndings(" ") + "\n")));
        foreach (var line in lines) text.Add(line);
        if (text._part.Length > 0 || text._parts.Count == 0) text.EndPart();
        return [.. text._parts];
    }

    private void Add(SearchLine line)
    {
        var text = line.Text.ReplaceLineEndings(" ").Trim().TrimStart(SearchLine.AnchorMark);
        _anchor = line.Anchor ?? _anchor;
        if (line.Anchor is not null || line.IsHeading)
        {
            if (_size > 0 && _size + SizeOf(text) > PartSize) EndPart();
            Append($"{SearchLine.AnchorMark}{_anchor}{SearchLine.AnchorMark}{(line.IsHeading ? text : "")}");
            if (line.IsHeading) return;
        }
        if (text.Length == 0) return;
        var size = SizeOf(text);
        if (size <= PartSize) AddPiece(text, size);
        else
        {
            foreach (var piece in Cut(text)) AddPiece(piece, SizeOf(piece));
        }
    }

    private void AddPiece(string piece, int size)
    {
        if (_size + size > PartSize && _size > 0)
        {
            EndPart();
            if (_anchor.Length > 0) Append($"{SearchLine.AnchorMark}{_anchor}{SearchLine.AnchorMark}");
        }
        Append(piece, size);
    }

    private void Append(string line) => Append(line, SizeOf(line));

    private void Append(string line, int size)
    {
        _part.Append(line).Append('\n');
        _size += size;
    }

    private void EndPart()
    {
        _parts.Add(_head + _part);
        _part.Clear();
        _size = 0;
    }

    /// <summary>
    /// A long line is cut at punctuation outside formulas, so that no phrase is lost; one without any is data, and cut anywhere.
    /// </summary>
    private static IEnumerable<string> Cut(string text)
    {
        var (start, size, isInFormula) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is SearchLine.FormulaMark or SearchLine.EndMark) isInFormula = c is SearchLine.FormulaMark;
            size += c < 0x80 ? 1 : 3;
            if (size < PartSize / 2 || isInFormula || i + 1 == text.Length || char.IsHighSurrogate(c)) continue;
            if (size < PartSize && c is not ('。' or '；' or '！' or '？' or '.' or ';' or '，' or ',')) continue;
            yield return text[start..(i + 1)];
            (start, size) = (i + 1, 0);
        }
        yield return text[start..];
    }

    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(text) + 1;
}
