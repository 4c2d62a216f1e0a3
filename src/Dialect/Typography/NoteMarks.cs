using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;

namespace Transmission.Dialect.Typography;

/// <summary>
/// Ties a note's mark to the end of what stands before it. A word joiner is not enough: the mark is a button on a
/// narrow screen, and a browser breaks a line before a box whatever stands there.
/// </summary>
internal static class NoteMarks
{
    private const int MostPunctuation = 4;

    public static void Hang(FootnoteLink mark)
    {
        switch (mark.PreviousSibling)
        {
            case LiteralInline { Content.IsEmpty: false } text: Tie(mark, text); break;
            case FormulaInline { Display: false } formula: formula.Wrap(new UnbreakableInline { Before = "", After = "", Span = formula.Span }); Hang(mark); break;
            case UnbreakableInline tied: mark.Remove(); tied.AppendChild(mark); break;
        }
    }

    private static void Tie(FootnoteLink mark, LiteralInline text)
    {
        var content = text.Content.ToString();
        var start = content.Length - 1;
        while (start > 0 && content.Length - start < MostPunctuation && Letters.Closes(content[start])) start--;
        if (start > 0 && char.IsLowSurrogate(content[start])) start--;
        mark.Wrap(new UnbreakableInline { Before = content[start..], After = "", Span = mark.Span });
        if (start > 0) text.PutBefore(new LiteralInline(content[..start]) { Span = text.Span, IsClosed = true });
        text.Remove();
    }
}
