using Transmission.Dialect.Callouts;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// MyST's directives whose body is Markdown: <c>```{note} Title</c> and <c>:::{note} Title</c>. A fence of backticks becomes one of colons for whoever reads
/// on, so that one syntax has one reader.
/// </summary>
internal static class Directives
{
    private static readonly string[] Prefixes = ["prf:", "proof:"];

    /// <summary>What the block is called here; null for code, and for directives that nothing here does.</summary>
    /// <param name="name">With its braces.</param>
    public static string? ClassOf(ReadOnlySpan<char> name)
    {
        if (name is not ['{', >= 'a' and <= 'z', .., '}']) return null;
        var word = name[1..^1].ToString();
        if (Prefixes.FirstOrDefault(prefix => word.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix) return word[prefix.Length..];
        return word switch
        {
            "admonition" => "note",
            "dropdown" => "details",
            "margin" or "sidebar" or "epigraph" or "figure" or "image" => word,
            _ => CalloutKind.IsKnown(word) ? word : null,
        };
    }

    /// <summary>Of the words after a fence's backticks.</summary>
    public static bool Begins(ReadOnlySpan<char> info) => info.IndexOf('}') is > 0 and var end && ClassOf(info[..(end + 1)]) is not null;
}
