namespace Transmission.Model;

/// <summary>Languages by their tags (BCP 47).</summary>
public static class Languages
{
    /// <summary>Cuts the language off a file's name, where it ends with one: <c>index.en</c>, <c>first.zh-CN</c>.</summary>
    /// <param name="declared">What the document itself says; where it says nothing, only a language that the theme speaks is one, as <c>node.js</c> is none.</param>
    public static (string Name, string? Language) Cut(string name, string? declared)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0) return (name, null);
        var ending = name[(dot + 1)..].Replace('_', '-');
        var isOne = declared is null ? Base(ending).ToLowerInvariant() is "zh" or "en" && ending.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            : ending.Equals(declared, StringComparison.OrdinalIgnoreCase) || ending.Equals(Base(declared), StringComparison.OrdinalIgnoreCase);
        return isOne ? (name[..dot], ending) : (name, null);
    }

    /// <summary>Whether two tags are of one language, in whatever script or country.</summary>
    public static bool AreOne(string one, string other) => Base(one).Equals(Base(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>What its speakers call it; the tag where we do not know.</summary>
    public static string NameOf(string tag) => Base(tag).ToLowerInvariant() switch
    {
        "zh" when tag.Contains("hant", StringComparison.OrdinalIgnoreCase) || tag.EndsWith("-tw", StringComparison.OrdinalIgnoreCase) || tag.EndsWith("-hk", StringComparison.OrdinalIgnoreCase) => "繁體中文",
        "zh" => "中文",
        "en" => "English",
        "ja" => "日本語",
        "ko" => "한국어",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        "pt" => "Português",
        "it" => "Italiano",
        "ru" => "Русский",
        _ => tag,
    };

    private static string Base(string tag) => tag.Split('-')[0];
}
