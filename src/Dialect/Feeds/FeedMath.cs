using System.Text;
using Transmission.Model;

namespace Transmission.Dialect.Feeds;

/// <summary>
/// A formula where KaTeX's style is not: its MathML alone, with the author's TeX for alternative text. The annotation
/// goes, since a program that does not know MathML shows all text in it.
/// </summary>
internal static class FeedMath
{
    private const string End = "</math>";

    /// <param name="html">KaTeX's.</param>
    /// <param name="number">Of the formula, as it is printed; set beside it as KaTeX sets that of a <c>\tag</c>.</param>
    public static string Of(string html, Formula formula, string? number = null)
    {
        var open = html.IndexOf("<math", StringComparison.Ordinal);
        var close = html.IndexOf(End, Math.Max(0, open), StringComparison.Ordinal);
        if (open < 0 || close < 0) return html;
        var (start, end) = Inside(html, html.IndexOf('>', open) + 1, close);
        var beside = number is null ? "" : $"<mspace width=\"2em\"></mspace><mtext>{Markup.Escape(number)}</mtext>";
        var display = formula.Style is FormulaStyle.Display ? " display=\"block\"" : "";
        return string.Concat(
            $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{display} alttext=\"{Markup.Escape(formula.Written.Source.Trim())}\">",
            formula.NumbersInTex ? WithNumbers(html[start..end], formula) : html.AsSpan(start, end - start), beside, End);
    }

    /// <summary>KaTeX leaves the cells for the numbers of rows empty in its MathML.</summary>
    private static string WithNumbers(string math, Formula formula)
    {
        const string Cell = "\"mml-eqn-num\">";
        var result = new StringBuilder(math.Length + 64);
        var at = 0;
        // Two labels of one row are two lines with one number.
        foreach (var line in formula.Lines.Where(line => line.Row > 0).DistinctBy(line => line.Row))
        {
            var cell = math.IndexOf(Cell, at, StringComparison.Ordinal);
            if (cell < 0) break;
            cell += Cell.Length;
            result.Append(math, at, cell - at).Append("<mtext>").Append(Markup.Escape(FormulaRendering.TextOf(line))).Append("</mtext>");
            at = cell;
        }
        return result.Append(math, at, math.Length - at).ToString();
    }

    public static void Display(DocumentRenderer renderer, Formula formula)
    {
        var lines = formula.Lines;
        var ids = lines.Select(line => line.Id).OfType<string>().Distinct().ToList();
        var number = !formula.NumbersInTex && lines is [var only, ..] ? FormulaRendering.TextOf(only) : null;
        renderer.WriteTag("p", ("id", ids.FirstOrDefault()));
        foreach (var id in ids.Skip(1)) renderer.WriteElement("span", "", ("id", id));
        renderer.Write(FormulaRendering.Inline(renderer, formula, number)).WriteLine("</p>");
    }

    /// <summary>What is shown: without the frame of <c>semantics</c> and its annotation.</summary>
    private static (int Start, int End) Inside(string html, int start, int end)
    {
        const string Semantics = "<semantics>";
        if (string.CompareOrdinal(html, start, Semantics, 0, Semantics.Length) != 0) return (start, end);
        var annotation = html.IndexOf("<annotation", start, end - start, StringComparison.Ordinal);
        return (start + Semantics.Length, annotation < 0 ? end : annotation);
    }
}
