using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.References;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Divs;

/// <summary>LaTeX's <c>\begin{theorem}[Name]\label{thm:x}</c> … <c>\end{theorem}</c> on lines that begin so, and its like. One that nothing ends is text.</summary>
internal sealed class TheoremEnvironments : BlockParser
{
    private const string Begin = @"\begin{", Label = @"\label{";
    private static readonly object LastEnds = new();
    private static readonly object LabelKey = new();

    public TheoremEnvironments() => OpeningCharacters = ['\\'];

    /// <summary>Tells of one that was read, and gives it its label.</summary>
    public static void Read(DivBlock div, ParseContext context)
    {
        if (div.Parser is not TheoremEnvironments || div is not TheoremBlock theorem) return;
        var name = TheoremNames.ClassOf(theorem.Kind);
        context.Diagnostics.Report(Rules.TagRead, $"'{Begin}{name}}}' is read as '::: {{.{name}}}'", context.Source.At(div.Span.Start, Begin.Length + name.Length + 1));
        if (div.GetData(LabelKey) is not SpannedText label) return;
        div.GetAttributes().Id = Labels.KindOf(label.Text) is null ? label.Text : Labels.IdOf(label.Text);
        Numbering.Label(div, theorem.Kind, label.Span);
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || !line.AsSpan().StartsWith(Begin) || Nesting.IsFull(processor)) return BlockState.None;
        var close = line.AsSpan().IndexOf('}');
        if (close < 0 || KindOf(line.AsSpan()[Begin.Length..close]) is not { } kind || line.Start > LastEnd(processor, kind)) return BlockState.None;
        var theorem = new TheoremBlock(this) { Kind = kind, Colons = 0, IsEnded = true, Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, line.End) };
        line.Start += close + 1;
        if (Between(ref line, "[", ']') is { } title)
        {
            var block = new DivTitle(this) { IsOpen = false, Line = processor.LineIndex, Span = new SourceSpan(title.Start, title.End) };
            block.AppendLine(ref title, processor.Column, processor.LineIndex, title.Start, trackTrivia: false);
            theorem.Add(block);
        }
        if (Between(ref line, Label, '}') is { } label) theorem.SetData(LabelKey, new SpannedText(label.ToString(), new TextSpan(label.Start, label.Length)));
        line.TrimStart();
        processor.NewBlocks.Push(theorem);
        while (processor.Line.Start < line.Start) processor.NextChar(); // what follows is its text
        return processor.Line.IsEmpty ? BlockState.ContinueDiscard : BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        var isEnd = processor.Line.AsSpan().Trim() is var line && line.StartsWith(@"\end{") && line[5..].TrimEnd('}').SequenceEqual(TheoremNames.ClassOf(((TheoremBlock)block).Kind));
        if (!isEnd || ((ContainerBlock)block).LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 }) return BlockState.Continue;
        return BlockState.BreakDiscard;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        ((DivBlock)block).IsClosed = true;
        return base.Close(processor, block);
    }

    private static TargetKind? KindOf(ReadOnlySpan<char> name)
    {
        var attributes = new HtmlAttributes();
        attributes.AddClass(name.ToString());
        return TheoremNames.KindOf(attributes);
    }

    /// <summary>Where in the text such a block ends for the last time; found once for a document.</summary>
    private static int LastEnd(BlockProcessor processor, TargetKind kind)
    {
        var document = processor.Document;
        if (document.GetData(LastEnds) is not Dictionary<TargetKind, int> known) document.SetData(LastEnds, known = []);
        if (!known.TryGetValue(kind, out var at)) known[kind] = at = processor.Line.Text.LastIndexOf($"\\end{{{TheoremNames.ClassOf(kind)}}}", StringComparison.Ordinal);
        return at;
    }

    /// <summary>What stands between two marks at the beginning of a line, which goes on after them.</summary>
    private static StringSlice? Between(ref StringSlice line, string open, char close)
    {
        var text = line.AsSpan().TrimStart();
        var start = line.Start + line.Length - text.Length + open.Length;
        if (!text.StartsWith(open) || text.IndexOf(close) is not (> 0 and var length) || length == open.Length) return null;
        line.Start += line.Length - text.Length + length + 1;
        return new StringSlice(line.Text, start, start + length - open.Length - 1);
    }
}
