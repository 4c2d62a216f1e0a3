namespace Theme;

/// <summary>Where the text of a licence stands, for those that are known by their short name.</summary>
public static class Licenses
{
    /// <summary>For «CC BY-SA 4.0» and its like, and «CC0 1.0»; null for any other.</summary>
    public static string? AddressOf(string license) => license.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["cc0", ..] => "https://creativecommons.org/publicdomain/zero/1.0/",
        ["cc", .. var terms, var version] when terms.All(term => term is "by" or "nc" or "nd" or "sa") && Version.TryParse(version, out _) =>
            $"https://creativecommons.org/licenses/{string.Join('-', terms)}/{version}/",
        _ => null,
    };
}
