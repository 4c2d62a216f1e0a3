using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Text;
using Transmission.Dialect.Typography;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>A table that scrolls by itself where it is too wide. Its caption, if it has one: <see cref="TableCaptions"/>.</summary>
public sealed class Tables : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    /// <summary>Cells beyond the last heading are shown, since nothing is lost, but are seldom meant.</summary>
    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var table in tree.Descendants<Table>())
        {
            var rows = table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Where(cell => cell.Count > 0).ToList()).ToList();
            foreach (var row in rows.Skip(1).Where(row => row.Count > rows[0].Count))
            {
                var rest = row.Skip(rows[0].Count).Where(cell => !cell.Span.IsEmpty).ToList();
                if (rest.Count == 0) continue; // what holds nothing asks for no heading
                context.Diagnostics.Report(Rules.CellsBeyondHeading, $"this row has {row.Count} cells, under {rows[0].Count} headings", context.Source.At(TextSpan.FromBounds(rest[0].Span.Start, rest[^1].Span.End + 1)));
            }
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new Renderer());

    /// <summary>Without the figure around it.</summary>
    internal static void WriteScrolling(DocumentRenderer renderer, Table table)
    {
        if (renderer.IsForFeed) { Renderer.WriteTable(renderer, table); return; }
        renderer.WriteTag("div", ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", renderer.Context.Words.Table));
        Renderer.WriteTable(renderer, table);
        renderer.Write("</div>");
    }

    private sealed class Renderer : HtmlObjectRenderer<Table>
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var document = (DocumentRenderer)renderer;
            renderer.EnsureLine();
            if (document.IsForFeed) { WriteTable(document, table); renderer.WriteLine(); return; }
            renderer.Write("<figure>");
            WriteScrolling(document, table);
            renderer.WriteLine("</figure>");
        }

        public static void WriteTable(DocumentRenderer renderer, Table table)
        {
            renderer.Write("<table>");
            WriteRows(renderer, table, "thead", [.. table.Cast<TableRow>().Where(row => row.IsHeader)]);
            WriteRows(renderer, table, "tbody", [.. table.Cast<TableRow>().Where(row => !row.IsHeader)]);
            renderer.Write("</table>");
        }

        private static void WriteRows(DocumentRenderer renderer, Table table, string name, List<TableRow> rows)
        {
            if (rows.Count == 0) return;
            renderer.Write('<').Write(name).Write('>');
            foreach (var row in rows)
            {
                renderer.Write("<tr>");
                for (var i = 0; i < row.Count; i++) WriteCell(renderer, table, row, (TableCell)row[i], i);
                renderer.WriteLine("</tr>");
            }
            renderer.Write("</").Write(name).Write('>');
        }

        private static void WriteCell(DocumentRenderer renderer, Table table, TableRow row, TableCell cell, int index)
        {
            var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
            var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
            var style = alignment switch { TableColumnAlign.Center => "text-align:center", TableColumnAlign.Right => "text-align:end", _ => null };
            var isHeader = row.IsHeader && cell.OfType<LeafBlock>().Any(leaf => leaf.Inline?.FirstChild is not null); // an empty corner heads nothing
            var name = isHeader ? "th" : "td";
            renderer.WriteTag(name, ("scope", isHeader ? "col" : null), ("style", style));
            var spoken = isHeader && !renderer.IsForFeed ? NameOf(renderer, cell) : null;
            if (spoken is not null)
            {
                renderer.WriteElement("span", spoken, ("class", "vh"));
                renderer.Write("<span aria-hidden=\"true\">");
            }
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            foreach (var block in cell) WriteInline(renderer, block);
            renderer.ImplicitParagraph = implicitParagraph;
            if (spoken is not null) renderer.Write("</span>");
            renderer.Write("</").Write(name).Write('>');
        }

        /// <summary>For a heading of formulas only: mathematics alone is no text to a screen reader's list of columns.</summary>
        private static string? NameOf(DocumentRenderer renderer, TableCell cell)
        {
            var leaves = cell.OfType<LeafBlock>().ToList();
            var inlines = leaves.SelectMany(leaf => leaf.Inline?.Descendants<LeafInline>() ?? []).ToList();
            var isFormulas = inlines.TrueForAll(inline => inline is FormulaInline or TypesetSpace);
            return isFormulas && inlines.Count > 0 ? string.Join(' ', leaves.Select(leaf => PlainText.Of(leaf.Inline, renderer.Context.Text.Formulas))) : null;
        }

        private static void WriteInline(DocumentRenderer renderer, Block block)
        {
            if (block is ParagraphBlock paragraph) renderer.WriteLeafInline(paragraph);
            else renderer.Write(block);
        }
    }
}
