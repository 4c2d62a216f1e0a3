using System.Text;

namespace Transmission.Search;

/// <summary>
/// Characters that a reader takes for one: by NFKC, without case, European letters without accents, invisible ones gone. The
/// rules stand in the theme's search-text.js, which has to agree; folds.txt is what it makes of every character.
/// </summary>
internal static class Folding
{
    private const char Several = '\uFFFF'; // no character

    private static readonly char[] Single = new char[0x10000];
    private static readonly Dictionary<int, string> Others = [];

    static Folding()
    {
        for (var c = 0; c < Single.Length; c++) Single[c] = (char)c;
        foreach (var line in Read().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t');
            var folded = line[..tab];
            foreach (var rune in line.AsSpan(tab + 1).EnumerateRunes())
            {
                if (rune.IsBmp) Single[rune.Value] = folded.Length == 1 ? folded[0] : Several;
                if (!rune.IsBmp || folded.Length != 1) Others.Add(rune.Value, folded);
            }
        }
    }

    /// <summary>Appends the folded text to <paramref name="result"/>.</summary>
    public static void Fold(ReadOnlySpan<char> text, CharBuffer result)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var single = Single[text[i]];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) && Others.TryGetValue(char.ConvertToUtf32(text[i], text[i + 1]), out var folded))
            {
                result.Add(folded);
                i++;
            }
            else if (single != Several) result.Add(single);
            else result.Add(Others[text[i]]);
        }
    }

    private static string Read()
    {
        using var stream = typeof(Folding).Assembly.GetManifestResourceStream("Search/folds.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
