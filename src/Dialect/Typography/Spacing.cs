namespace Transmission.Dialect.Typography;

/// <summary>The rules themselves: which spaces are text, and which punctuation a formula keeps.</summary>
internal static class Spacing
{
    /// <summary>Whether white space between two neighbours is typesetting, not text.</summary>
    /// <param name="breaks">Whether it holds a line break, which between wide characters was never text.</param>
    public static bool Drops(Letter left, Letter right, bool breaks) => (left, right) switch
    {
        (Letter.Edge, _) or (_, Letter.Edge) or (_, Letter.Mark) => true,
        (Letter.WidePunctuation, _) or (_, Letter.WidePunctuation) => true,
        (Letter.Han, Letter.Han) => breaks,
        (Letter.Han, Letter.Latin or Letter.Formula) or (Letter.Latin or Letter.Formula, Letter.Han) => true,
        _ => false,
    };

    /// <summary>Parentheses and percent signs go with the Latin text that they belong to.</summary>
    public static bool DropsAtParenthesis(Letter left, char leftCharacter, Letter right, char rightCharacter) =>
        (left is Letter.Han && rightCharacter is '(') || (right is Letter.Han && leftCharacter is ')' or '%');

    /// <summary>
    /// Where the characters end that must not be parted from the formula before them: closing punctuation, or the rest of
    /// a word (<c>$n$th</c>). White space among them has been dropped. Punctuation may leave its text for the element that
    /// the formula stands in, a word may not; and nothing leaves an element of its own, such as a link.
    /// </summary>
    /// <param name="gone">Whether a character is dropped or belongs to another formula already.</param>
    public static int ClosersEnd(InlineLine line, int formula, Func<int, bool> gone)
    {
        var (end, inWord) = (formula + 1, true);
        for (var i = end; i < line.Length; i++)
        {
            var edges = line.EdgesAt(i);
            if (edges.Opens > 0) break;
            inWord &= edges.Closes == 0 || (i == formula + 1 && edges.Closes <= line.EdgesAt(formula).Opens);
            if (line.IsWhite(i) && gone(i)) continue;
            if (!IsFree(line, i, gone)) break;
            inWord &= IsWord(line, i);
            if (!inWord && !Letters.Closes(line.CharacterAt(i))) break;
            end = i + 1;
        }
        return end;
    }

    /// <summary>Where the characters begin that must not be parted from the formula after them.</summary>
    public static int OpenersStart(InlineLine line, int formula, Func<int, bool> gone)
    {
        var (start, inWord) = (formula, true);
        for (var i = formula - 1; i >= 0; i--)
        {
            var edges = line.EdgesAt(i + 1);
            if (edges.Closes > 0) break;
            inWord &= edges.Opens == 0 || (i == formula - 1 && edges.Opens <= line.EdgesAt(formula + 1).Closes);
            if (line.IsWhite(i) && gone(i)) continue;
            if (!IsFree(line, i, gone)) break;
            inWord &= IsWord(line, i);
            if (!inWord && !Letters.Opens(line.CharacterAt(i))) break;
            start = i;
        }
        return start;
    }

    private static bool IsFree(InlineLine line, int i, Func<int, bool> gone) =>
        !gone(i) && line.LetterAt(i) is Letter.Latin or Letter.Other or Letter.WidePunctuation && line.CharacterAt(i) != '\uFFFC';

    private static bool IsWord(InlineLine line, int i) => line.LetterAt(i) is Letter.Latin || line.CharacterAt(i) is '-' or '\u2010' or '\u2011';
}
