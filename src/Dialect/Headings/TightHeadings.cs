using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;

namespace Transmission.Dialect.Headings;

/// <summary><c>###Title</c>, as the Markdown of Hexo's and CSDN's earlier days had it. One sign alone is a tag of notes, or a number.</summary>
public sealed class TightHeadings : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var tight = tree.Descendants<HeadingBlock>().Where(heading => heading.Parser is Parser).ToList();
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
            if (processor.IsCodeIndent || !BlockStarts.IsTightHeading(processor.Line.AsSpan())) return BlockState.None;
            var level = processor.Line.AsSpan().IndexOfAnyExcept('#');
            var heading = new HeadingBlock(this) { HeaderChar = '#', Level = level, Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, processor.Line.End) };
            processor.GoToColumn(processor.Column + level);
            processor.Line.TrimEnd();
            TryParseAttributes?.Invoke(processor, ref processor.Line, heading);
            while (processor.Line.Length > 0 && processor.Line.Text[processor.Line.End] is '#' or ' ') processor.Line.End--;
            processor.NewBlocks.Push(heading);
            return BlockState.Break;
        }
    }
}
