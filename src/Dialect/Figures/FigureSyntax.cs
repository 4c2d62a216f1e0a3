using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.References;

namespace Transmission.Dialect.Figures;

/// <summary>An image alone in its paragraph is a figure, with its text for a caption. With a label it is numbered.</summary>
public sealed class FigureSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new Renderer());

    /// <summary>The image of a paragraph that holds nothing else, and the link around it if there is one.</summary>
    internal static (LinkInline Image, LinkInline? Around)? ImageAlone(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { FirstChild: LinkInline only } inlines || inlines.LastChild != only) return null;
        if (only.IsImage) return (only, null);
        return only.FirstChild is LinkInline { IsImage: true } image && only.LastChild == image ? (image, only) : null;
    }

    private sealed class Renderer : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (ImageAlone(paragraph) is var (image, around)) Figure((DocumentRenderer)renderer, image, around);
            else if (paragraph.Inline?.FirstChild is not null) base.Write(renderer, paragraph);
        }

        private static void Figure(DocumentRenderer renderer, LinkInline image, LinkInline? around)
        {
            var href = around is null ? null : Links.Href(renderer, around);
            if (href is not null) renderer.State.InLink++;
            var written = renderer.Capture(inner => Images.Write(inner, image, isAlone: true));
            if (href is not null)
            {
                renderer.State.InLink--;
                written = $"<a href=\"{Markup.Escape(href)}\">{written}</a>";
            }
            var attributes = image.TryGetAttributes();
            renderer.EnsureLine();
            if (!written.Contains("<img", StringComparison.Ordinal)) // it became a link, or is missing
            {
                renderer.WriteTag("p", ("id", attributes?.Id)); // what refers to it leads here all the same
                Captions.WriteName(renderer, image);
                renderer.Write(written).WriteLine("</p>");
                return;
            }
            renderer.WriteTag("figure", ("id", attributes?.Id), ("class", attributes?.Classes is { Count: > 0 } classes ? string.Join(' ', classes) : null));
            renderer.Write(written);
            Caption(renderer, image);
            renderer.WriteLine("</figure>");
        }

        private static void Caption(DocumentRenderer renderer, LinkInline image)
        {
            var isEmpty = image.FirstChild is null && string.IsNullOrEmpty(image.Title) && Numbering.Of(image) is null;
            if (isEmpty) return;
            renderer.Write("<figcaption>");
            Captions.WriteName(renderer, image, isAlone: image.FirstChild is null && string.IsNullOrEmpty(image.Title));
            if (string.IsNullOrEmpty(image.Title)) renderer.WriteChildren(image);
            else renderer.WriteEscape(image.Title);
            renderer.Write("</figcaption>");
        }
    }
}
