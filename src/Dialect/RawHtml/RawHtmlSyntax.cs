using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect.RawHtml;

/// <summary>Raw HTML is its author's and passes, except for what would make a page need somebody else (dialect.md §5).</summary>
public sealed class RawHtmlSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new BlockRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new InlineRenderer());
    }

    private sealed class BlockRenderer : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block)
        {
            renderer.EnsureLine();
            new RawHtmlWriter((DocumentRenderer)renderer, RawText.Of(block)).Write();
            renderer.EnsureLine();
        }
    }

    private sealed class InlineRenderer : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline)
        {
            var document = (DocumentRenderer)renderer;
            if (!document.Context.IsBare) new RawHtmlWriter(document, RawText.Of(inline)).Write();
            else if (HtmlNames.IsPlain(inline.Tag)) renderer.Write(inline.Tag);
        }
    }
}
