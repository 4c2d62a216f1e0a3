using System.Collections.Immutable;

namespace Transmission.Citations;

/// <summary>The months that BibTeX knows as abbreviations.</summary>
internal static class Months
{
    public static ImmutableArray<string> All { get; } = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>From 1; null for what is none of them. A whole name counts, such as <c>January</c>.</summary>
    public static int? NumberOf(string text) => All.IndexOf(text.Length < 3 ? text : text[..3].ToLowerInvariant()) is >= 0 and var index ? index + 1 : null;
}
