namespace Transmission.Dialect.Formulas;

/// <summary>Tells definitions of LaTeX from a sentence that begins with one.</summary>
internal static class DefinitionLines
{
    private static readonly string[] Commands = ["newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator"];

    public static bool Begins(ReadOnlySpan<char> line) => line is ['\\', ..] && Array.IndexOf(Commands, line[1..Letters(line, 1)].ToString()) >= 0;

    /// <summary>Whether the text is definitions alone: null where something else stands in it, false where more has to come.</summary>
    public static bool? Read(ReadOnlySpan<char> text)
    {
        for (var at = SkipSpace(text, 0); at < text.Length; at = SkipSpace(text, at))
        {
            if (!Begins(text[at..])) return null;
            at = Letters(text, at + 1);
            if (at < text.Length && text[at] == '*') at++;
            at = Name(text, SkipSpace(text, at));
            if (at < 0) return null;
            at = Parameters(text, at);
            if (at >= text.Length) return false;
            if (text[at] != '{') return null;
            at = GroupEnd(text, at);
            if (at < 0) return false;
        }
        return true;
    }

    /// <summary>After <c>\name</c> or <c>{\name}</c>.</summary>
    private static int Name(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('{' or '\\')) return -1;
        if (text[at] == '{') return GroupEnd(text, at);
        return at + 1 < text.Length ? Math.Max(at + 2, Letters(text, at + 1)) : -1;
    }

    /// <summary><c>[2][x]</c> and TeX's <c>#1#2</c>.</summary>
    private static int Parameters(ReadOnlySpan<char> text, int at)
    {
        for (at = SkipSpace(text, at); at < text.Length; at = SkipSpace(text, at))
        {
            if (text[at] == '#' && at + 1 < text.Length) at += 2;
            else if (text[at] == '[' && text[at..].IndexOf(']') is > 0 and var length) at += length + 1;
            else break;
        }
        return at;
    }

    private static int GroupEnd(ReadOnlySpan<char> text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '{') depth++;
            else if (text[at] == '}' && --depth == 0) return at + 1;
        }
        return -1;
    }

    private static int Letters(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
        return at;
    }

    /// <summary>Past white space and comments.</summary>
    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '%'))
        {
            if (text[at] != '%') at++;
            else at = text[at..].IndexOfAny('\n', '\r') is >= 0 and var length ? at + length : text.Length;
        }
        return at;
    }
}
