namespace Transmission.Dialect.Formulas;

/// <summary>How blocks begin. Every span given here is a line from its first character that is not white space.</summary>
internal static class BlockStarts
{
    /// <param name="width">Of the marker itself.</param>
    /// <param name="marker">What a neighbouring item must start with.</param>
    public static bool IsListMarker(ReadOnlySpan<char> rest, out int width, out char marker)
    {
        width = 0;
        while (width < rest.Length && width < 10 && char.IsAsciiDigit(rest[width])) width++;
        marker = width < rest.Length ? rest[width] : '\0';
        if (width > 9 || (width == 0 ? marker is not ('-' or '+' or '*') : marker is not ('.' or ')'))) return false;
        width++;
        return width == rest.Length || rest[width] is ' ' or '\t';
    }

    /// <summary>An item that may follow a paragraph without a blank line: not empty, and the first of its numbers.</summary>
    public static bool InterruptsParagraph(ReadOnlySpan<char> rest, int width) =>
        !Lines.IsBlank(rest[width..]) && (!char.IsAsciiDigit(rest[0]) || (width == 2 && rest[0] == '1'));

    /// <summary>Lines that end a paragraph, but may as well be lines of a formula in it.</summary>
    public static bool MayBeTex(ReadOnlySpan<char> rest) =>
        rest[0] == '>' || IsSetextUnderline(rest) || IsThematicBreak(rest) || (IsListMarker(rest, out var width, out _) && InterruptsParagraph(rest, width));

    public static bool IsThematicBreak(ReadOnlySpan<char> rest)
    {
        if (rest[0] is not ('-' or '_' or '*') || rest.IndexOfAnyExcept(rest[0], ' ', '\t') >= 0) return false;
        return rest.Count(rest[0]) >= 3;
    }

    public static bool IsSetextUnderline(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('-' or '=')) return false;
        return rest.TrimEnd(" \t").IndexOfAnyExcept(rest[0]) < 0;
    }

    public static bool IsAtxHeading(ReadOnlySpan<char> rest)
    {
        var level = rest.IndexOfAnyExcept('#');
        if (level < 0) level = rest.Length;
        return level is >= 1 and <= 6 && (level == rest.Length || rest[level] is ' ' or '\t');
    }

    /// <summary>A heading without a space after its signs, of which there are two at least; before a letter, a formula, or what makes a word stand out.</summary>
    public static bool IsTightHeading(ReadOnlySpan<char> rest) =>
        rest.IndexOfAnyExcept('#') is >= 2 and <= 6 and var level && (char.IsLetterOrDigit(rest[level]) || rest[level] is '$' or '*' or '`' or '【' || FormulaMask.IsMark(rest[level]));

    /// <param name="length">How many of its characters open it.</param>
    public static bool IsFence(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        if (rest.IsEmpty || rest[0] is not ('`' or '~')) return false;
        length = rest.IndexOfAnyExcept(rest[0]);
        if (length < 0) length = rest.Length;
        return length >= 3 && (rest[0] == '~' || !rest[length..].Contains('`'));
    }

    public static bool IsFenceEnd(ReadOnlySpan<char> rest, char mark, int length)
    {
        var run = rest.IndexOfAnyExcept(mark);
        if (run < 0) run = rest.Length;
        return run >= length && Lines.IsBlank(rest[run..]);
    }

    /// <summary>The line under a table's head.</summary>
    public static bool IsTableDelimiter(ReadOnlySpan<char> line)
    {
        line = line.Trim(" \t");
        return line.Contains('|') && line.Contains('-') && line.IndexOfAnyExcept("|-: \t") < 0;
    }

    /// <summary>The first line of MkDocs' admonitions and tabs.</summary>
    public static bool IsAdmonition(ReadOnlySpan<char> rest) =>
        (rest.StartsWith("!!! ") || rest.StartsWith("??? ") || rest.StartsWith("???+ ")) && !Lines.IsBlank(rest[4..])
        || rest.StartsWith("=== \"") || rest.StartsWith("===+ \"") || rest.StartsWith("===! \"");

    /// <param name="width">Of <c>[^name]:</c>.</param>
    public static bool IsFootnote(ReadOnlySpan<char> rest, out int width)
    {
        width = 0;
        if (!rest.StartsWith("[^")) return false;
        width = rest.IndexOf("]:") + 2;
        return width > 4 && rest[2..(width - 2)].IndexOfAny("[] \t") < 0;
    }

    /// <summary><c>:</c> with its text at least four columns on.</summary>
    public static bool IsDefinition(ReadOnlySpan<char> rest) =>
        rest.Length > 2 && rest[0] is ':' or '~' && (rest[1] == '\t' || rest[1..].StartsWith("   ") || rest[1..].StartsWith(" \t"));

    /// <summary>A template's tag, alone on its line: <c>{% name … %}</c>.</summary>
    public static bool IsTemplateTag(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        if (!rest.StartsWith("{%") || !rest.TrimEnd(" \t").EndsWith("%}")) return false;
        var inner = rest[2..].TrimStart("- \t");
        return inner.StartsWith(name) && inner[name.Length..] is [' ' or '\t' or '%' or '-', ..];
    }
}
