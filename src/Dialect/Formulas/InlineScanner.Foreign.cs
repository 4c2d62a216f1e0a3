using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class InlineScanner
{
    private int AddForeign(int t, Stretch stretch, ReadOnlySpan<char> text)
    {
        var (open, found) = (_tokens[t].Start, _tokens.Foreign(t));
        if (Lines.IsBlank(text[found.Start..found.End])) return t + 1;
        var isDisplay = _kind == TextKind.Paragraph && (found.IsDisplay || (found.MayBeDisplay && IsAlone(text, open, found.After)));
        var mark = isDisplay ? FormulaMask.DisplayInText : FormulaMask.Inline;
        var span = TextSpan.FromBounds(stretch.ToFile(open), stretch.ToFile(found.After - 1) + 1);
        if (found.IsEncoded) sink.AddDecoded(mark, span, stretch, found.Start, found.End);
        else sink.Add(mark, span, stretch, found.Start, found.End);
        sink.Report(Rules.ForeignFormula, $"{found.What} is read as the formula that it is", span);
        return t + 1;
    }

    private static bool IsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[..start].LastIndexOfAny('\n', '\r') + 1;
        var after = text[end..].IndexOfAny('\n', '\r');
        return Lines.IsBlank(text[before..start]) && Lines.IsBlank(after < 0 ? text[end..] : text.Slice(end, after));
    }
}
