using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Transmission.Dialect.RawHtml;

/// <summary><c>&lt;div markdown="1"&gt;</c> alone on its line, of kramdown and MkDocs: what follows is Markdown, without a blank line.</summary>
public sealed class MarkdownInHtml : IMarkdownExtension
{
    internal const string Attribute = "markdown";

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <param name="line">From its first character that is not white space.</param>
    internal static bool IsOpening(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        if (line is not ['<', >= 'a' and <= 'z' or >= 'A' and <= 'Z', .., '>'] || line[..^1].Contains('>')) return false;
        var at = line.IndexOf(" " + Attribute);
        return at > 0 && line[(at + 1 + Attribute.Length)..] is ['>'] or [' ', ..] or ['=', ..];
    }

    private sealed class Parser : BlockParser
    {
        public Parser() => OpeningCharacters = ['<'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || !IsOpening(processor.Line.AsSpan())) return BlockState.None;
            processor.NewBlocks.Push(new HtmlBlock(this) { Type = HtmlBlockType.InterruptingBlock, Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
            return BlockState.Break;
        }
    }
}
