using System.Globalization;
using Microsoft.AspNetCore.Components;
using Transmission.Model;

namespace Theme;

/// <summary>How values of the model are put into markup. What there is not is null, which leaves no attribute and no element.</summary>
internal static class Showing
{
    public static MarkupString Markup(this Html html) => new(html.Value ?? "");

    /// <summary>The place of a body.</summary>
    public static MarkupString Markup(this PageBody body) => new(body.ToString());

    /// <summary>ISO 8601, in every language; null for a document without a date.</summary>
    public static string? Iso(DateTimeOffset? date) =>
        date is { } known && known != default ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The value of a lang attribute: only where a language differs from the one around it.</summary>
    public static string? LanguageWithin(string around, string language) =>
        string.Equals(around, language, StringComparison.OrdinalIgnoreCase) ? null : language;

    public static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static bool HasFormulas(Summary summary) => summary.Document.Body.Measure.Formulas > 0;

    /// <summary>Of a fragment: an id may hold what an address may not.</summary>
    public static string Fragment(string id) => "#" + Uri.EscapeDataString(id);
}
