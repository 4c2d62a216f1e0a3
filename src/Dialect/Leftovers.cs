using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Callouts;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Lines that only meant something to another system: dropped, with a lint. Everything else in braces is text.</summary>
public sealed class Leftovers : IMarkdownExtension, ITreePass
{
    private static readonly string[] TagMarks = ["{%", "{{<", "{{%", "--8<--"];

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var block in tree.Descendants<LeftoverBlock>())
        {
            var span = block.Span.ToText();
            if (BecomesCallout(block, context.Source.Slice(span))) context.Diagnostics.Report(Rules.TagRead, $"the tag '{context.Source.Slice(span)}' is read as a callout", context.Source.At(span));
            else context.Diagnostics.Report(Rules.LeftoverDropped, $"'{context.Source.Slice(span)}' is dropped", context.Source.At(span));
        }
        if (context.Source.Text.Contains("toc}", StringComparison.Ordinal))
        {
            foreach (var container in tree.Descendants<ContainerBlock>().Prepend(tree).ToList()) DropListsOfContents(container, context.Source);
        }
        ReportTags(tree, context);
    }

    /// <summary>Of the quotation before it, as Chirpy has them: <c>{: .prompt-tip }</c>.</summary>
    private static bool BecomesCallout(LeftoverBlock block, string text)
    {
        var index = block.Parent!.IndexOf(block);
        if (index == 0 || block.Parent[index - 1] is not QuoteBlock quote || quote is CalloutBlock || Prompts.FirstOrDefault(prompt => text.Contains(".prompt-" + prompt, StringComparison.Ordinal)) is not { } kind) return false;
        var callout = new CalloutBlock(quote.Parser!) { Kind = kind, Column = quote.Column, Line = quote.Line, Span = quote.Span, IsOpen = false };
        var blocks = quote.ToList();
        quote.Clear();
        foreach (var inner in blocks) callout.Add(inner);
        block.Parent[index - 1] = callout;
        return true;
    }

    private static readonly string[] Prompts = ["tip", "info", "warning", "danger"];

    /// <summary>kramdown puts the contents in the place of a list of one item.</summary>
    private static void DropListsOfContents(ContainerBlock container, SourceText source)
    {
        var blocks = container.ToList();
        bool IsDropped(int i) => i + 1 < blocks.Count && blocks[i] is ListBlock { Count: 1 } && blocks[i + 1] is LeftoverBlock next && next.Line == blocks[i].Line + 1 && source.Slice(next.Span.ToText()).Contains("toc", StringComparison.Ordinal);
        if (!Enumerable.Range(0, blocks.Count).Any(IsDropped)) return;
        container.Clear();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!IsDropped(i)) container.Add(blocks[i]);
        }
    }

    /// <summary>Once a document: they come in crowds.</summary>
    private static void ReportTags(MarkdownDocument tree, ParseContext context)
    {
        if (!TagMarks.Any(mark => context.Source.Text.Contains(mark, StringComparison.Ordinal))) return;
        var (first, count) = ((LiteralInline?)null, 0);
        foreach (var literal in tree.Descendants<LiteralInline>().Where(literal => literal.Content.AsSpan().ContainsAny('{', '<')))
        {
            var here = TagMarks.Sum(mark => literal.Content.AsSpan().Count(mark));
            if (here > 0) first ??= literal;
            count += here;
        }
        if (first is null) return;
        var at = TagMarks.Min(mark => (uint)context.Source.Text.AsSpan(first.Span.Start).IndexOf(mark));
        context.Diagnostics.Report(Rules.TemplateTag, count == 1 ? "a tag of another system stands on the page as text" : $"{count} tags of another system stand on the page as text, from here on",
            context.Source.At(first.Span.Start + (int)at, 2));
    }

    private sealed class LeftoverBlock(BlockParser parser) : LeafBlock(parser);

    private sealed class Parser : BlockParser
    {
        public Parser() => OpeningCharacters = ['{', '[', ':', '@', 'i', 'e', 'c'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent) return BlockState.None;
            var line = processor.Line;
            line.Trim();
            if (!IsLeftover(line.AsSpan())) return BlockState.None;
            processor.NewBlocks.Push(new LeftoverBlock(this) { Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(line.Start, line.End) });
            return BlockState.BreakDiscard;
        }

        private static bool IsLeftover(ReadOnlySpan<char> line) => line switch
        {
            "[TOC]" or "[toc]" or "[[toc]]" or "[[TOC]]" or "[[_TOC_]]" => true,
            "@[toc]" or ['@', '[', 't' or 'T', 'o' or 'O', 'c' or 'C', ']', '(', .., ')'] or "@[TOC]" => true, // CSDN's
            ":end_tab:" or [':', 'b', 'e', 'g', 'i', 'n', '_', 't', 'a', 'b', ':', '`', .., '`'] => true, // d2l's: every tab is shown
            ['{', '%', .. var inside, '%', '}'] => inside.Trim('-').Trim() is "raw" or "endraw",
            ['{', ':', .. var inside, '}'] => !inside.Contains('{') && !inside.Contains('}') && (inside.Trim() is "toc" or ['.' or '#' or 't', ..] || inside.Contains('=')),
            "collapsed:: true" or "collapsed:: false" or ['i', 'd', ':', ':', ' ', ..] => true, // Logseq's
            _ => IsModule(line),
        };

        /// <summary>A line by which MDX takes in a component or says something to another file.</summary>
        private static bool IsModule(ReadOnlySpan<char> line)
        {
            if (line is not [.., ';' or '}' or '"' or '\'']) return false;
            if (line.StartsWith("import ")) return line.TrimEnd(';') is [.., '"' or '\''] && (line.Contains(" from ", StringComparison.Ordinal) || line[7] is '"' or '\'');
            return (line.StartsWith("export const ") || line.StartsWith("export default ")) && line.Count('{') == line.Count('}') && line.Count('[') == line.Count(']');
        }
    }

    private sealed class Renderer : HtmlObjectRenderer<LeftoverBlock>
    {
        protected override void Write(HtmlRenderer renderer, LeftoverBlock block) { }
    }
}
