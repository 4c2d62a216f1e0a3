using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect.Typography;

/// <summary>Chinese text and formulas in one line (dialect.md §4).</summary>
public sealed class TypographySyntax : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new SpaceRenderer());
        renderer.ObjectRenderers.Insert(0, new UnbreakableRenderer());
        renderer.ObjectRenderers.Insert(0, new LatinEmphasis(renderer.ObjectRenderers.FindExact<EmphasisInlineRenderer>()!));
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var typesetting = new Typesetting(new InlineLine(index => context.Formulas[index].IsSilent));
        foreach (var block in tree.Descendants<LeafBlock>()) typesetting.Set(block.Inline, hangsMarks: block is not HeadingBlock);
        foreach (var image in tree.Descendants<LinkInline>().Where(link => link.IsImage).ToList()) typesetting.Set(image);
    }

    private sealed class SpaceRenderer : HtmlObjectRenderer<TypesetSpace>
    {
        protected override void Write(HtmlRenderer renderer, TypesetSpace space)
        {
            if (space.IsNarrow) renderer.Write("<span class=\"sp\"> </span>");
        }
    }

    private sealed class UnbreakableRenderer : HtmlObjectRenderer<UnbreakableInline>
    {
        protected override void Write(HtmlRenderer renderer, UnbreakableInline tied)
        {
            var document = (DocumentRenderer)renderer;
            var formulas = tied.FirstChild is FootnoteLink ? 0 : 1; // or the one element around it
            renderer.Write(KatexBoxes.Tie(Markup.Escape(tied.Before), Capture(document, tied.Take(formulas)), Markup.Escape(tied.After) + Capture(document, tied.Skip(formulas))));
        }

        private static string Capture(DocumentRenderer document, IEnumerable<Inline> inlines) => document.Capture(inner =>
        {
            foreach (var inline in inlines) inner.Write(inline);
        });
    }
}
