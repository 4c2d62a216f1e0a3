using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;

namespace Transmission.Dialect.Typography;

/// <summary>
/// Ties a note's mark to the end of what stands before it, and the punctuation after it to the mark. A word joiner is
/// not enough: the mark is a button on a narrow screen, and a browser breaks a line before and after a box whatever
/// stands there.
/// </summary>
internal static class NoteMarks
{
    private const int MostPunctuation = 4;

    public static void Hang(FootnoteLink mark)
    {
        var tied = mark.PreviousSibling switch
        {
            UnbreakableInline before => Open(before),
            FormulaInline { Display: false } formula => Tie(formula, ""),
            LiteralInline { Content.IsEmpty: false } text => Tie(mark, CutEnd(text)),
            _ => Tie(mark, ""),
        };
        if (mark.Parent != tied)
        {
            mark.Remove();
            tied.AppendChild(mark);
        }
        if (tied.NextSibling is LiteralInline next && CutStart(next) is { Length: > 0 } closers) tied.AppendChild(new LiteralInline(closers) { Span = next.Span, IsClosed = true });
    }

    private static UnbreakableInline Tie(Inline node, string before)
    {
        var tied = new UnbreakableInline { Before = before, After = "", Span = node.Span };
        node.Wrap(tied);
        return tied;
    }

    /// <summary>With its punctuation among its children, so that more can follow.</summary>
    private static UnbreakableInline Open(UnbreakableInline tied)
    {
        if (tied.After.Length == 0) return tied;
        var open = new UnbreakableInline { Before = tied.Before, After = "", Span = tied.Span };
        tied.PutBefore(open);
        foreach (var child in tied.ToList())
        {
            child.Remove();
            open.AppendChild(child);
        }
        open.AppendChild(new LiteralInline(tied.After) { Span = tied.Span, IsClosed = true });
        tied.Remove();
        return open;
    }

    /// <summary>The last character of a text, and the punctuation after it.</summary>
    private static string CutEnd(LiteralInline text)
    {
        var content = text.Content.ToString();
        var start = content.Length - 1;
        while (start > 0 && content.Length - start < MostPunctuation && Letters.Closes(content[start])) start--;
        if (start > 0 && char.IsLowSurrogate(content[start])) start--;
        Replace(text, content[..start]);
        return content[start..];
    }

    /// <summary>The punctuation that a text begins with.</summary>
    private static string CutStart(LiteralInline text)
    {
        var content = text.Content.ToString();
        var end = 0;
        while (end < Math.Min(content.Length, MostPunctuation) && Letters.Closes(content[end])) end++;
        if (end > 0) Replace(text, content[end..]);
        return content[..end];
    }

    private static void Replace(LiteralInline text, string rest)
    {
        if (rest.Length > 0) text.PutBefore(new LiteralInline(rest) { Span = text.Span, IsClosed = true });
        text.Remove();
    }
}
