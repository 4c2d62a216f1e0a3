using System.Collections.Immutable;
using Transmission.Dialect.Tags;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// Finds where formulas begin and end (dialect.md §1), before Markdown is read, so that nothing in them is Markdown.
/// In time linear in the text, whatever stands in it.
/// </summary>
public static class FormulaScanner
{
    /// <param name="text">A whole file.</param>
    /// <param name="start">Where its Markdown begins: after the front matter.</param>
    public static FormulaScan Scan(string text, int start, MathOptions options)
    {
        var sink = new FormulaSink();
        new BlockScanner(text, options, sink).Run(start);
        return sink.Build(text);
    }
}

/// <param name="Formulas">In the order of the file; none overlaps another.</param>
/// <param name="Masked">As long as the text; see <see cref="FormulaMask"/>.</param>
/// <param name="Findings">What an author may want to know: all are warnings.</param>
public sealed record FormulaScan(ImmutableArray<WrittenFormula> Formulas, string Masked, ImmutableArray<ScanFinding> Findings)
{
    internal TagPairs Tags { get; init; } = new();
}

/// <param name="Span">In the file.</param>
public sealed record ScanFinding(Rule Rule, string Message, TextSpan Span);
