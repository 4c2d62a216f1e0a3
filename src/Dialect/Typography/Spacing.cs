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

    /// <summary>The characters right of a formula that must not be parted from it: closing punctuation, or the rest of a word (<c>$n$th</c>).</summary>
    /// <param name="gone">Whether a character is dropped or belongs to another formula already.</param>
    public static IEnumerable<int> Closers(InlineLine line, int formula, Func<int, bool> gone)
    {
        var word = true;
        for (var i = formula + 1; i < line.Length; i++)
        {
            if (line.IsWhite(i) && gone(i)) continue;
            if (!IsFree(line, i, gone)) yield break;
            var c = line.CharacterAt(i);
            var inWord = word && IsWord(line, i);
            if (!inWord && !Letters.Closes(c)) yield break;
            word = inWord;
            yield return i;
        }
    }

    /// <summary>The characters left of a formula, from right to left.</summary>
    public static IEnumerable<int> Openers(InlineLine line, int formula, Func<int, bool> gone)
    {
        var word = true;
        for (var i = formula - 1; i >= 0; i--)
        {
            if (line.IsWhite(i) && gone(i)) continue;
            if (!IsFree(line, i, gone)) yield break;
            var inWord = word && IsWord(line, i);
            if (!inWord && !Letters.Opens(line.CharacterAt(i))) yield break;
            word = inWord;
            yield return i;
        }
    }

    private static bool IsFree(InlineLine line, int i, Func<int, bool> gone) =>
        !gone(i) && line.LetterAt(i) is Letter.Latin or Letter.Other or Letter.WidePunctuation && line.CharacterAt(i) != '\uFFFC';

    private static bool IsWord(InlineLine line, int i) => line.LetterAt(i) is Letter.Latin || line.CharacterAt(i) is '-' or '\u2010' or '\u2011';
}
