using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect.Divs;

/// <summary>Pictures on lines that follow each other are a paragraph to Markdown; where pictures stand side by side each is one of its own.</summary>
internal static class Pictures
{
    public static void Part(DivBlock div)
    {
        for (var i = 0; i < div.Count; i++)
        {
            if (div[i] is not ParagraphBlock { Inline: { } inlines } paragraph || !IsOfPictures(inlines)) continue;
            div.RemoveAt(i);
            foreach (var picture in inlines.OfType<LinkInline>().ToList())
            {
                picture.Remove();
                var alone = new ContainerInline { IsClosed = true };
                alone.AppendChild(picture);
                div.Insert(i++, new ParagraphBlock(paragraph.Parser) { Inline = alone, IsOpen = false, Line = picture.Line, Span = picture.Span });
            }
            i--;
        }
    }

    private static bool IsOfPictures(ContainerInline inlines)
    {
        var pictures = 0;
        foreach (var inline in inlines)
        {
            if (inline is LinkInline link && (link.IsImage || (link.FirstChild is LinkInline { IsImage: true } only && link.LastChild == only))) pictures++;
            else if (inline is not LineBreakInline && !(inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace())) return false;
        }
        return pictures > 1;
    }
}
