using System.Buffers;

namespace Transmission.Dialect.Formulas;

/// <summary>Tells TeX from words and money between two dollars.</summary>
internal static class Prose
{
    private static readonly SearchValues<char> Tex = SearchValues.Create("\\^_={}");
    private static readonly SearchValues<char> DigitsAndOperators = SearchValues.Create("0123456789+-*/<>|&~×÷±·∑∏∫√≤≥≠≈∈∞→←");
    private static readonly SearchValues<char> ClausePunctuation = SearchValues.Create("，。；：！？");
    private static readonly SearchValues<char> FullWidthPunctuation = SearchValues.Create("，。；：！？、");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,");
    private static readonly string[] Connectives = ["的", "和", "与", "是", "为", "则", "且", "及", "或", "到", "关于"];
    private static readonly HashSet<string> Functions =
        [.. ("log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max min argmax argmin lim limsup liminf det sup inf arg mod gcd lcm "
            + "dim ker deg rank tr diag sgn sign var cov std ReLU").Split(' ')];

    /// <summary>Holds one of <c>\ ^ _ = { }</c>, or is one letter with or without primes.</summary>
    public static bool LooksLikeTex(ReadOnlySpan<char> content)
    {
        if (content.ContainsAny(Tex)) return true;
        content = content.Trim(" \t\r\n").TrimEnd('\'');
        return content.Length == 1 && char.IsLetter(content[0]) && !IsHan(content[0]);
    }

    /// <summary>Nothing that prose would have: no Han, no two words side by side, every longer word a name with a capital or a function.</summary>
    public static bool IsPlain(ReadOnlySpan<char> content)
    {
        if (HasHan(content)) return false;
        var afterWord = false; // and nothing but space since
        for (var i = 0; i < content.Length;)
        {
            if (!char.IsLetter(content[i]))
            {
                if (!char.IsWhiteSpace(content[i])) afterWord = false;
                i++;
                continue;
            }
            var start = i;
            while (i < content.Length && char.IsLetter(content[i])) i++;
            if (afterWord || !IsName(content[start..i])) return false;
            afterWord = i < content.Length && char.IsWhiteSpace(content[i]);
        }
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return true;
        foreach (var c in word)
        {
            if (char.IsUpper(c)) return true;
        }
        return Functions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    /// <summary>Whether content that does not look like TeX is prose between two dollars that have nothing to do with each other.</summary>
    public static bool IsProse(ReadOnlySpan<char> content, bool crossesLines, int dollarsLeft) =>
        (crossesLines && !content.ContainsAny(DigitsAndOperators))
        || (HasHan(content) && IsHanProse(content))
        || content.IndexOfAnyExcept(FullWidthPunctuation) < 0
        || (dollarsLeft % 2 == 0 && StartsWithCountedHan(content));

    private static bool IsHanProse(ReadOnlySpan<char> content)
    {
        if (IsPunctuation(content[0])) return true;
        foreach (var word in Connectives)
        {
            if (content.StartsWith(word)) return true;
        }
        return (IsHan(content[0]) && content.ContainsAny(ClausePunctuation)) || HasOpenBracket(content);
    }

    private static bool HasOpenBracket(ReadOnlySpan<char> content)
    {
        var open = 0;
        foreach (var c in content)
        {
            if (c is '(' or '[' or '（' or '【' or '「' or '《' or '“') open++;
            else if (c is ')' or ']' or '）' or '】' or '」' or '》' or '”') open--;
        }
        return open > 0;
    }

    // 5的, 3.5 万, 8。若
    private static bool StartsWithCountedHan(ReadOnlySpan<char> content)
    {
        var after = content.IndexOfAnyExcept(NumberCharacters);
        if (after < 1 || !char.IsAsciiDigit(content[0])) return false;
        after += content[after..].IndexOfAnyExcept(' ');
        return IsHan(content[after]) || FullWidthPunctuation.Contains(content[after]);
    }

    // Brackets and operators begin formulas too.
    private static bool IsPunctuation(char c) => c is not ('(' or ')' or '[' or ']' or '（' or '-' or '*' or '/') && char.IsPunctuation(c);

    private static bool HasHan(ReadOnlySpan<char> content)
    {
        foreach (var c in content)
        {
            if (IsHan(c)) return true;
        }
        return false;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '\u3007' or '\u3005';
}
