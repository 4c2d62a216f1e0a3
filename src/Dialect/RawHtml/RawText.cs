using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>An author's HTML, and where each character of it stands in the file.</summary>
/// <param name="IsBlock">Whether it is all that stands there, not one tag of a line.</param>
internal readonly record struct RawText(string Html, OffsetMap ToFile, bool IsBlock)
{
    /// <summary>References and citations in it, in order, and where they stand in its text.</summary>
    private (int Start, int End, Inline Inline)[] Inlines { get; init; } = [];

    /// <summary>A stretch of its text, cut at the references and citations in it.</summary>
    public IEnumerable<(TextSpan Span, Inline? Inline)> Cut(int start, int end)
    {
        for (var i = FirstAt(start); i < Inlines.Length && Inlines[i].End <= end; i++)
        {
            yield return (TextSpan.FromBounds(start, Inlines[i].Start), null);
            yield return (TextSpan.FromBounds(Inlines[i].Start, Inlines[i].End), Inlines[i].Inline);
            start = Inlines[i].End;
        }
        yield return (TextSpan.FromBounds(start, end), null);
    }

    private int FirstAt(int start)
    {
        var (low, high) = (0, Inlines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Inlines[middle].Start < start) low = middle + 1; else high = middle;
        }
        return low;
    }

    /// <summary>Where an offset of the file is in this text.</summary>
    private int Find(int inFile)
    {
        var (low, high) = (0, Html.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ToFile.ToOrigin(middle) < inFile) low = middle + 1; else high = middle;
        }
        return low;
    }

    public static RawText Of(HtmlInline inline) => new(inline.Tag, OffsetMap.CutAt(inline.Span.Start), IsBlock: false);

    public static RawText Of(HtmlBlock block)
    {
        var (text, map) = (new StringBuilder(), new OffsetMap.Builder());
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            if (i > 0) { text.Append('\n'); map.Insert(line.Slice.Start, 1); }
            // The line's own position is that of its container's marks.
            for (var (at, end) = (line.Slice.Start, line.Slice.End + 1); at < end;)
            {
                var length = line.Slice.Text.AsSpan(at, end - at).IndexOfAny(FormulaMask.LineBreak, FormulaMask.Nothing) is >= 0 and var joint ? joint : end - at;
                text.Append(line.Slice.Text, at, length);
                map.Copy(at, length);
                at += length;
                if (at == end) break;
                if (line.Slice.Text[at] == FormulaMask.LineBreak) { text.Append('\n'); map.Copy(at, 1); }
                at++;
            }
        }
        var raw = new RawText(text.ToString(), map.Build(), IsBlock: true);
        return block.Inline is null ? raw : raw with { Inlines = [.. block.Inline.Select(inline => (raw.Find(inline.Span.Start), raw.Find(inline.Span.End) + 1, inline))] };
    }
}
