using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;

namespace Transmission.Dialect;

/// <summary>A display inside a paragraph is a block: paragraph, display, paragraph. In a caption it stands in the line.</summary>
internal static class DisplaySplitting
{
    public static void Split(ContainerBlock container)
    {
        if (container is CaptionedTable || !container.Any(block => block is ParagraphBlock paragraph && HasDisplay(paragraph))) return;
        var blocks = container.ToList();
        container.Clear();
        foreach (var block in blocks)
        {
            if (block is not ParagraphBlock paragraph || !HasDisplay(paragraph)) container.Add(block);
            else foreach (var part in Parts(paragraph)) container.Add(part);
        }
    }

    private static bool HasDisplay(ParagraphBlock paragraph) =>
        paragraph.Inline is { } inlines && inlines.Any(inline => inline is FormulaInline { Display: true });

    private static IEnumerable<Block> Parts(ParagraphBlock paragraph)
    {
        var rest = new List<Inline>();
        foreach (var inline in paragraph.Inline!.ToList())
        {
            inline.Remove();
            if (inline is not FormulaInline { Display: true } display) { rest.Add(inline); continue; }
            if (Paragraph(paragraph, rest) is { } before) yield return before;
            rest.Clear();
            yield return new FormulaBlock(paragraph.Parser!) { Index = display.Index, Span = display.Span, Line = display.Line };
        }
        if (Paragraph(paragraph, rest) is { } after) yield return after;
    }

    private static ParagraphBlock? Paragraph(ParagraphBlock from, List<Inline> inlines)
    {
        if (inlines.TrueForAll(IsWhite)) return null;
        var root = new ContainerInline { IsClosed = true };
        var paragraph = new ParagraphBlock(from.Parser) { Inline = root, IsOpen = false, Line = from.Line, Span = new SourceSpan(inlines[0].Span.Start, inlines[^1].Span.End) };
        foreach (var inline in inlines) root.AppendChild(inline);
        return paragraph;
    }

    private static bool IsWhite(Inline inline) => inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace());
}
