using System.Collections.Immutable;
using Transmission.Code;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect;

/// <summary>KaTeX and highlight.js for the dialect.</summary>
internal sealed class EnginePress(Katex katex, Highlighter highlighter) : IFormulaPress, ICodePress
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
}
