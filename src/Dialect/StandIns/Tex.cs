using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Tex;

public sealed class FormulaReader(SourceText source, MathOptions options, DiagnosticBag diagnostics)
{
    private int _number;

    public Formula Read(WrittenFormula written)
    {
        _ = (source, options, diagnostics);
        var label = written.Label;
        var tex = written.Source;
        var at = tex.IndexOf("\\label{", StringComparison.Ordinal);
        if (at >= 0)
        {
            var end = tex.IndexOf('}', at);
            label = new SpannedText(tex[(at + 7)..end], new TextSpan(written.ToFile.ToOrigin(at + 7), end - at - 7));
            tex = tex.Remove(at, end + 1 - at);
        }
        return new Formula
        {
            Written = written,
            Tex = tex,
            ToSource = OffsetMap.Identity,
            PlainText = tex.Trim(),
            IsSilent = tex.StartsWith("\\newcommand", StringComparison.Ordinal),
            Lines = label is null ? [] : [new EquationLine(label.Text.Replace(':', '-'), label, $"{++_number}")],
        };
    }
}
