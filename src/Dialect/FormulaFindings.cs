using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What the scanner noticed, told.</summary>
internal static class FormulaFindings
{
    public static void Report(FormulaScan scanned, SourceText source, DiagnosticBag diagnostics)
    {
        foreach (var finding in scanned.Findings) diagnostics.Report(finding.Rule, finding.Message, source.At(finding.Span));
    }
}
