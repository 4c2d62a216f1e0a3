using System.Collections.Immutable;
using Transmission.Code;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect;

/// <summary>KaTeX, highlight.js and what draws, for the dialect.</summary>
internal sealed class EnginePress(Katex katex, Highlighter highlighter, Draughtsman draughtsman) : IFormulaPress, ICodePress, IDrawingPress
{
    public void Order(Formula formula) => katex.Order(formula);

    public string? Press(Formula formula, SourceText source, DiagnosticBag diagnostics)
    {
        var (html, error) = katex.Get(formula);
        if (error is not null) TexErrors.Report(formula, error.Message, error.Offset, error.Length, source, diagnostics);
        return html;
    }

    public void Order(string code, string language) => highlighter.Order(code, language);

    public ImmutableArray<string> Lines(string code, string language) => highlighter.HighlightLines(code, language);

    public void Order(Drawing drawing) => draughtsman.Order(drawing);

    public DrawingResult Draw(Drawing drawing, IReadOnlyDictionary<string, string> files) => draughtsman.Draw(drawing, files);
}
