using Transmission.Dialect.Feeds;
using Transmission.Dialect.Figures;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>Writes one tag of raw HTML: its address resolved, a picture with its size and its other formats; in a feed only what is understood there.</summary>
internal sealed class RawTagWriter(DocumentRenderer renderer, RawText raw)
{
    private string Html => raw.Html;

    /// <summary>With what it leads to, or loads, resolved.</summary>
    public void Write(HtmlPiece tag)
    {
        var isLink = tag.Name is "a";
        var link = HtmlPieces.Attributes(Html, tag).FirstOrDefault(attribute => (isLink && attribute.Name == "href") || (attribute.Name is "src" or "poster" && attribute.Value.Length > 0));
        if (link.Name is null) { Write(tag, 0, 0, ""); return; }
        var target = renderer.Masks.Undo(link.Value);
        var href = isLink ? renderer.Context.Resolver.Link(target, Span(link)) : tag.Name is "script" ? target : OrNothing(renderer.Context.Resolver.Image(target, Span(link)).Source);
        if (href is null) // an anchor that leads nowhere is a place in the text
        {
            renderer.Write("<a>");
            return;
        }
        Write(tag, link.ValueStart, link.ValueEnd, href);
    }

    /// <summary>A tag as its author wrote it, with another value from <paramref name="start"/> to <paramref name="end"/>.</summary>
    private void Write(HtmlPiece tag, int start, int end, string value)
    {
        if (renderer.IsForFeed || (start > 0 && start == end) || !HtmlPieces.IsSound(Html, tag) || HasLoneAmpersand(Html.AsSpan(tag.Start, tag.End - tag.Start))
            || HtmlPieces.Attributes(Html, tag).Any(attribute => attribute.Name is MarkdownInHtml.Attribute))
        {
            renderer.Write('<').Write(tag.Name);
            foreach (var attribute in HtmlPieces.Attributes(Html, tag).Where(IsNamed).DistinctBy(attribute => attribute.Name)) WriteAttribute(attribute.Name, start > 0 && attribute.ValueStart == start ? value : attribute.Value);
            renderer.Write(HtmlPieces.IsSelfClosing(Html, tag) ? " />" : ">");
        }
        else if (start == 0) renderer.Write(renderer.Masks.Undo(Html[tag.Start..tag.End]));
        else
        {
            renderer.Write(renderer.Masks.Undo(Html[tag.Start..start]));
            renderer.Write(Markup.Escape(value));
            renderer.Write(renderer.Masks.Undo(Html[end..tag.End]));
        }
    }

    /// <summary>One that no name follows: it may begin the number of a character, or nothing.</summary>
    private static bool HasLoneAmpersand(ReadOnlySpan<char> tag)
    {
        for (int at; (at = tag.IndexOf('&')) >= 0; tag = tag[(at + 1)..])
        {
            if (!char.IsAsciiLetter(tag[at + 1])) return true;
        }
        return false;
    }

    private static bool IsNamed(HtmlAttribute attribute) => !attribute.Name.AsSpan().ContainsAny("\"'<=");

    /// <summary>An empty address would be that of the page itself.</summary>
    private static string OrNothing(string source) => source.Length > 0 ? source : "data:,";

    public void WriteImage(HtmlPiece tag)
    {
        var attributes = HtmlPieces.Attributes(Html, tag).ToList();
        var source = attributes.Find(attribute => attribute.Name == "src");
        var alt = attributes.Find(attribute => attribute.Name == "alt").Value ?? "";
        var image = renderer.Context.Resolver.Image(renderer.Masks.Undo(source.Value ?? ""), Span(source));
        if (!Images.WriteInstead(renderer, image, alt.Length == 0 ? null : () => renderer.WriteEscape(renderer.Masks.Undo(alt)))) return;
        renderer.State.HasTags = true;
        var shown = attributes.Find(attribute => attribute.Name == "width").Value;
        using var picture = Picture.Open(renderer, image, int.TryParse(shown, out var wide) && wide > 0 ? wide : image.Size?.Width);
        renderer.Write("<img");
        WriteAttribute("src", image.Source);
        if (!attributes.Exists(attribute => attribute.Name == "alt")) WriteAttribute("alt", "");
        foreach (var attribute in attributes.Where(attribute => attribute.Name is not ("src" or "srcset") && IsNamed(attribute)).DistinctBy(attribute => attribute.Name)) WriteAttribute(attribute.Name, attribute.Value);
        if (image.Size is { } size) WriteSize(size, attributes);
        if (!attributes.Exists(attribute => attribute.Name == "loading")) WriteAttribute("loading", "lazy");
        renderer.Write('>');
    }

    /// <summary>What is missing of width and height, in the picture's own proportion.</summary>
    private void WriteSize(ImageSize size, List<HtmlAttribute> attributes)
    {
        var width = attributes.Find(attribute => attribute.Name == "width").Value;
        var height = attributes.Find(attribute => attribute.Name == "height").Value;
        if (width is null) WriteAttribute("width", $"{(int.TryParse(height, out var high) && size.Height > 0 ? (long)size.Width * high / size.Height : size.Width)}");
        if (height is null) WriteAttribute("height", $"{(int.TryParse(width, out var wide) && size.Width > 0 ? (long)size.Height * wide / size.Width : size.Height)}");
    }

    private void WriteAttribute(string name, string value)
    {
        if (!renderer.Keeps(name) || name is MarkdownInHtml.Attribute || (renderer.IsForFeed && !FeedHtml.Keeps(name))) return;
        renderer.Write(' ').Write(name).Write("=\"").Write(Markup.Escape(renderer.Masks.Undo(value).Replace('\0', '\uFFFD'))).Write('"');
    }

    private TextSpan Span(HtmlAttribute attribute) => raw.ToFile.ToOrigin(TextSpan.FromBounds(attribute.ValueStart, attribute.ValueEnd));
}
