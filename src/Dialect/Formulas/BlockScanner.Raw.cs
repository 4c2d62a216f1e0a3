using Transmission.Dialect.Tags;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockScanner
{
    private bool ReadFence(int first, int length)
    {
        Enter();
        var info = Rest(first)[length..].Trim(" \t");
        var isMath = info is "math" || info.StartsWith("math ") || info.StartsWith("math{");
        _line.Clear();
        var lines = new BlockLines(_text, _containers, _matched, _next);
        var (end, isClosed) = (_at.End, false);
        while (!isClosed && lines.MoveNext())
        {
            var line = new LineCursor(_text, lines.Content, lines.End);
            end = lines.End;
            isClosed = line.Indent(4, out var mark) < 4 && BlockStarts.IsFenceEnd(_text.AsSpan(mark, end - mark), _text[first], length);
            if (!isClosed) _line.Add(lines.Content, lines.Next);
        }
        if (!isClosed && !_line.IsEmpty) _line.Cut(_line.Length - (lines.Next - end)); // the last line break is not the fence's
        if (isMath && !Lines.IsBlank(_line.AsSpan()))
            _sink.Add(FormulaMask.DisplayBlock, TextSpan.FromBounds(first, end), _line, 0, _line.Length);
        Move(end, end);
        return true;
    }

    private bool ReadHtml(int first, string[]? ends)
    {
        Enter();
        if (ends is null)
        {
            _leaf = Leaf.Html;
            return ReadText(first);
        }
        var lines = new BlockLines(_text, _containers, _matched, _next);
        var (from, end) = (first, _at.End);
        while (!Array.Exists(ends, mark => _text.AsSpan(from, end - from).Contains(mark, StringComparison.OrdinalIgnoreCase)))
        {
            if (!lines.MoveNext()) break;
            (from, end) = (lines.Content, lines.End);
        }
        Move(end, end);
        return true;
    }

    /// <summary>A tag of another system on a line of its own: what is between it and its end is read, unless it is code or a comment.</summary>
    private bool TryTag(int first)
    {
        if (TagReader.ReadLine(_text, first, _at.End) is not { } tag || TagTable.Of(tag) is not { IsPair: true } meaning && tag.Name.Length > 0) return false;
        if (!tag.IsEnd && TagTable.Of(tag)!.IsVerbatim)
        {
            if (_forms.TagEnd(tag, new BlockLines(_text, _containers, _matched, _next)) is not var (end, last)) return false;
            Enter();
            _sink.Tags.Add(first, end);
            Move(last.End, last.End);
            return true;
        }
        _sink.Tags.Add(tag, _matched);
        return ReadHeading(first); // a title may hold formulas
    }
}
