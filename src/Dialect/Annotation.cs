using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What copying a formula gives: what its author wrote, not what was made of it for KaTeX.</summary>
internal static class Annotation
{
    private const string Start = "<annotation encoding=\"application/x-tex\">";
    private const string End = "</annotation>";

    public static string WithSource(string html, Formula formula)
    {
        if (formula.Tex == formula.Written.Source) return html;
        var start = html.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0) return html;
        start += Start.Length;
        var end = html.IndexOf(End, start, StringComparison.Ordinal);
        return string.Concat(html.AsSpan(0, start), Markup.Escape(formula.Written.Source.Trim()), html.AsSpan(end));
    }
}
