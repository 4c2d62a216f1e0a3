using System.Collections.Immutable;
using System.Text;
using Transmission.Dialect.Typography;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>A press that leaves a hole for each formula, to be filled when the text is shown, if it ever is.</summary>
/// <param name="press">What will fill it.</param>
internal sealed class Unset(IFormulaPress press) : IFormulaPress
{
    private static readonly string Hole = UnsetText.Hole.ToString();

    private readonly List<UnsetFormula> _formulas = [];

    public void Order(Formula formula) => press.Order(formula);

    public string Press(Formula formula, SourceText source, DiagnosticBag diagnostics)
    {
        _formulas.Add(new UnsetFormula(formula.Tex, formula.Macros, formula.Written.Source, formula.PlainText));
        return Hole;
    }

    /// <param name="text">What was rendered with it, from its beginning; some of the end may be cut off.</param>
    public UnsetText Of(RichText text) => new(text.Plain, text.Html.Value, [.. _formulas.Take(text.Html.Value.AsSpan().Count(UnsetText.Hole))]);

    /// <param name="isWrong">Whether KaTeX refuses one of its formulas; where, only the text that it was made of can tell.</param>
    public static RichText Set(UnsetText text, IFormulaPress press, SourceText source, out bool isWrong)
    {
        isWrong = false;
        if (text.Formulas.IsEmpty) return new RichText(text.Plain, new Html(text.Html));
        var html = new StringBuilder();
        var rest = text.Html.AsSpan();
        foreach (var formula in text.Formulas.Select(FormulaOf))
        {
            var pressed = press.Press(formula, source, new DiagnosticBag());
            isWrong |= pressed is null;
            rest = Fill(rest, FormulaRendering.Finished(pressed, formula), html);
        }
        return new RichText(text.Plain, new Html(html.Append(rest).ToString()));
    }

    /// <summary>Writes as far as a formula goes.</summary>
    /// <returns>What is left.</returns>
    private static ReadOnlySpan<char> Fill(ReadOnlySpan<char> rest, string formula, StringBuilder html)
    {
        var hole = rest.IndexOf(UnsetText.Hole);
        var tie = rest[..hole].IndexOf(UnsetText.Tie);
        if (tie < 0)
        {
            html.Append(rest[..hole]).Append(formula);
            return rest[(hole + 1)..];
        }
        var end = hole + rest[hole..].IndexOf(UnsetText.Tie);
        html.Append(rest[..tie]).Append(KatexBoxes.Tie(rest[(tie + 1)..hole].ToString(), formula, rest[(hole + 1)..end].ToString()));
        return rest[(end + 1)..];
    }

    private static Formula FormulaOf(UnsetFormula put) => new()
    {
        Written = new WrittenFormula(default, put.Source, OffsetMap.Identity, FormulaStyle.Inline),
        Tex = put.Tex,
        ToSource = OffsetMap.Identity,
        Macros = put.Macros,
        PlainText = put.Plain,
    };
}
