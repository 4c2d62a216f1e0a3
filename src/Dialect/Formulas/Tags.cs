using System.Buffers;

namespace Transmission.Dialect.Formulas;

/// <summary>Tags and autolinks in running text (CommonMark 0.31, sections 6.5 and 6.6).</summary>
internal static class Tags
{
    private static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\n\r\"'=<>`");
    private static readonly SearchValues<char> AutolinkEnds = SearchValues.Create(" \t\n\r<>");

    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || !char.IsAsciiLetter(rest[0])) return [];
        var length = 1;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '-')) length++;
        return rest[..length];
    }

    public static bool RawBlockEnd(ReadOnlySpan<char> name) =>
        Is(name, "pre") || Is(name, "script") || Is(name, "style") || Is(name, "textarea");

    /// <summary>Elements whose text is never mathematics, by their closing tag; null for the others.</summary>
    public static string? RawTextEnd(ReadOnlySpan<char> name) =>
        Is(name, "code") ? "</code" : Is(name, "pre") ? "</pre" : Is(name, "script") ? "</script"
        : Is(name, "style") ? "</style" : Is(name, "textarea") ? "</textarea" : null;

    /// <summary>What ends the code or comment that is open after a line of HTML, where <paramref name="end"/> ends the one before it; null for none.</summary>
    public static string? RawAfter(ReadOnlySpan<char> line, string? end)
    {
        while (true)
        {
            if (end is not null)
            {
                var close = line.IndexOf(end, StringComparison.OrdinalIgnoreCase);
                if (close < 0) return end;
                line = line[(close + end.Length)..];
            }
            var open = line.IndexOf('<');
            if (open < 0) return null;
            line = line[(open + 1)..];
            end = line.StartsWith("!--") ? "-->" : RawTextEnd(Name(line));
        }
    }

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The offset after the opening or closing tag at <paramref name="start"/>, or -1.</summary>
    public static int ReadTag(ReadOnlySpan<char> text, int start)
    {
        var isClosing = start + 1 < text.Length && text[start + 1] == '/';
        var at = start + (isClosing ? 2 : 1);
        var name = Name(text[at..]);
        if (name.IsEmpty) return -1;
        at += name.Length;
        while (true)
        {
            var space = at;
            at = SkipSpace(text, at);
            if (at >= text.Length) return -1;
            if (text[at] == '>') return at + 1;
            if (isClosing) return -1;
            if (text[at] == '/') return at + 1 < text.Length && text[at + 1] == '>' ? at + 2 : -1;
            if (at == space) return -1;
            at = ReadAttribute(text, at);
            if (at < 0) return -1;
        }
    }

    private static int ReadAttribute(ReadOnlySpan<char> text, int at)
    {
        if (!char.IsAsciiLetter(text[at]) && text[at] is not ('_' or ':')) return -1;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or ':' or '-')) at++;
        var equals = SkipSpace(text, at);
        if (equals >= text.Length || text[equals] != '=') return at;
        at = SkipSpace(text, equals + 1);
        if (at >= text.Length) return -1;
        if (text[at] is '"' or '\'')
        {
            var length = text[(at + 1)..].IndexOf(text[at]);
            return length < 0 ? -1 : at + length + 2;
        }
        var end = text[at..].IndexOfAny(UnquotedEnds);
        return end <= 0 ? -1 : at + end;
    }

    /// <summary>The offset after <c>&lt;https://…&gt;</c> or <c>&lt;a@b.c&gt;</c>, or -1.</summary>
    public static int ReadAutolink(ReadOnlySpan<char> text, int start)
    {
        var length = text[(start + 1)..].IndexOfAny(AutolinkEnds);
        if (length < 2 || text[start + 1 + length] != '>') return -1;
        var inner = text.Slice(start + 1, length);
        var mark = inner.IndexOfAny(':', '@');
        if (mark < 1 || (inner[mark] == ':' && mark < 2)) return -1;
        foreach (var c in inner[..mark])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '+' or '-' or '_')) return -1;
        }
        return start + length + 2;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
        return at;
    }
}
