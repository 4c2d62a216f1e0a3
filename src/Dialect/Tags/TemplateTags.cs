using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;

namespace Transmission.Dialect.Tags;

/// <summary>
/// The tags of GitBook, Hexo, Jekyll and Hugo, wherever their author's meaning is plain and there is something here that does it: <see cref="TagTable"/>
/// has them. No template is ever executed, and all other tags are text.
/// </summary>
public sealed class TemplateTags : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new TagBlocks());
        pipeline.InlineParsers.Insert(0, new TagInlines());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var marked = tree.Descendants().Select(node => (Node: node, Mark: TagMark.Of(node))).Where(found => found.Mark is not null).ToList();
        if (marked.Count == 0) return;
        foreach (var container in tree.Descendants<ContainerBlock>().Prepend(tree).ToList()) TagRebuilding.Rebuild(container);
        if (marked.Exists(found => found.Node is FootnoteLink)) NumberNotes(tree);
        foreach (var mark in marked.Where(found => found.Mark!.Meaning.Use is TagUse.Dropped or TagUse.Wrapper).Select(found => found.Node).OfType<LiteralInline>()) DropEmpty(mark);
        Report(marked!, context);
    }

    /// <summary>A paragraph of nothing but a dropped tag is none.</summary>
    private static void DropEmpty(LiteralInline dropped)
    {
        if (dropped.Parent is { ParentBlock: ParagraphBlock { Parent: { } parent } paragraph } line && line.FirstChild == dropped && line.LastChild == dropped) parent.Remove(paragraph);
    }

    /// <summary>Notes of tags and those of footnotes in one row, in the order in which they are read.</summary>
    private static void NumberNotes(MarkdownDocument tree)
    {
        var group = tree.OfType<FootnoteGroup>().LastOrDefault();
        if (group is null) tree.Add(group = new FootnoteGroup(null!) { IsOpen = false });
        var notes = tree.Descendants<FootnoteLink>().Where(mark => !mark.IsBackLink).Select(mark => mark.Footnote).Distinct().ToList();
        group.Clear();
        foreach (var note in notes)
        {
            note.Order = group.Count + 1;
            group.Add(note);
        }
    }

    private static void Report(List<(MarkdownObject Node, TagMark Mark)> marked, ParseContext context)
    {
        foreach (var (node, mark) in marked.Where(found => found.Mark.Meaning.Use is TagUse.Embed))
            context.Diagnostics.Report(Rules.EmbedBecameLink, $"the embedded '{mark.Tag.Name}' became a link", context.Source.At(node.Span.ToText()));
        foreach (var group in marked.Where(found => found.Mark.Meaning.Use is not TagUse.Embed && found.Node is not ParagraphBlock).GroupBy(found => found.Mark.Tag.Name))
        {
            var ((first, mark), count) = (group.First(), group.Count());
            var place = context.Source.At(first.Span.Start, first is Block ? mark.Tag.Span.Length : first.Span.Length);
            var (rule, done) = mark.Meaning.Says is { Length: > 0 } says ? (Rules.TagRead, $"read as {says}") : (Rules.LeftoverDropped, "dropped");
            context.Diagnostics.Report(rule, count == 1 ? $"the tag '{group.Key}' is {done}" : $"{count} tags '{group.Key}' are {done}, from here on", place);
        }
    }
}
