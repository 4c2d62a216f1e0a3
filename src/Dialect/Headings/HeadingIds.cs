using System.Globalization;
using System.Text;

namespace Transmission.Dialect.Headings;

/// <summary>Anchors by GitHub's rules: lower case, letters, digits, hyphens and underscores, hyphens for spaces; a doubled one gets <c>-1</c>, <c>-2</c>.</summary>
public sealed class HeadingIds
{
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _doubled = [];

    /// <summary>Han stays, and so do the subscripts and superscripts that formulas have in plain text.</summary>
    public static string Slug(string plain)
    {
        var slug = new StringBuilder(plain.Length);
        foreach (var rune in plain.Trim().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) slug.Append('-');
            else if (rune.Value is '-' or '_' || Rune.IsLetterOrDigit(rune) || IsMarkOrNumber(rune)) slug.Append(Rune.ToLowerInvariant(rune));
        }
        return slug.ToString();
    }

    /// <summary>Keeps an anchor that its author chose.</summary>
    public void Take(string id) => _taken.Add(id);

    public string For(string plain)
    {
        var slug = Slug(plain) is { Length: > 0 } some ? some : "section";
        if (_taken.Add(slug)) return slug;
        var count = _doubled.GetValueOrDefault(slug);
        string id;
        do id = $"{slug}-{++count}"; while (!_taken.Add(id));
        _doubled[slug] = count;
        return id;
    }

    private static bool IsMarkOrNumber(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
