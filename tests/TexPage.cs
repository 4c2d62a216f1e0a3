using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Tex;

namespace Tests;

/// <summary>A page of nothing but formulas, and what its reading gives, as the specification writes it (see specs/macros.md).</summary>
internal sealed class TexPage
{
    private const string Between = "\n---\n";

    public TexPage(string text, params string[] options)
    {
        Source = new SourceText(new SitePath("page.md"), text);
        var style = options.Contains("inline") ? FormulaStyle.Inline : FormulaStyle.Display;
        var labels = options.Where(o => o.StartsWith("label=", StringComparison.Ordinal)).Select(o => o["label=".Length..]).ToList();
        var reader = new FormulaReader(Source, new MathOptions { NumberAll = options.Contains("number=all") }, Diagnostics);
        var formulas = ImmutableArray.CreateBuilder<Formula>();
        var at = 0;
        foreach (var part in text.Split(Between))
        {
            var span = new TextSpan(at, part.Length);
            var label = formulas.Count < labels.Count ? new SpannedText(labels[formulas.Count], span) : null;
            formulas.Add(reader.Read(new WrittenFormula(span, part, OffsetMap.CutAt(at), style, label)));
            at += part.Length + Between.Length;
        }
        Formulas = formulas.DrainToImmutable();
    }

    public SourceText Source { get; }
    public DiagnosticBag Diagnostics { get; } = new();
    public ImmutableArray<Formula> Formulas { get; }

    public string Show() => string.Join('\n', [string.Join(Between, Formulas.Select(Show)), .. ShowDiagnostics()]);

    private static string Show(Formula formula) => string.Join('\n', [
        formula.IsSilent ? "(silent)" : formula.Tex,
        .. formula.Macros.Select(m => $"with {m.Name} {m.Arity}{(m.Default is null ? "" : $" [{m.Default}]")}{(m.IsAlias ? " alias" : "")}: {m.Body}"),
        .. formula.Lines.Select(l => $"{(l.Parentheses ? $"({l.Number})" : l.Number)}{(formula.NumbersInTex ? " in its row" : "")}{(l.Id is null ? "" : $" #{l.Id}")}"),
        .. formula.References.Select(r => $"{r.Placeholder} is {r.Label}{(r.Form is ReferenceForm.Parenthesized ? " in parentheses" : "")}"),
    ]);

    public IEnumerable<string> ShowDiagnostics() => Diagnostics.InOrder().Select(d =>
        $"! {d.Rule.Id} {d.At?.Position.Line}:{d.At?.Position.Column} {d.Message}"
        + string.Concat(d.Notes.Select(n => $"; {n.At?.Position.Line}:{n.At?.Position.Column} {n.Message}")));
}
