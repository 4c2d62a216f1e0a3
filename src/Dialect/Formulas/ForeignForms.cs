using Transmission.Dialect.Tags;

namespace Transmission.Dialect.Formulas;

/// <summary>A formula in running text as another system writes it.</summary>
/// <param name="Start">Where its TeX begins, in the same text as <paramref name="End"/>, which is the offset after it.</param>
/// <param name="After">The offset after all of it.</param>
/// <param name="What">For a message.</param>
internal readonly record struct ForeignFormula(int Start, int End, int After, string What)
{
    /// <summary>Whether the TeX is written as a part of an address.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>Whether it is a display wherever it stands; one that is not may still be one alone on its line.</summary>
    public bool IsDisplay { get; init; }

    public bool MayBeDisplay { get; init; }
}

/// <summary>
/// Formulas in running text that no dollars mark: pictures that a server drew, Hugo's <c>{{&lt; katex &gt;}}</c>, MyST's <c>{math}`x`</c>, Distill's
/// <c>&lt;d-math&gt;</c>.
/// </summary>
internal static class ForeignForms
{
    private const string Role = "{math}`";
    private const int LongestText = 1000;
    private const int Longest = 8000;

    /// <summary>Whether it is worth the time to look.</summary>
    public static bool MayStandIn(ReadOnlySpan<char> text) =>
        text.Contains("](http", StringComparison.Ordinal) || text.Contains("<img", StringComparison.OrdinalIgnoreCase) || text.Contains(Role, StringComparison.Ordinal)
        || text.Contains("{{<", StringComparison.Ordinal) || text.Contains("{{%", StringComparison.Ordinal) || text.Contains("<d-math", StringComparison.Ordinal);

    public static ForeignFormula? ReadBrace(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + Longest)];
        if (rest.StartsWith(Role))
        {
            var length = rest[Role.Length..].IndexOf('`');
            return length <= 0 ? null : new ForeignFormula(at + Role.Length, at + Role.Length + length, at + Role.Length + length + 1, "a role of MyST");
        }
        if (!rest.StartsWith("{{<") && !rest.StartsWith("{{%")) return null;
        var end = rest[2] == '<' ? ">}}" : "%}}";
        var open = rest[3..].IndexOf(end);
        if (open < 0 || !IsKatex(rest.Slice(3, open), isEnd: false)) return null;
        var start = open + 6;
        var close = rest[start..].IndexOf("{{");
        if (close <= 0 || !rest[(start + close)..].StartsWith(rest[..3])) return null;
        var closing = start + close + 3;
        var after = rest[closing..].IndexOf(end);
        if (after < 0 || !IsKatex(rest.Slice(closing, after), isEnd: true) || rest.Slice(start, close).Contains('$')) return null;
        return new ForeignFormula(at + start, at + start + close, at + closing + after + 3, "a shortcode of Hugo") { IsDisplay = IsDisplay(rest.Slice(3, open)) };
    }

    /// <summary>The name of Hugo's shortcodes for TeX, and <c>/</c> before it at the end.</summary>
    public static bool IsKatex(ReadOnlySpan<char> inside, bool isEnd)
    {
        inside = inside.Trim();
        if (isEnd != inside.StartsWith("/")) return false;
        inside = inside.TrimStart("/ ");
        var end = inside.IndexOfAny(" \t/");
        return (end < 0 ? inside : inside[..end]) is "katex" or "tex" or "latex" or "mathjax";
    }

    private static bool IsDisplay(ReadOnlySpan<char> inside) => inside.Contains("display", StringComparison.Ordinal) && !inside.Contains("false", StringComparison.Ordinal);

    /// <summary><c>![alternative](address)</c>.</summary>
    public static ForeignFormula? ReadPicture(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '[') return null;
        var target = text[at..Math.Min(text.Length, at + LongestText)].IndexOf("](");
        if (target < 0 || !text[(at + target + 2)..].StartsWith("http") || !FormulaPictures.Begins(text[(at + target + 2)..])) return null;
        var start = at + target + 2;
        var (end, depth) = (start, 0);
        for (; end < text.Length && end - start < Longest && !char.IsWhiteSpace(text[end]); end++)
        {
            if (text[end] == '(') depth++;
            else if (text[end] == ')' && depth-- == 0) break;
        }
        return end >= text.Length || text[end] != ')' || FormulaPictures.TexIn(text[start..end]) is not var (from, to) ? null
            : new ForeignFormula(start + from, start + to, end + 1, "a picture of a formula") { IsEncoded = true, MayBeDisplay = true };
    }

    /// <param name="end">After the tag that begins at <paramref name="at"/>.</param>
    public static ForeignFormula? ReadTag(ReadOnlySpan<char> text, int at, int end)
    {
        var name = Tags.Name(text[(at + 1)..]);
        if (name.Equals("img", StringComparison.OrdinalIgnoreCase)) return ReadImage(text, at, end);
        if (!name.Equals("d-math", StringComparison.OrdinalIgnoreCase)) return null;
        var length = text[end..Math.Min(text.Length, end + Longest)].IndexOf("</d-math>");
        return length <= 0 ? null : new ForeignFormula(end, end + length, end + length + 9, "an element of Distill") { IsDisplay = text[at..end].Contains(" block", StringComparison.Ordinal) };
    }

    private static ForeignFormula? ReadImage(ReadOnlySpan<char> text, int at, int end)
    {
        var source = text[at..end].IndexOf(" src=\"");
        if (source < 0) return null;
        var start = at + source + 6;
        var length = text[start..end].IndexOf('"');
        return length <= 0 || FormulaPictures.TexIn(text.Slice(start, length)) is not var (from, to) ? null
            : new ForeignFormula(start + from, start + to, end, "a picture of a formula") { IsEncoded = true, MayBeDisplay = true };
    }
}
