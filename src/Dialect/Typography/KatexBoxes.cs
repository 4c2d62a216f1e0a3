using System.Runtime.CompilerServices;
using Transmission.Model;

namespace Transmission.Dialect.Typography;

/// <summary>
/// Ties punctuation to a formula's outermost boxes and leaves the break points between the others
/// (browsers break between a box and 。 even with a word joiner). What is reopened has a class of its own, since it is no
/// formula: the style sheet treats <c>kx</c> as <c>katex</c>, and whoever counts formulas finds each once.
/// </summary>
internal static class KatexBoxes
{
    private const string Box = "<span class=\"katex-base\">";
    private const string Formula = "<span class=\"katex\">";
    private const string Reopened = "<span class=\"kx\"><span class=\"katex-html\" aria-hidden=\"true\">";
    private const string Closed = "</span></span>";
    private const string Unbroken = "<span class=\"nb\">";

    // A line that is shorter by this much is no gap; «x =» at its end and «0» on the next is one in the reading.
    private const int Short = 7;

    /// <summary>A formula of a few characters is not parted at a line's end.</summary>
    /// <param name="plain">Its plain text.</param>
    public static string Whole(string html, string plain) =>
        plain.Length <= 2 * Short && plain.Count(c => c != ' ') <= Short && html.IndexOf(Box, StringComparison.Ordinal) != html.LastIndexOf(Box, StringComparison.Ordinal)
            ? $"{Unbroken}{html}</span>" : html;

    /// <param name="before">HTML, as <paramref name="after"/>.</param>
    public static string Tie(string before, string html, string after)
    {
        if (html is [UnsetText.Hole]) return $"{UnsetText.Tie}{before}{html}{after}{UnsetText.Tie}"; // when it is set

        var first = html.IndexOf(Box, StringComparison.Ordinal);
        var second = first < 0 ? -1 : html.IndexOf(Box, first + 1, StringComparison.Ordinal);
        // What stands within an element of its own, such as emphasis, is not cut: the pieces would have to be elements too.
        if (second < 0 || !html.StartsWith(Formula, StringComparison.Ordinal)) return $"{Unbroken}{before}{html}{after}</span>";

        var last = html.LastIndexOf(Box, StringComparison.Ordinal);
        var (from, to) = (before.Length > 0 ? second : 0, after.Length > 0 ? last : html.Length);
        var tied = new DefaultInterpolatedStringHandler(html.Length + 256, 0); // with a buffer from the pool
        if (before.Length > 0)
        {
            tied.AppendLiteral(Unbroken);
            tied.AppendLiteral(before);
            tied.AppendFormatted(html.AsSpan(0, second));
            tied.AppendLiteral(Closed + "</span>");
        }
        if (to > from)
        {
            if (from > 0) tied.AppendLiteral(Reopened);
            tied.AppendFormatted(html.AsSpan(from, to - from));
            if (to < html.Length) tied.AppendLiteral(Closed);
        }
        if (after.Length > 0)
        {
            tied.AppendLiteral(Unbroken + Reopened);
            tied.AppendFormatted(html.AsSpan(last));
            tied.AppendLiteral(after);
            tied.AppendLiteral("</span>");
        }
        return tied.ToStringAndClear();
    }
}
