using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Transmission.Dialect.Callouts;

/// <summary>GitHub's <c>&gt; [!NOTE]</c> and Obsidian's <c>&gt; [!tip]- Title</c>: quotes whose first line says what they are.</summary>
public sealed class QuoteCallouts : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Replace<QuoteBlockParser>(new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new CalloutRenderer());

    private sealed class Parser : QuoteBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            var state = base.TryOpen(processor);
            if (state is not BlockState.Continue || Marker.Read(processor.Line) is not { } marker) return state;

            var quote = (QuoteBlock)processor.NewBlocks.Pop();
            var callout = new CalloutBlock(this)
            {
                Kind = marker.Kind,
                Folding = marker.Folding,
                QuoteChar = quote.QuoteChar,
                Column = quote.Column,
                Line = quote.Line,
                Span = quote.Span,
            };
            callout.AddTitle(processor, marker.Title);
            processor.NewBlocks.Push(callout);
            processor.Line.Start = processor.Line.End + 1; // the line has been read
            return state;
        }
    }

    private readonly record struct Marker(string Kind, Folding Folding, StringSlice Title)
    {
        public static Marker? Read(StringSlice line)
        {
            line.TrimStart();
            if (!line.Match("[!")) return null;
            var start = line.Start + 2;
            var end = start;
            while (end <= line.End && (char.IsLetterOrDigit(line.Text[end]) || line.Text[end] is '-' or '_')) end++;
            if (end == start || end > line.End || line.Text[end] is not (']' or '|')) return null;
            var kind = line.Text[start..end].ToLowerInvariant();
            while (end <= line.End && line.Text[end] != ']') end++; // Obsidian's metadata: [!note|wide]
            if (end > line.End) return null;

            line.Start = end + 1;
            var folding = line.CurrentChar switch { '-' => Folding.Closed, '+' => Folding.Open, _ => Folding.None };
            if (folding is not Folding.None) line.SkipChar();
            return new Marker(kind, folding, line);
        }
    }
}
