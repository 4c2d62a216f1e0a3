using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Divs;

/// <summary>
/// Pandoc's blocks between lines of colons: <c>::: {#thm-x .class} ## Title</c>, <c>::: proof</c>; the callouts of Quarto, VuePress and Docusaurus among them. A line of three colons or more alone ends the innermost that is open.
/// </summary>
public sealed class FencedDivs : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new Parser());
        pipeline.BlockParsers.Insert(0, new TheoremEnvironments());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new DivRenderer());
        renderer.ObjectRenderers.Insert(0, new TheoremRenderer());
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var div in tree.Descendants<DivBlock>().ToList())
        {
            if (!div.IsEnded) context.Diagnostics.Report(Rules.DivNotClosed, "this block is not closed", context.Source.At(div.Span.Start, div.Colons));
            if (div is TheoremBlock { Title: null } theorem) TakeTitle(theorem);
            TheoremEnvironments.Read(div, context);
            if (div.Float is not null || div.Columns > 1) Pictures.Part(div);
            PictureDirectives.Read(div, context);
        }
        DivCallouts.Replace(tree);
    }

    /// <summary>A heading that begins a theorem is its name, and no section.</summary>
    internal static void TakeTitle(DivBlock theorem)
    {
        if (theorem.FirstOrDefault() is not HeadingBlock heading) return;
        var title = new DivTitle(theorem.Parser!) { Inline = InlineTree.TakeFrom(heading), Span = heading.Span, Line = heading.Line, IsOpen = false };
        theorem[0] = title;
    }

    private sealed class Parser : BlockParser
    {
        public Parser() => OpeningCharacters = [':'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || Opening.Read(processor.Line) is not { } opening || Nesting.IsFull(processor)) return BlockState.None;
            var kind = TheoremNames.KindOf(opening.Attributes);
            var div = kind is { } known
                ? new TheoremBlock(this) { Kind = known, Colons = opening.Colons, Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, processor.Line.End) }
                : new DivBlock(this) { Callout = DivCallouts.Of(opening.Attributes), Float = FloatOf(opening.Attributes), Colons = opening.Colons, Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, processor.Line.End) };
            div.SetAttributes(opening.Attributes);
            if (!opening.Title.IsEmpty) AddTitle(div, processor, opening.Title);
            processor.NewBlocks.Push(div);
            processor.Line.Start = processor.Line.End + 1;
            return BlockState.ContinueDiscard;
        }

        private static TargetKind? FloatOf(HtmlAttributes attributes) => Labels.KindOf(attributes.Id) is TargetKind.Figure or TargetKind.Table or TargetKind.Listing ? Labels.KindOf(attributes.Id) : null;

        private void AddTitle(DivBlock div, BlockProcessor processor, StringSlice text)
        {
            var title = new DivTitle(this) { IsOpen = false, Line = processor.LineIndex, Span = new SourceSpan(text.Start, text.End) };
            title.AppendLine(ref text, processor.Column, processor.LineIndex, text.Start, trackTrivia: false);
            div.Add(title);
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            block.UpdateSpanEnd(processor.Line.End);
            if (processor.Indent > 0 || !IsEnd(processor.Line) || HoldsOpen((ContainerBlock)block)) return BlockState.Continue;
            ((DivBlock)block).IsEnded = true;
            return BlockState.BreakDiscard;
        }

        private static bool IsEnd(StringSlice line) => line.AsSpan().Trim() is { Length: >= 3 } text && text.IndexOfAnyExcept(':') < 0;

        /// <summary>Whether the line belongs to something within: a block that is open, or code.</summary>
        private static bool HoldsOpen(ContainerBlock block) => block.LastChild is DivBlock { IsClosed: false } or FencedCodeBlock { ClosingFencedCharCount: 0 };

        public override bool Close(BlockProcessor processor, Block block)
        {
            ((DivBlock)block).IsClosed = true;
            return base.Close(processor, block);
        }
    }

    private readonly record struct Opening(int Colons, HtmlAttributes Attributes, StringSlice Title)
    {
        public static Opening? Read(StringSlice line)
        {
            var text = line.AsSpan();
            var colons = text.IndexOfAnyExcept(':');
            if (colons < 3) return null;
            var start = colons + text[colons..].IndexOfAnyExcept(' ', '\t') is var first && first >= colons ? first : colons;
            var rest = text[start..];
            var length = rest.StartsWith("{") ? rest.IndexOf('}') + 1 : WordLength(rest);
            if (length <= 0) return null;
            var directive = Directives.ClassOf(rest[..length]);
            var attributes = rest[0] == '{' && directive is null ? Dialect.Attributes.Read(rest[..length]) : new HtmlAttributes();
            if (attributes is null) return null;
            if (directive is not null || rest[0] != '{') attributes.AddClass(directive ?? rest[..length].ToString().ToLowerInvariant());
            var title = DivCallouts.TitleIn(line, attributes) ?? new StringSlice(line.Text, line.Start + start + length, line.End);
            title.Trim();
            while (!title.IsEmpty && title.Text[title.End] == ':') title.End--; // a fence may close its line too
            while (title.CurrentChar == '#') title.SkipChar();
            title.Trim();
            if (rest[0] != '{' && title.AsSpan() is ['[', .., ']']) (title.Start, title.End) = (title.Start + 1, title.End - 1); // Docusaurus
            // A word and more is a name only where the word is a theorem's or its like, or a callout's.
            return title.IsEmpty || rest[0] == '{' || TheoremNames.KindOf(attributes) is not null || DivCallouts.Of(attributes) is not null ? new Opening(colons, attributes, title) : null;
        }

        private static int WordLength(ReadOnlySpan<char> text)
        {
            var end = 0;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_')) end++;
            return end > 0 && (end == text.Length || text[end] is ' ' or '\t' or '[') && char.IsLetter(text[0]) ? end : -1;
        }
    }
}
