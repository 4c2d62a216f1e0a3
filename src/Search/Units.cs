using System.Globalization;

namespace Transmission.Search;

/// <summary>What a UTF-16 code unit of folded text is to search: the same as in the theme's search-text.js.</summary>
internal enum Unit : byte { Other, Space, Han, Word }

internal static class Units
{
    private static readonly Unit[] Table = [.. Enumerable.Range(0, 0x10000).Select(c => Classify((char)c))];

    public static Unit Of(char c) => Table[c];

    /// <summary>Of all code units, for who asks of each of a text.</summary>
    public static ReadOnlySpan<Unit> All => Table;

    /// <summary>What a formula may be written without: spaces, brackets, the signs of TeX.</summary>
    public static bool IsNothingInFormula(char c) =>
        Of(c) is Unit.Space || c is '(' or ')' or '[' or ']' or '{' or '}' or '^' or '_' or '$' or '\\' or '&';

    /// <summary>Characters beside which any other stands, as the client has them.</summary>
    public static bool IsCommon(char c) => "的一是在了不和有为中个可以上与".Contains(c);

    private static Unit Classify(char c)
    {
        if (IsHan(c)) return Unit.Han;
        if (char.IsWhiteSpace(c) && c != '\u0085') return Unit.Space; // which JavaScript has not among its white space
        return char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? Unit.Word : Unit.Other;
    }

    /// <summary>Ideographs and kana; half of a character beyond the first plane counts as one of them.</summary>
    private static bool IsHan(char c) => c is
        (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') || char.IsSurrogate(c);
}
