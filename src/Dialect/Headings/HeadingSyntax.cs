using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Text;
using Transmission.Model;

namespace Transmission.Dialect.Headings;

/// <summary>Headings with anchors, each a link to itself.</summary>
public sealed class HeadingSyntax : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new Renderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var ids = new HeadingIds();
        ids.Take("main"); // the page's own
        foreach (var id in PageAnchors.In(tree)) ids.Take(id);
        foreach (var mark in context.Formulas.Select(formula => DisplayEnd.MarkOf(formula.Written, context.Source)).OfType<string>()) ids.Take(mark);
        var nodes = tree.Descendants();
        foreach (var node in nodes)
        {
            foreach (var id in IdsInHtml(node)) ids.Take(id);
        }
        foreach (var target in context.Targets.Where(target => target.Kind is not TargetKind.Section)) ids.Take(target.Id);
        // An id may be written at a link or a block, too; the label of what is numbered is doubled by mistake, which is told.
        foreach (var node in nodes)
        {
            if (node is HeadingBlock || node.TryGetAttributes()?.Id is not { } id) continue;
            if (Numbering.Of(node) is null) node.GetAttributes().Id = ids.Numbered(id);
            else ids.Take(id);
        }
        var headings = tree.Descendants<HeadingBlock>();
        foreach (var attributes in headings.Select(heading => heading.TryGetAttributes()).Where(attributes => attributes?.Id is not null))
            attributes!.Id = ids.Numbered(attributes.Id!);
        foreach (var heading in headings)
        {
            var attributes = heading.GetAttributes();
            attributes.Id ??= ids.For(PlainText.Of(heading.Inline, context.Formulas));
        }
    }

    private static IEnumerable<string> IdsInHtml(MarkdownObject node)
    {
        RawText? raw = node switch { HtmlBlock block => RawText.Of(block), HtmlInline inline => RawText.Of(inline), _ => null };
        if (raw?.Html is not { } html || !html.Contains("id", StringComparison.OrdinalIgnoreCase)) return [];
        return HtmlPieces.Of(html).Where(piece => piece.Kind is HtmlPieceKind.Start)
            .SelectMany(piece => HtmlPieces.Attributes(html, piece)).Where(attribute => attribute.Name == "id").Select(attribute => attribute.Value);
    }

    /// <summary>As it stands before the heading, with its space.</summary>
    internal static void WriteNumber(HtmlRenderer renderer, string? number)
    {
        if (number is not null) renderer.Write("<span class=\"hn\">").Write(number).Write("</span> ");
    }

    internal static string? NumberOf(HeadingBlock heading) => Numbering.Of(heading) is { Number.Length: > 0 } target ? target.Number : null;

    private sealed class Renderer : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            var document = (DocumentRenderer)renderer;
            if (document.Context.IsTitle(heading)) return;
            var attributes = heading.GetAttributes();
            var name = $"h{Math.Min(6, heading.Level + document.Context.HeadingShift)}";
            renderer.EnsureLine();
            document.WriteTag(name, ("id", attributes.Id), ("class", attributes.Classes is { Count: > 0 } classes ? string.Join(' ', classes) : null));
            if (heading.Inline is { } inlines) WriteText(document, inlines, "#" + attributes.Id, NumberOf(heading));
            renderer.Write("</").Write(name).WriteLine(">");
        }

        /// <summary>Links do not nest: notes stand after the heading's own link, and a heading with links in it has none.</summary>
        private static void WriteText(DocumentRenderer renderer, ContainerInline inlines, string href, string? number)
        {
            if (inlines.Descendants().Any(inline => inline is LinkInline { IsImage: false } or AutolinkInline or ReferenceInline || (inline is HtmlInline html && IsLink(html))))
            {
                WriteNumber(renderer, number);
                renderer.WriteChildren(inlines);
                return;
            }
            renderer.WriteTag("a", ("href", href));
            renderer.State.InLink++;
            WriteNumber(renderer, number);
            renderer.WriteChildren(inlines);
            renderer.State.InLink--;
            renderer.Write("</a>");
            SideNotes.WriteHeldBack(renderer);
        }

        /// <summary>What is embedded from elsewhere becomes one.</summary>
        private static bool IsLink(HtmlInline html) => HtmlNames.Of(html.Tag).ToLowerInvariant() is "a" or "iframe" or "embed" or "video" or "audio";
    }
}
