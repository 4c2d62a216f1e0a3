using Transmission.Model;

namespace Transmission.Render;

/// <summary>Finds the anchor that a fragment means: as it is, decoded, in GitHub's spelling, or in other letters' case.</summary>
internal static class Anchors
{
    public static string? Find(ParsedText text, string fragment)
    {
        var decoded = Targets.Decode(fragment);
        if (text.Anchors.Contains(decoded)) return decoded;
        var slug = Slug.Of(decoded);
        if (slug.Length > 0 && text.Anchors.Contains(slug)) return slug;
        return text.Anchors.Where(anchor => anchor.Equals(decoded, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
