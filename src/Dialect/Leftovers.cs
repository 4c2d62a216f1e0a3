using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;

namespace Transmission.Dialect;

/// <summary>Lines that only meant something to another system: dropped, with a lint. Everything else in braces is text.</summary>
public sealed class Leftovers : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var block in tree.Descendants<LeftoverBlock>())
        {
            var span = block.Span.ToText();
            context.Diagnostics.Report(Rules.LeftoverDropped, $"'{context.Source.Slice(span)}' is dropped", context.Source.At(span));
        }
        ReportTags(tree, context);
    }

    /// <summary>Once a document: they come in crowds.</summary>
    private static void ReportTags(MarkdownDocument tree, ParseContext context)
    {
        if (!context.Source.Text.Contains("{%", StringComparison.Ordinal)) return;
        var (first, count) = ((LiteralInline?)null, 0);
        foreach (var literal in tree.Descendants<LiteralInline>().Where(literal => literal.Content.AsSpan().Contains("{%", StringComparison.Ordinal)))
        {
            first ??= literal;
            count += literal.Content.AsSpan().Count("{%");
        }
        if (first is null) return;
        var at = context.Source.Text.AsSpan(first.Span.Start).IndexOf("{%");
        context.Diagnostics.Report(Rules.TemplateTag, count == 1 ? "a tag of another system stands on the page as text" : $"{count} tags of another system stand on the page as text, from here on",
            context.Source.At(first.Span.Start + Math.Max(0, at), 2));
    }

    private sealed class LeftoverBlock(BlockParser parser) : LeafBlock(parser);

    private sealed class Parser : BlockParser
    {
        public Parser() => OpeningCharacters = ['{', '[', ':'];

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
            ":end_tab:" or [':', 'b', 'e', 'g', 'i', 'n', '_', 't', 'a', 'b', ':', '`', .., '`'] => true, // d2l's: every tab is shown
            ['{', '%', .. var inside, '%', '}'] => inside.Trim('-').Trim() is "raw" or "endraw",
            ['{', ':', .. var inside, '}'] => !inside.Contains('{') && !inside.Contains('}') && (inside.Trim() is "toc" or ['.' or '#' or 't', ..] || inside.Contains('=')),
            _ => false,
        };
    }

    private sealed class Renderer : HtmlObjectRenderer<LeftoverBlock>
    {
        protected override void Write(HtmlRenderer renderer, LeftoverBlock block) { }
    }
}
