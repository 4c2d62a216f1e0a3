using System.Collections.Immutable;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

public sealed record ScannedFormulas(ImmutableArray<WrittenFormula> Formulas, string Masked);

public static class FormulaScanner
{
    public static ScannedFormulas Scan(string text, int start, MathOptions options)
    {
        _ = options;
        var formulas = ImmutableArray.CreateBuilder<WrittenFormula>();
        var masked = text.ToCharArray();
        var lineStart = true;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n') { lineStart = true; continue; }
            if (text[i] == '`') { var e = text.IndexOf('`', i + 1); if (e > 0) i = e; lineStart = false; continue; }
            if (text[i] == '<') { var e = text.IndexOf('>', i + 1); if (e > 0) i = e; lineStart = false; continue; }
            if (text[i] == '$')
            {
                var wide = i + 1 < text.Length && text[i + 1] == '$';
                var marks = wide ? "$$" : "$";
                var end = text.IndexOf(marks, i + marks.Length, StringComparison.Ordinal);
                if (end > i + marks.Length)
                {
                    var after = end + marks.Length;
                    SpannedText? label = null;
                    if (wide && string.CompareOrdinal(text, after, " {#", 0, 3) == 0)
                    {
                        var close = text.IndexOf('}', after);
                        label = new SpannedText(text[(after + 3)..close], TextSpan.FromBounds(after + 3, close));
                        after = close + 1;
                    }
                    var index = formulas.Count;
                    formulas.Add(new WrittenFormula(TextSpan.FromBounds(i, after), text[(i + marks.Length)..end],
                        OffsetMap.CutAt(i + marks.Length), wide ? FormulaStyle.Display : FormulaStyle.Inline, label));
                    for (var k = i; k < after; k++) masked[k] = '\uFDD3';
                    masked[i] = !wide ? '\uFDD0' : lineStart ? '\uFDD2' : '\uFDD1';
                    masked[i + 1] = (char)(0xE000 + index / 6400);
                    masked[i + 2] = (char)(0xE000 + index % 6400);
                    i = after - 1;
                }
            }
            if (text[i] is not (' ' or '>')) lineStart = false;
        }
        return new ScannedFormulas(formulas.ToImmutable(), new string(masked));
    }
}

public sealed class FormulaInline : LeafInline
{
    public int Index { get; init; }
    public bool Display { get; init; }
}

public sealed class FormulaBlock(BlockParser? parser) : LeafBlock(parser)
{
    public int Index { get; init; }
}

public sealed class FormulaSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new Inlines());
        pipeline.BlockParsers.Insert(0, new Blocks());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private static int IndexAt(string text, int at) => (text[at + 1] - 0xE000) * 6400 + text[at + 2] - 0xE000;

    private sealed class Inlines : InlineParser
    {
        public Inlines() => OpeningCharacters = ['\uFDD0', '\uFDD1'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var start = slice.Start;
            var display = slice.CurrentChar == '\uFDD1';
            var end = start + 3;
            while (end <= slice.End && slice.Text[end] == '\uFDD3') end++;
            processor.Inline = new FormulaInline
            {
                Index = IndexAt(slice.Text, start),
                Display = display,
                Span = new SourceSpan(processor.GetSourcePosition(start), processor.GetSourcePosition(end - 1)),
            };
            slice.Start = end;
            return true;
        }
    }

    private sealed class Blocks : BlockParser
    {
        public Blocks() => OpeningCharacters = ['\uFDD2'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent) return BlockState.None;
            var end = processor.Start;
            while (end <= processor.Line.End && !char.IsWhiteSpace(processor.Line.Text[end])) end++;
            processor.NewBlocks.Push(new FormulaBlock(this)
            {
                Index = IndexAt(processor.Line.Text, processor.Start),
                Span = new SourceSpan(processor.Start, end - 1),
                ProcessInlines = false,
            });
            return BlockState.BreakDiscard;
        }
    }
}
