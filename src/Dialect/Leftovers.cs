using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
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
    }

    private sealed class LeftoverBlock(BlockParser parser) : LeafBlock(parser);

    private sealed class Parser : BlockParser
    {
        public Parser() => OpeningCharacters = ['{', '['];

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
