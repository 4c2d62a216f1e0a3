using System.Text;

namespace Transmission.Dialect;

/// <summary>
/// Block markup where only phrasing may stand, such as a note within its paragraph: every block element becomes a
/// <c>span</c> whose class is its name, so that style can make it look like what it was.
/// </summary>
internal static class Phrasing
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "details", "summary", "section", "aside",
        "article", "header", "footer", "main", "nav", "search", "hgroup", "address", "center", "dir", "menu", "form", "fieldset", "dialog", "listing",
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    };

    public static string From(string html)
    {
        var result = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length;)
        {
            var open = html.IndexOf('<', i);
            if (open < 0) { result.Append(html, i, html.Length - i); break; }
            result.Append(html, i, open - i);
            i = Tag(html, open, result);
        }
        return result.ToString().Trim();
    }

    private static int Tag(string html, int open, StringBuilder result)
    {
        var nameStart = open + 1 < html.Length && html[open + 1] == '/' ? open + 2 : open + 1;
        var nameEnd = nameStart;
        while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd])) nameEnd++;
        var close = html.IndexOf('>', nameEnd);
        var name = html[nameStart..nameEnd];
        if (close < 0 || !Blocks.Contains(name)) { result.Append('<'); return open + 1; }
        if (nameStart == open + 2) { result.Append("</span>"); return close + 1; }

        var attributes = html[nameEnd..close].TrimEnd('/', ' ');
        result.Append("<span class=\"").Append(name.ToLowerInvariant());
        const string Class = " class=\"";
        var at = attributes.IndexOf(Class, StringComparison.Ordinal);
        if (at < 0) result.Append('"').Append(attributes);
        else result.Append(' ').Append(attributes, at + Class.Length, attributes.Length - at - Class.Length).Append(attributes, 0, at);
        result.Append('>');
        if (name is "hr") result.Append("</span>");
        return close + 1;
    }
}
