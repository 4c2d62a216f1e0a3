using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;

namespace Transmission.Dialect.Typography;

/// <summary>
/// Sets the running text of a document (dialect.md §4): drops the spaces and breaks that
/// are not text, narrows those between Han and a formula, and ties a formula to its punctuation.
/// Everything is decided on <see cref="InlineLine"/> first and then written back to the tree, once over each.
/// </summary>
internal sealed class Typesetting(InlineLine line)
{
    private enum Fate : byte { Stays, Goes, Tied }

    private Fate[] _fates = [];
    private ContainerInline? _root;
    private readonly HashSet<int> _typedGaps = []; // where a dropped space that was typed begins
    private readonly Dictionary<int, (bool Typed, bool Before, bool After)> _narrow = [];

    /// <param name="root">Of a block, or the text of an image, which is a caption.</param>
    /// <param name="hangsMarks">Whether the marks of notes are tied to the text; those of a heading follow its own link.</param>
    public void Set(ContainerInline? root, bool hangsMarks = true)
    {
        if (root?.FirstChild is null) return;
        _root = root;
        line.Read(root);
        if (_fates.Length < line.Length) _fates = new Fate[2 * line.Length];
        _fates.AsSpan(0, line.Length).Clear();
        _typedGaps.Clear();
        _narrow.Clear();
        DropSpaces();
        WriteBack();
        if (!hangsMarks) return;
        foreach (var piece in line.Pieces)
        {
            if (piece.Node is FootnoteLink mark) NoteMarks.Hang(mark);
        }
    }

    private void DropSpaces()
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line.LetterAt(i) is Letter.Formula) Narrow(i);
            if (!line.IsWhite(i)) continue;
            var (start, breaks, isOne) = (i, false, true);
            for (; line.IsWhite(i); i++)
            {
                breaks |= line.LetterAt(i) is Letter.SoftBreak;
                isOne &= line.LetterAt(i) is not Letter.Nothing;
            }
            var (left, right) = (line.LetterAt(LeftOf(start)), line.LetterAt(i));
            var drops = Spacing.Drops(left, right, breaks || !isOne) || Spacing.DropsAtParenthesis(left, Character(LeftOf(start)), right, Character(i));
            for (var k = start; k < i; k++)
            {
                if (drops || (breaks && line.LetterAt(k) is Letter.Space)) _fates[k] = Fate.Goes;
            }
            if (drops && !breaks && left is not Letter.Edge && right is not (Letter.Edge or Letter.Mark)) _typedGaps.Add(start);
            i--;
        }
    }

    private char Character(int index) => index < 0 || index >= line.Length ? '\0' : line.CharacterAt(index);

    /// <summary>A mark hangs on the text before it, so what stands left of a space is left of the mark.</summary>
    private int LeftOf(int index)
    {
        do index--; while (line.LetterAt(index) is Letter.Mark);
        return index;
    }

    private void Narrow(int formula)
    {
        var (left, right) = (formula - 1, formula + 1);
        while (line.IsWhite(left)) left--;
        while (line.IsWhite(right)) right++;
        _narrow[formula] = (false, line.LetterAt(left) is Letter.Han, line.LetterAt(right) is Letter.Han);
    }

    private void WriteBack()
    {
        var ties = Ties();
        foreach (var piece in line.Pieces)
        {
            if (piece.Node is LiteralInline literal) Rewrite(literal, piece);
            else if (_fates[piece.Start] is Fate.Goes && piece.Node is not HtmlInline) piece.Node.Remove();
        }
        foreach (var tie in ties) Tie(tie);
    }

    private readonly record struct Knot(FormulaInline Formula, int Index, string Before, string After);

    private List<Knot> Ties()
    {
        var knots = new List<Knot>();
        foreach (var piece in line.Pieces)
        {
            if (piece.Node is not FormulaInline formula || line.LetterAt(piece.Start) is not Letter.Formula) continue;
            var before = Take(Spacing.OpenersStart(line, piece.Start, Gone), piece.Start);
            var after = Take(piece.End, Spacing.ClosersEnd(line, piece.Start, Gone));
            knots.Add(new Knot(formula, piece.Start, before, after));
        }
        return knots;
    }

    /// <summary>The characters of a stretch that stay; they are the formula's from now on.</summary>
    private string Take(int start, int end)
    {
        if (start == end) return "";
        var text = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (_fates[i] is not Fate.Stays) continue;
            text.Append(line.CharacterAt(i));
            _fates[i] = Fate.Tied;
        }
        return text.ToString();
    }

    private bool Gone(int index) => _fates[index] is not Fate.Stays;

    private void Rewrite(LiteralInline literal, InlineLine.Piece piece)
    {
        if (!_fates.AsSpan(piece.Start, piece.End - piece.Start).ContainsAnyExcept(Fate.Stays)) return;
        var text = new StringBuilder();
        for (var i = piece.Start; i < piece.End; i++)
        {
            if (_fates[i] is Fate.Stays) { text.Append(line.CharacterAt(i)); continue; }
            if (!_typedGaps.Contains(i) || BesideNarrow(i)) continue;
            Flush(literal, text);
            literal.PutBefore(new TypesetSpace { IsTyped = true });
        }
        Flush(literal, text);
        literal.Remove();
    }

    private static void Flush(LiteralInline literal, StringBuilder text)
    {
        if (text.Length == 0) return;
        literal.PutBefore(new LiteralInline(text.ToString()) { Span = literal.Span, IsClosed = true });
        text.Clear();
    }

    /// <summary>Whether the gap that begins here is one that a narrow space will fill.</summary>
    private bool BesideNarrow(int gap)
    {
        var (left, right) = (gap - 1, gap);
        while (line.LetterAt(right) is Letter.Space) right++;
        return (_narrow.TryGetValue(left, out var before) && before.After) || (_narrow.TryGetValue(right, out var after) && after.Before);
    }

    private void Tie(Knot knot)
    {
        Inline node = knot.Formula;
        if (knot.Before.Length + knot.After.Length > 0)
        {
            while (node.Parent is { } parent && parent != _root && parent.FirstChild == node && parent.LastChild == node) node = parent;
            var tied = new UnbreakableInline { Before = knot.Before, After = knot.After, Span = node.Span };
            node.Wrap(tied);
            node = tied;
        }
        var (_, before, after) = _narrow[knot.Index];
        if (before) node.PutBefore(new TypesetSpace { IsNarrow = true, IsTyped = line.LetterAt(knot.Index - 1) is Letter.Space });
        if (after) node.InsertAfter(new TypesetSpace { IsNarrow = true, IsTyped = line.LetterAt(knot.Index + 1) is Letter.Space });
    }
}
