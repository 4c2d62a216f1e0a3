using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.References;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>A table and its caption, which come in this order or the other; on the page the caption stands above.</summary>
internal sealed class CaptionedTable(BlockParser? parser) : ContainerBlock(parser)
{
    public ParagraphBlock Caption => this.OfType<ParagraphBlock>().First();
    public Table Table => this.OfType<Table>().First();
}

/// <summary><c>: Caption {#tbl-x}</c> or <c>Table: Caption</c> in a paragraph of its own before or after a table, or on the line right below it, as Pandoc and Quarto write it.</summary>
public sealed class TableCaptions : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new Start());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var table in tree.Descendants<Table>().ToList())
        {
            if (table.Parent is not { } parent) continue;
            var at = parent.IndexOf(table);
            var caption = CaptionAt(parent, at + 1) ?? CaptionAt(parent, at - 1);
            if (caption is null) continue;
            var both = Wrap(table, caption);
            if (Strip(caption) is { } attributes) attributes.CopyTo(both.GetAttributes());
        }
    }

    private static ParagraphBlock? CaptionAt(ContainerBlock parent, int index) =>
        index >= 0 && index < parent.Count && parent[index] is ParagraphBlock { Inline.FirstChild: LiteralInline first } paragraph && MarkLength(first.Content.AsSpan()) > 0 ? paragraph : null;

    /// <summary>Of what says that it is a caption; 0 where nothing does.</summary>
    private static int MarkLength(ReadOnlySpan<char> text) => text is [':', ' ' or '\t', ..] ? 1 : text.StartsWith(Pandoc, StringComparison.Ordinal) ? Pandoc.Length : 0;

    private const string Pandoc = "Table: ";

    /// <summary>A table with a caption of its own, which may be empty.</summary>
    internal static CaptionedTable Wrap(Table table, ParagraphBlock caption)
    {
        var parent = table.Parent!;
        var both = new CaptionedTable(table.Parser) { Span = new SourceSpan(Math.Min(caption.Span.Start, table.Span.Start), Math.Max(caption.Span.End, table.Span.End)), Line = table.Line };
        parent[parent.IndexOf(table)] = both;
        caption.Parent?.Remove(caption);
        both.Add(caption);
        both.Add(table);
        return both;
    }

    /// <summary>Takes the colon off, and the attributes at the end.</summary>
    private static HtmlAttributes? Strip(ParagraphBlock caption)
    {
        var first = (LiteralInline)caption.Inline!.FirstChild!;
        first.Content.Start += MarkLength(first.Content.AsSpan());
        first.Content.TrimStart();
        var end = new List<LiteralInline>(); // the brace begins a text of its own
        var text = "";
        for (var inline = caption.Inline.LastChild; inline is LiteralInline literal && !text.Contains('{'); inline = inline.PreviousSibling)
        {
            end.Insert(0, literal);
            text = literal.Content.ToString() + text;
        }
        var open = text.LastIndexOf('{');
        if (open < 0 || Attributes.Read(text.AsSpan(open).TrimEnd()) is not { } attributes) return null;
        var kept = text[..open].TrimEnd();
        foreach (var literal in end.Skip(1)) literal.Remove();
        if (kept.Length > 0) end[0].Content = new StringSlice(kept);
        else end[0].Remove();
        return attributes;
    }

    /// <summary>A line that begins with a colon is no row of the table above it, and no definition, where a table or a label says that it is a caption.</summary>
    private sealed class Start : BlockParser
    {
        public Start() => OpeningCharacters = [':'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsCodeIndent || processor.Line.PeekChar() is not (' ' or '\t')) return BlockState.None;
            var before = processor.CurrentBlock as ParagraphBlock ?? processor.LastBlock as ParagraphBlock;
            if (!IsTable(before) && (processor.CurrentBlock is ParagraphBlock || !HasLabel(processor.Line.AsSpan()))) return BlockState.None;
            processor.NewBlocks.Push(new ParagraphBlock(processor.Parsers.FindExact<ParagraphBlockParser>()) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
            return BlockState.Continue;
        }

        private static bool IsTable(ParagraphBlock? paragraph) => paragraph is { Lines.Count: >= 2 } && BlockStarts.IsTableDelimiter(paragraph.Lines.Lines[1].Slice.AsSpan());

        private static bool HasLabel(ReadOnlySpan<char> line) => line.TrimEnd().EndsWith("}") && Labels.KindOf(line[(line.LastIndexOf('{') + 1)..].TrimStart().TrimStart('#')) is TargetKind.Table;
    }

    private sealed class Renderer : HtmlObjectRenderer<CaptionedTable>
    {
        protected override void Write(HtmlRenderer renderer, CaptionedTable both)
        {
            var document = (DocumentRenderer)renderer;
            var attributes = both.TryGetAttributes();
            renderer.EnsureLine();
            document.WriteTag("figure", ("id", attributes?.Id), ("class", attributes?.Classes is { Count: > 0 } classes ? string.Join(' ', classes) : null));
            renderer.Write("<figcaption>");
            Captions.WriteName(document, both, isAlone: both.Caption.Inline?.FirstChild is null);
            renderer.WriteLeafInline(both.Caption);
            renderer.Write("</figcaption>");
            Tables.WriteScrolling(document, both.Table);
            renderer.WriteLine("</figure>");
        }
    }
}
