using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;

namespace Transmission.Dialect.Headings;

/// <summary>
/// <c>###Title</c>, as the Markdown of Hexo's and CSDN's earlier days had it. One sign alone is a tag of notes, or a number. A tab after the signs is a space, at
/// which Markdig would make the line anew, as a text that stands nowhere.
/// </summary>
public sealed class TightHeadings : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var tight = tree.Descendants<HeadingBlock>().Where(heading => heading.Parser is Parser && context.Source.Text[heading.Span.Start + heading.Level] != '\t').ToList();
        if (tight is not [var first, ..]) return;
        context.Diagnostics.Report(Rules.TagRead, tight.Count == 1 ? "a line without a space after its signs is read as a heading" : $"{tight.Count} lines without a space after their signs are read as headings, from here on",
            context.Source.At(first.Span.Start, first.Level));
    }

    private sealed class Parser : BlockParser, IAttributesParseable
    {
        public Parser() => OpeningCharacters = ['#'];

        public TryParseAttributesDelegate? TryParseAttributes { get; set; }

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var level = processor.Line.AsSpan().IndexOfAnyExcept('#');
            var isTight = BlockStarts.IsTightHeading(processor.Line.AsSpan());
            if (processor.IsCodeIndent || level < 0 || !isTight && !(level <= 6 && processor.Line.PeekChar(level) == '\t')) return BlockState.None;
            var heading = new HeadingBlock(this) { HeaderChar = '#', Level = level, Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, processor.Line.End) };
            processor.GoToColumn(processor.Column + level);
            processor.Line.Trim();
            TryParseAttributes?.Invoke(processor, ref processor.Line, heading);
            DropEnd(ref processor.Line, isTight ? level : -1);
            processor.NewBlocks.Push(heading);
            return BlockState.Break;
        }

        /// <summary>The signs after a title, behind a space; or as many as before it, as in <c>##Title##</c>, but not in <c>##C#</c>.</summary>
        private static void DropEnd(ref StringSlice line, int many)
        {
            var kept = line.AsSpan().TrimEnd('#');
            var signs = line.Length - kept.Length;
            if (signs != many && kept is not ([] or [.., ' ' or '\t'])) return;
            line.End -= signs;
            line.TrimEnd();
        }
    }
}
