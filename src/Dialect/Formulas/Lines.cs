namespace Transmission.Dialect.Formulas;

/// <summary>Lines end at LF, CRLF or a lone CR.</summary>
internal static class Lines
{
    /// <summary>Where the line's characters end, before its line break.</summary>
    public static int End(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Where the next line starts, after the line break at <paramref name="end"/>.</summary>
    public static int Next(string text, int end)
    {
        if (end >= text.Length) return text.Length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    public static bool IsBlank(ReadOnlySpan<char> stretch) => stretch.IndexOfAnyExcept(" \t\n\r") < 0;
}

/// <summary>
/// A place in a line. White space is counted in columns: a tab reaches to the next multiple of four, and a container may
/// take a part of it (CommonMark 0.31, section 2.2), which is why <see cref="Column"/> can lie inside the tab at <see cref="Position"/>.
/// </summary>
internal struct LineCursor(string text, int position, int end)
{
    public int Position { get; private set; } = position;
    public int Column { get; private set; }
    public readonly int End => end;

    public readonly bool IsBlank => text.AsSpan(Position, end - Position).IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>The columns of white space from here, counted no further than <paramref name="limit"/>; <paramref name="first"/> is the offset after them.</summary>
    public readonly int Indent(int limit, out int first)
    {
        var (at, column) = (Position, Column);
        while (at < end && column - Column < limit)
        {
            if (text[at] == ' ') column++;
            else if (text[at] == '\t') column += 4 - column % 4;
            else break;
            at++;
        }
        first = at;
        return column - Column;
    }

    public void SkipColumns(int columns)
    {
        while (columns > 0 && Position < end)
        {
            var width = text[Position] == ' ' ? 1 : text[Position] == '\t' ? 4 - Column % 4 : 0;
            if (width == 0) return;
            if (width <= columns) Position++;
            Column += Math.Min(width, columns);
            columns -= width;
        }
    }

    public void SkipSpaces() => SkipColumns(int.MaxValue);

    public void SkipCharacters(int count)
    {
        Position += count;
        Column += count;
    }
}
