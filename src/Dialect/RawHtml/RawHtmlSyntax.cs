using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
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

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in tree.Descendants<LeafBlock>())
        {
            if (block.Inline?.Descendants<HtmlInline>().ToList() is not { Count: > 0 } tags) continue;
            ReadAsText(block.Inline, context, told);
            foreach (var start in tags.Where(html => html.Parent is not null && html.Tag[1] != '/' && HtmlElement.Find(HtmlNames.Of(html.Tag)) is { IsRaw: true }))
            {
                if (!Join(start, context) && HtmlNames.Of(start.Tag).ToLowerInvariant() is not ("script" or "iframe")) ShowOpen(start, context);
            }
        }
    }

    /// <summary>What only looks like a tag is text, for every reader of the tree; and a formula in a drawing, which holds no HTML.</summary>
    private static void ReadAsText(ContainerInline line, ParseContext context, HashSet<string> told)
    {
        var foreign = 0;
        foreach (var inline in line.Descendants().ToList())
        {
            if (inline is FormulaInline formula && foreign > 0)
                formula.ReplaceBy(new LiteralInline(context.Formulas[formula.Index].PlainText) { Span = formula.Span, IsClosed = true });
            if (inline is not HtmlInline tag) continue;
            var name = HtmlNames.Of(tag.Tag);
            if (HtmlElement.Find(name) is { IsForeign: true } && !tag.Tag.EndsWith("/>", StringComparison.Ordinal)) foreign = Math.Max(0, foreign + (tag.Tag[1] == '/' ? -1 : 1));
            if (foreign > 0 || !HtmlNames.IsNoElement(tag.Tag)) continue;
            var text = context.Masks.Undo(tag.Tag);
            if (told.Add(name)) context.Diagnostics.Report(Rules.NoElement, $"'{text}' is no tag of HTML and is shown as it is written", context.Source.At(tag.Span.ToText()));
            tag.ReplaceBy(new LiteralInline(text) { Span = tag.Span, IsClosed = true });
        }
    }

    /// <summary>A script, or another element in which nothing is markup, is one thing within a line too, however Markdown read what is in it.</summary>
    /// <returns>Whether it ends within the line.</returns>
    private static bool Join(HtmlInline start, ParseContext context)
    {
        var name = HtmlNames.Of(start.Tag);
        var end = start.NextSibling;
        while (end is not null && !(end is HtmlInline { Tag: ['<', '/', ..] } tag && HtmlNames.Of(tag.Tag).Equals(name, StringComparison.OrdinalIgnoreCase))) end = end.NextSibling;
        if (end is null) return false;
        start.Tag = context.Source.Slice(TextSpan.FromBounds(start.Span.Start, end.Span.End + 1));
        while (start.NextSibling is { } next)
        {
            next.Remove();
            if (next == end) break;
        }
        return true;
    }

    /// <summary>One that speaks of «the &lt;title&gt; of a page» did not mean it: left open, it would hide the rest of the article.</summary>
    private static void ShowOpen(HtmlInline start, ParseContext context)
    {
        var text = context.Masks.Undo(start.Tag);
        context.Diagnostics.Report(Rules.HtmlNotClosed, $"'{text}' is never closed, and is shown as it is written", context.Source.At(start.Span.ToText()));
        start.ReplaceBy(new LiteralInline(text) { Span = start.Span, IsClosed = true });
    }

    private sealed class BlockRenderer : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block)
        {
            renderer.EnsureLine();
            var document = (DocumentRenderer)renderer;
            // A drawing may hold blank lines; Markdown in between ends it.
            if (!Follows(block, document)) document.State.Foreign.Clear();
            document.State.HtmlEnd = block.Span.End + 1;
            new RawHtmlWriter(document, RawText.Of(block)).Write();
            renderer.EnsureLine();
        }
    }

    private static bool Follows(HtmlBlock block, DocumentRenderer renderer) =>
        renderer.State.HtmlEnd is var end && end <= block.Span.Start && renderer.Source.Text.AsSpan(end, block.Span.Start - end).IndexOfAnyExcept(" \t\r\n>") < 0; // of a quote, too

    private sealed class InlineRenderer : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline)
        {
            var document = (DocumentRenderer)renderer;
            if (!document.Context.IsBare) new RawHtmlWriter(document, RawText.Of(inline)).Write();
            else if (HtmlNames.IsPlain(inline.Tag))
            {
                document.State.HasTags = true;
                renderer.Write(inline.Tag);
            }
        }
    }
}
