namespace Transmission.Dialect.RawHtml;

/// <summary>What the names of elements mean to the text around them.</summary>
internal static class HtmlNames
{
    private static readonly HashSet<string> Solid = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "hr", "img", "iframe", "embed", "object", "video", "audio", "picture", "source", "input", "button", "select", "textarea",
        "svg", "canvas", "div", "p", "table", "tr", "td", "th", "ul", "ol", "li", "script", "style", "pre", "blockquote", "details", "summary", "figure", "figcaption",
    };

    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "i", "em", "strong", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "kbd", "code", "var", "q", "cite", "abbr",
    };

    /// <summary>Whether the text beside a tag sees through it.</summary>
    public static bool IsPhrasing(string tag) => !Solid.Contains(Of(tag));

    /// <summary>Whether a tag may stand in a title or an excerpt: one that only changes how text looks, and says nothing more.</summary>
    public static bool IsPlain(string tag) => Plain.Contains(Of(tag)) && tag.Length == Of(tag).Length + (tag[1] == '/' ? 3 : 2);

    public static string Of(string tag)
    {
        var start = tag.Length > 1 && tag[1] == '/' ? 2 : 1;
        var end = start;
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || tag[end] == '-')) end++;
        return start < end ? tag[start..end] : "";
    }
}
