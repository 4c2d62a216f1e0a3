using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;

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
        foreach (var block in tree.Descendants<LeafBlock>()) typesetting.Set(block.Inline);
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
            var first = tied.FirstChild is FormulaInline formula
                ? FormulaRendering.Inline(document, document.Context.Text.Formulas[formula.Index])
                : document.Capture(inner => inner.Write(tied.FirstChild!));
            var marks = tied.FirstChild!.NextSibling is null ? "" : document.Capture(inner => { foreach (var mark in tied.Skip(1)) inner.Write(mark); });
            renderer.Write(tied.Before.Length + tied.After.Length + marks.Length == 0 ? first : KatexBoxes.Tie(Markup.Escape(tied.Before), first, Markup.Escape(tied.After) + marks));
        }
    }
}
