using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>Raw HTML is its author's and passes, except for what would make a page need somebody else (dialect.md §5).</summary>
public sealed class RawHtmlSyntax : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new BlockRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new InlineRenderer());
    }

    /// <summary>A script within a line is one thing, however Markdown read what is in it.</summary>
    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var start in tree.Descendants<HtmlInline>().Where(html => HtmlNames.Of(html.Tag).Equals("script", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (start.Parent is null || start.Tag.StartsWith("</", StringComparison.Ordinal)) continue;
            var end = start.NextSibling;
            while (end is not null and not HtmlInline { Tag: ['<', '/', 's' or 'S', ..] }) end = end.NextSibling;
            if (end is null) continue;
            start.Tag = context.Source.Slice(TextSpan.FromBounds(start.Span.Start, end.Span.End + 1));
            while (start.NextSibling is { } next)
            {
                next.Remove();
                if (next == end) break;
            }
        }
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
