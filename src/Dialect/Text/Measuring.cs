using Transmission.Dialect.Typography;

namespace Transmission.Dialect.Text;

/// <summary>How long a text is to its reader.</summary>
internal static class Measuring
{
    /// <summary>Ideographs, and runs of other letters and digits.</summary>
    public static (int Han, int Words) Count(ReadOnlySpan<char> text)
    {
        var (han, words, inWord) = (0, 0, false);
        foreach (var c in text)
        {
            var letter = Letters.Of(c);
            if (letter is Letter.Han && !char.IsLowSurrogate(c)) han++;
            var isWord = letter is Letter.Latin || (inWord && c is '\'' or '\u2019' or '-');
            if (isWord && !inWord) words++;
            inWord = isWord;
        }
        return (han, words);
    }
}
