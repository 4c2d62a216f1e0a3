namespace Transmission.Dialect.RawHtml;

/// <summary>What the names of elements mean to the text around them.</summary>
internal static class HtmlNames
{
    private static readonly HashSet<string> Solid = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "hr", "img", "iframe", "embed", "object", "video", "audio", "picture", "source", "input", "button", "select", "textarea",
        "svg", "canvas", "div", "p", "table", "tr", "td", "th", "ul", "ol", "li", "pre", "blockquote", "details", "summary", "figure", "figcaption",
    };

    private static readonly HashSet<string> Objects = new(StringComparer.OrdinalIgnoreCase)
    {
        "img", "iframe", "embed", "object", "video", "audio", "picture", "input", "button", "select", "textarea", "svg", "canvas",
    };

    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "i", "em", "strong", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "kbd", "code", "var", "q", "cite", "abbr",
    };

    private static readonly HashSet<string> OfThePage = new(StringComparer.OrdinalIgnoreCase) { "html", "head", "body", "base", "frameset", "frame", "plaintext" };

    /// <summary>Whether the text beside a tag sees through it.</summary>
    public static bool IsPhrasing(string tag) => !Solid.Contains(Of(tag)) && !IsObject(tag);

    /// <summary>Whether it stands in the line as a letter would, if a big one; so may a custom element.</summary>
    public static bool IsObject(string tag) => Of(tag) is var name && (Objects.Contains(name) || name.Contains('-'));

    /// <summary>Whether nothing of it is seen where it stands.</summary>
    public static bool IsUnseen(string tag) => Of(tag).ToLowerInvariant() is "script" or "style";

    /// <summary>Whether a tag may stand in a title or an excerpt: one that only changes how text looks, and says nothing more.</summary>
    public static bool IsPlain(string tag) => Plain.Contains(Of(tag)) && tag.Length == Of(tag).Length + (tag[1] == '/' ? 3 : 2);

    /// <summary>
    /// Whether it only looks like a tag, as <c>&lt;unk&gt;</c> and <c>&lt;T&gt;</c> do. A name with a hyphen is a custom element's, one
    /// with a colon another vocabulary's.
    /// </summary>
    public static bool IsNoElement(string tag)
    {
        var name = Of(tag);
        if (name.Length == 0) return false;
        var after = tag[name.Length + (tag[1] == '/' ? 2 : 1)];
        if (after is not (' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>' or ':')) return true;
        return after != ':' && !name.Contains('-') && !OfThePage.Contains(name) && HtmlElement.Find(name) is null;
    }

    /// <summary>Whether it belongs to a whole page, not to what stands on one.</summary>
    public static bool IsOfThePage(string name) => OfThePage.Contains(name);

    public static string Of(string tag)
    {
        var start = tag.Length > 1 && tag[1] == '/' ? 2 : 1;
        var end = start;
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || tag[end] == '-')) end++;
        return start < end ? tag[start..end] : "";
    }
}
