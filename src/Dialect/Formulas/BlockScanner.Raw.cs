using Transmission.Dialect.Tags;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockScanner
{
    private bool ReadFence(int first, int length)
    {
        Enter();
        var info = Rest(first)[length..].Trim(" \t");
        if (Directives.Begins(info) && TryDirective(first, length)) return true;
        var isDirective = info is "{math}";
        var isMath = isDirective || info is "math" || info.StartsWith("math ") || info.StartsWith("math{");
        SpannedText? label = null;
        _line.Clear();
        var lines = new BlockLines(_text, _containers, _matched, _next);
        var (end, isClosed) = (_at.End, false);
        while (!isClosed && lines.MoveNext())
        {
            var line = new LineCursor(_text, lines.Content, lines.End);
            end = lines.End;
            isClosed = line.Indent(4, out var mark) < 4 && BlockStarts.IsFenceEnd(_text.AsSpan(mark, end - mark), _text[first], length);
            if (isClosed || isDirective && _line.IsEmpty && BlockForms.IsOption(lines.Content, _text.AsSpan(lines.Content, end - lines.Content), ref label)) continue;
            _line.Add(lines.Content, lines.Next);
        }
        if (!isClosed && !_line.IsEmpty) _line.Cut(_line.Length - (lines.Next - end)); // the last line break is not the fence's
        if (isMath && !Lines.IsBlank(_line.AsSpan()))
            _sink.Add(FormulaMask.DisplayBlock, TextSpan.FromBounds(first, end), _line, 0, _line.Length, label);
        Move(end, end);
        return true;
    }

    /// <summary>A directive's fences become colons, and what it sets about itself white space; its body is read as what stands around it is.</summary>
    private bool TryDirective(int first, int length)
    {
        SpannedText? label = null;
        var (lines, options) = (new BlockLines(_text, _containers, _matched, _next), new List<TextSpan>());
        for (var isHead = true; lines.MoveNext();)
        {
            var line = new LineCursor(_text, lines.Content, lines.End);
            var isFence = line.Indent(4, out var mark) < 4 && _text.AsSpan(mark, lines.End - mark).IndexOfAnyExcept(_text[first]) is var run && (run < 0 ? lines.End - mark : run) >= length;
            if (isFence)
            {
                if (!BlockStarts.IsFenceEnd(_text.AsSpan(mark, lines.End - mark), _text[first], length)) return false; // one within would have to be shorter
                _sink.Rewrite(new TextSpan(first, length), ':');
                _sink.Rewrite(TextSpan.FromBounds(mark, mark + _text.AsSpan(mark, lines.End - mark).TrimEnd(" \t").Length), ':');
                _containers.Ends.Add(mark);
                return ReadHead(first, options);
            }
            isHead = isHead && BlockForms.IsOption(lines.Content, _text.AsSpan(lines.Content, lines.End - lines.Content), ref label);
            if (isHead) options.Add(TextSpan.FromBounds(lines.Content, lines.End));
        }
        return false;
    }

    /// <summary>A directive between colons may say something about itself, too.</summary>
    private bool ReadColons(int first)
    {
        var options = new List<TextSpan>();
        if (Directives.Begins(Rest(first).TrimStart(':')))
        {
            SpannedText? label = null;
            var lines = new BlockLines(_text, _containers, _matched, _next);
            while (lines.MoveNext() && BlockForms.IsOption(lines.Content, _text.AsSpan(lines.Content, lines.End - lines.Content), ref label)) options.Add(TextSpan.FromBounds(lines.Content, lines.End));
        }
        return ReadHead(first, options);
    }

    /// <summary>The first line of a directive, and past what it says about itself, in which there is no formula.</summary>
    private bool ReadHead(int first, List<TextSpan> options)
    {
        ReadHeading(first);
        foreach (var option in options) _sink.Rewrite(option, ' ');
        if (options is [.., var last]) Move(last.End, last.End);
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

    /// <summary>A style sheet or a script within a block of HTML goes on over blank lines, which end that block: for Markdown its lines are one.</summary>
    private bool TryRawElement()
    {
        if (_leaf != Leaf.Html || _rawEnd is not ("</style" or "</script") || _at.End <= _endless.GetValueOrDefault(_rawEnd)) return false;
        var (lines, joints, end) = (new BlockLines(_text, _containers, _matched, _next), new List<(int End, int Next)>(), _at.End);
        while (lines.MoveNext())
        {
            joints.Add((end, lines.Content));
            end = lines.End;
            var line = _text.AsSpan(lines.Content, end - lines.Content);
            if (!line.Contains(_rawEnd, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var joint in joints) _sink.Join(joint.End, joint.Next);
            _rawEnd = Tags.RawAfter(line, _rawEnd);
            Move(end, end);
            return true;
        }
        _endless[_rawEnd] = end;
        return false;
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
