using System.Globalization;
using System.Text;

namespace Transmission.Model;

/// <summary>Names in addresses and anchors, by the rules that GitHub makes headings' anchors with: Unicode is kept.</summary>
public static class Slug
{
    /// <summary>Lower case; letters, marks, digits, <c>_</c> and <c>-</c> stay, a space becomes <c>-</c>, anything else goes. May be empty.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) slug.Append('-');
            else if (rune.Value == '-' || IsKept(Rune.GetUnicodeCategory(rune))) slug.Append(Rune.ToLowerInvariant(rune));
        }
        return slug.ToString();
    }

    private static bool IsKept(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation;
}
