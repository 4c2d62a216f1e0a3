using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Transmission.Dialect.Callouts;

/// <summary>MkDocs' <c>!!! note "Title"</c>, <c>??? note</c>, <c>???+ note</c> and <c>=== "Tab"</c>, with a body indented by four.</summary>
public sealed class Admonitions : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : BlockParser
    {
        private const int Indent = 4;

        public Parser() => OpeningCharacters = ['!', '?', '='];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || Header.Read(processor.Line) is not { } header) return BlockState.None;
            var callout = new CalloutBlock(this)
            {
                Kind = header.Kind,
                Folding = header.Folding,
                Column = processor.Column,
                Line = processor.LineIndex,
                Span = new SourceSpan(processor.Start, processor.Line.End),
            };
            callout.AddTitle(processor, header.Title);
            processor.NewBlocks.Push(callout);
            processor.Line.Start = processor.Line.End + 1;
            return BlockState.ContinueDiscard;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (processor.IsBlankLine) return BlockState.Continue;
            if (processor.Indent < Indent)
            {
                processor.Close(block); // a line that is not indented never continues its last paragraph
                return BlockState.None;
            }
            processor.GoToColumn(processor.ColumnBeforeIndent + Indent);
            block.UpdateSpanEnd(processor.Line.End);
            return BlockState.Continue;
        }
    }

    private readonly record struct Header(string Kind, Folding Folding, StringSlice Title)
    {
        public static Header? Read(StringSlice line)
        {
            var isTab = line.Match("===");
            if (!isTab && !line.Match("!!!") && !line.Match("???")) return null;
            var folding = line.CurrentChar is not '?' ? Folding.None : line.PeekChar(3) is '+' ? Folding.Open : Folding.Closed;
            line.Start += folding is Folding.Open ? 4 : 3;
            if (isTab && line.CurrentChar is '!' or '+') line.SkipChar(); // === "x" with MkDocs' marks for new groups and the chosen tab
            if (line.CurrentChar is not (' ' or '\t')) return null;
            line.Trim();

            var kind = "note";
            if (!isTab)
            {
                var end = line.Start;
                while (end <= line.End && (char.IsLetterOrDigit(line.Text[end]) || line.Text[end] is '-' or '_')) end++;
                if (end == line.Start) return null;
                kind = line.Text[line.Start..end].ToLowerInvariant();
                line.Start = end;
            }
            if (Quoted(line) is { } title) return new Header(kind, folding, title);
            return isTab || line.IndexOf('"') >= 0 ? null : new Header(kind, folding, StringSlice.Empty);
        }

        /// <summary>The text between the first quote and the last, which ends the line.</summary>
        private static StringSlice? Quoted(StringSlice line)
        {
            line.TrimEnd();
            var open = line.IndexOf('"');
            return open < 0 || open == line.End || line.Text[line.End] != '"' ? null : new StringSlice(line.Text, open + 1, line.End - 1);
        }
    }
}
