using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace Tests;

/// <summary>What a parser that follows the HTML standard says of a page.</summary>
internal static class HtmlFaults
{
    /// <param name="faults">Every parse error, with what stands around it: an element that is moved, closed or ignored is one.</param>
    public static IHtmlDocument Parse(string html, out List<string> faults)
    {
        var found = faults = [];
        var parser = new HtmlParser();
        parser.Error += (_, error) =>
        {
            if (error is not HtmlErrorEvent at) return;
            if (at.Message.StartsWith("Character reference is not terminated", StringComparison.Ordinal)) return; // the parser's own: «&a b» is text (13.2.5.73)
            var start = Math.Clamp(at.Position.Index - 60, 0, html.Length);
            found.Add($"{at.Message} …{html.Substring(start, Math.Min(90, html.Length - start))}…");
        };
        return parser.ParseDocument(html);
    }

    /// <summary>The texts of an article that a reader takes for prose: not code, formulas or drawings.</summary>
    public static IEnumerable<string> Prose(IElement article) =>
        article.Descendants<IText>().Where(text => !text.Ancestors<IElement>().Any(IsNoProse)).Select(text => text.Data);

    private static bool IsNoProse(IElement element) =>
        element.LocalName is "code" or "pre" or "script" or "style" or "svg" or "annotation" || element.ClassList.Contains("katex") || element.ClassList.Contains("kx");
}
