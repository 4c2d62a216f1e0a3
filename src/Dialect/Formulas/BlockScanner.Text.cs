namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockScanner
{
    /// <summary>A line of running text.</summary>
    private bool ReadText(int first)
    {
        if (_leaf == Leaf.Table)
        {
            ScanAlone(first, _at.End, TextKind.Row);
            return Done();
        }
        if (_leaf == Leaf.None || (_leaf == Leaf.Paragraph && _matched == _containers.Count))
        {
            if (TryTable(first)) return Done();
        }
        if (_leaf == Leaf.None)
        {
            Enter();
            _leaf = Leaf.Paragraph;
            _running.Add(first, _next);
        }
        else
        {
            _running.Add(_at.Position, _next);
        }
        if (_leaf == Leaf.Paragraph) ReadLineEnd();
        else _rawEnd = Tags.RawAfter(Rest(first), _rawEnd);
        return TryRawElement() || Done();
    }

    /// <summary>An inline formula that is open goes on over lines that would be items, quotes or underlines, if it is TeX.</summary>
    private bool TryAcross()
    {
        var open = _trial.FindOpen(_running);
        if (open < 0 || _forms.Across(_running, open, _at, _next, _matched) is not { } found) return false;
        _running.Cut(open);
        _inline.Scan(_running, TextKind.Paragraph);
        _running.Clear();
        _sink.Add(FormulaMask.Inline, found.Span, _forms.Source, 0, _forms.Source.Length);
        Move(found.Resume, found.LineEnd);
        _running.Add(found.Resume, _next);
        ReadLineEnd();
        return Done();
    }

    /// <summary>A table begins where the next line is the one under its head.</summary>
    private bool TryTable(int first)
    {
        var head = _text.AsSpan(first, _at.End - first);
        if (!head.Contains('|')) return false;
        var lines = new BlockLines(_text, _containers, _matched, _next);
        if (!lines.MoveNext() || !BlockStarts.IsTableDelimiter(_text.AsSpan(lines.Content, lines.End - lines.Content))) return false;
        Enter();
        _leaf = Leaf.Table;
        ScanAlone(first, _at.End, TextKind.Row);
        Move(lines.End, lines.End);
        return true;
    }

    /// <summary>Dollars at the end of a line of a paragraph open a display, unless they close one; no line in it is anything else.</summary>
    private void ReadLineEnd()
    {
        while (true)
        {
            var line = Rest(_at.Position).TrimEnd(" \t");
            if (!line.EndsWith("$$") || line.TrimStart(" \t").Length == 2) return; // alone on its line it has been tried as a block
            var depth = _containers.Count;
            var lines = new BlockLines(_text, _containers, depth, _next);
            if (lines.MoveNext() && BlockStarts.IsSetextUnderline(_text.AsSpan(lines.Content, lines.End - lines.Content).TrimStart(" \t"))) return;

            var open = _inline.Scan(_running, TextKind.Paragraph, mayOpen: true);
            var start = open < 0 ? -1 : _running.ToFile(open);
            _running.Clear();
            if (start < 0 || _forms.AtLineEnd(start, _at.End, _next, depth) is not { } found) return;
            _sink.Add(FormulaMask.DisplayInText, found.Span, _forms.Source, 0, _forms.Source.Length, found.Label);
            Move(found.Resume, found.LineEnd);
            _running.Add(found.Resume, _next);
        }
    }
}
