using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect.Formulas;

/// <summary>A formula in running text. <see cref="Index"/> is its place in <see cref="FormulaScan.Formulas"/>.</summary>
public sealed class FormulaInline : LeafInline
{
    public required int Index { get; init; }

    /// <summary>Whether it is a display, for which the paragraph must be split.</summary>
    public required bool Display { get; init; }
}

/// <summary>
/// A display that begins its line. Never has children: it is a container only because Markdig reads on in the line after the
/// beginning of one, and text may follow a display.
/// </summary>
public sealed class FormulaBlock(BlockParser parser) : ContainerBlock(parser)
{
    public required int Index { get; init; }
}

/// <summary>Reads the runs of a masked text (<see cref="FormulaMask"/>) as formulas. Rendering them is for others.</summary>
public sealed class FormulaSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<ThematicBreakParser>(new BlockRuns());
        pipeline.InlineParsers.Insert(0, new InlineRuns());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class BlockRuns : BlockParser
    {
        public BlockRuns() => OpeningCharacters = [FormulaMask.DisplayBlock];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (!FormulaMask.TryReadRun(processor.Line.AsSpan(), out var index, out var length)) return BlockState.None;
            processor.NewBlocks.Push(new FormulaBlock(this)
            {
                Index = index,
                Line = processor.LineIndex,
                Column = processor.Column,
                Span = new SourceSpan(processor.Start, processor.Start + length - 1),
            });
            processor.GoToColumn(processor.Column + length);
            processor.ParseIndent();
            processor.RestartIndent(); // text after a display is a paragraph however far it stands from it
            return processor.IsBlankLine ? BlockState.BreakDiscard : BlockState.Break;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block) => BlockState.None;
    }

    internal sealed class InlineRuns : InlineParser
    {
        // A block's run inside a line, where Markdig sees other blocks than we do, is a display all the same.
        public InlineRuns() => OpeningCharacters = [FormulaMask.Inline, FormulaMask.DisplayInText, FormulaMask.DisplayBlock];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!FormulaMask.TryReadRun(slice.AsSpan(), out var index, out var length)) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            processor.Inline = new FormulaInline
            {
                Index = index,
                Display = slice.CurrentChar != FormulaMask.Inline,
                Span = new SourceSpan(start, start + length - 1),
                Line = line,
                Column = column,
            };
            slice.Start += length;
            return true;
        }
    }
}
