using System.Collections.Concurrent;
using System.Collections.Immutable;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The formulas in the fields of a bibliography: each file is read once, for all documents that cite from it.</summary>
internal sealed class BibliographyFormulas(MarkdownDialect dialect)
{
    private readonly ConcurrentDictionary<(SourceText Source, MathOptions Math), Lazy<Read>> _read = [];

    /// <summary>Null for what has dollars and is no formula after all.</summary>
    /// <param name="diagnostics">Is told what is wrong with it.</param>
    public Formula? At(Bibliography bibliography, TextSpan span, MathOptions math, DiagnosticBag diagnostics)
    {
        var (formulas, told) = _read.GetOrAdd((bibliography.Source, math), _ => new Lazy<Read>(() => ReadAll(bibliography, math, diagnostics.Another()))).Value;
        diagnostics.AddAll([.. told.Where(diagnostic => diagnostic.At is { } at && at.Span.Start >= span.Start && at.Span.Start < span.End)]);
        if (formulas.GetValueOrDefault(span.Start) is not { IsSilent: false } formula || formula.Written.Span.Length != span.Length) return null;
        return formula with { Written = formula.Written with { Style = FormulaStyle.Inline } };
    }

    /// <summary>As formulas among words, which keep their places: a text for each would be as long as the file.</summary>
    private Read ReadAll(Bibliography bibliography, MathOptions math, DiagnosticBag told)
    {
        var source = bibliography.Source;
        var text = source.Text.Select(c => c is '\n' or '\r' ? c : 'x').ToArray();
        foreach (var span in bibliography.Entries.SelectMany(entry => entry.Formulas)) source.Text.CopyTo(span.Start, text, span.Start, span.Length);
        var parsed = dialect.Parse(new SourceText(source.Path, new string(text)), 0, new TextOptions(math, new NumberingOptions(), "en"), told);
        return new Read(parsed.Formulas.DistinctBy(formula => formula.Written.Span.Start).ToDictionary(formula => formula.Written.Span.Start),
            [.. told.InOrder().Select(diagnostic => diagnostic with { At = diagnostic.At is { } at ? source.At(at.Span) : null })]);
    }

    private sealed record Read(Dictionary<int, Formula> Formulas, ImmutableArray<Diagnostic> Told);
}
