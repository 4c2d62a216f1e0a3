using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What the scanner noticed, told.</summary>
internal static class FormulaFindings
{
    public static void Report(ScannedFormulas scanned, SourceText source, DiagnosticBag diagnostics)
    {
        _ = (scanned, source, diagnostics);
    }
}
