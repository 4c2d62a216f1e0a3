namespace Transmission.Dialect.Formulas;

internal enum ContainerKind : byte
{
    Quote,
    /// <summary>A list's item: its lines are indented as far as its text.</summary>
    Item,
    /// <summary>A body indented by four: MkDocs' admonitions and tabs, footnotes, definitions.</summary>
    Body,
}

/// <param name="Columns">How far the lines after the first are indented.</param>
/// <param name="Marker">What a neighbouring item starts with: <c>- + * . )</c>.</param>
/// <param name="IsEmpty">Nothing has followed the marker yet: a blank line ends such an item.</param>
internal record struct Container(ContainerKind Kind, int Columns, char Marker = '\0', bool IsEmpty = false);

/// <summary>The containers that are open, outermost first.</summary>
internal sealed class Containers(string text)
{
    private readonly List<Container> _open = [];
    private readonly List<int> _quotes = [];

    public int Count => _open.Count;

    /// <summary>Where the marks stand that end directives: no formula that begins within one goes on behind it; code does.</summary>
    public HashSet<int> Ends { get; } = [];

    /// <summary>Nesting no author writes; a bound keeps hostile files linear.</summary>
    public bool IsFull => _open.Count >= 1000;

    public void Push(Container container)
    {
        Touch();
        if (container.Kind == ContainerKind.Quote) _quotes.Add(_open.Count);
        _open.Add(container);
    }

    /// <summary>The innermost one has content.</summary>
    public void Touch()
    {
        if (_open.Count > 0 && _open[^1].IsEmpty) _open[^1] = _open[^1] with { IsEmpty = false };
    }

    public void CloseTo(int count)
    {
        _open.RemoveRange(count, _open.Count - count);
        while (_quotes.Count > 0 && _quotes[^1] >= count) _quotes.RemoveAt(_quotes.Count - 1);
    }

    /// <summary>Moves past the marks of the containers that go on in this line, and says how many do.</summary>
    public int Match(ref LineCursor line, int depth)
    {
        var quotes = 0;
        for (var i = 0; i < depth; i++)
        {
            var container = _open[i];
            if (container.Kind == ContainerKind.Quote)
            {
                var indent = line.Indent(4, out var mark);
                if (indent > 3 || mark >= line.End || text[mark] != '>') return i;
                line.SkipColumns(indent);
                line.SkipCharacters(1);
                line.SkipColumns(1);
                quotes++;
                continue;
            }
            if (line.Indent(container.Columns, out var first) >= container.Columns) line.SkipColumns(container.Columns);
            else if (first < line.End) return i;
            else return MatchBlank(quotes, depth);
        }
        return depth;
    }

    // A blank line belongs to everything but quotes and an item without content: found without asking each, or blank lines in deep lists cost their product.
    private int MatchBlank(int quotes, int depth)
    {
        var matched = quotes < _quotes.Count ? Math.Min(depth, _quotes[quotes]) : depth;
        return matched > 0 && _open[matched - 1].IsEmpty ? matched - 1 : matched;
    }

    /// <summary>
    /// Whether a line that is indented too little for the containers after <paramref name="matched"/> may still belong to a formula in them:
    /// they are no quotes, and the line is not their neighbour.
    /// </summary>
    public bool Tolerates(LineCursor line, int matched, int depth)
    {
        if (_quotes.Exists(quote => quote >= matched && quote < depth)) return false;
        line.SkipSpaces();
        var rest = text.AsSpan(line.Position, line.End - line.Position);
        if (!BlockStarts.IsListMarker(rest, out _, out var marker)) return true;
        for (var i = matched; i < depth; i++)
        {
            if (_open[i].Marker == marker) return false;
        }
        return true;
    }
}

/// <summary>Looks ahead along the lines of the innermost of <paramref name="depth"/> containers, without their marks.</summary>
internal struct BlockLines(string text, Containers containers, int depth, int next, bool isOfText = false)
{
    private bool _sawBlank;

    /// <summary>Where the line starts in the file; after the last line, where the next one does.</summary>
    public int Start { get; private set; }

    /// <summary>Where its content starts.</summary>
    public int Content { get; private set; }

    public int End { get; private set; }
    public int Next { get; private set; } = next;
    public bool IsBlank { get; private set; }

    /// <summary>False at the end of the file, of the container or of the directive.</summary>
    /// <param name="tolerant">Whether lines indented too little are taken as well, as long as no blank line came before.</param>
    public bool MoveNext(bool tolerant = false)
    {
        Start = Next;
        if (Start >= text.Length) return false;
        End = Lines.End(text, Start);
        var line = new LineCursor(text, Start, End);
        var matched = containers.Match(ref line, depth);
        if (matched < depth)
        {
            if (!tolerant || _sawBlank || !containers.Tolerates(line, matched, depth)) return false;
            line.SkipSpaces();
        }
        if (isOfText && containers.Ends.Count > 0 && new LineCursor(text, line.Position, End).Indent(4, out var mark) < 4 && containers.Ends.Contains(mark)) return false;
        Next = Lines.Next(text, End);
        Content = line.Position;
        IsBlank = line.IsBlank;
        _sawBlank |= IsBlank;
        return true;
    }
}
