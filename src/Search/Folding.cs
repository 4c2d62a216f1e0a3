using System.Text;

namespace Transmission.Search;

/// <summary>
/// Characters that a reader takes for one: by NFKC, without case, European letters without accents, invisible ones gone. The
/// rules stand in the theme's search-text.js, which has to agree; folds.txt is what it makes of every character.
/// </summary>
internal static class Folding
{
    private const char Several = '\uFFFF'; // no character: look among the others

    private static readonly char[] Single = new char[0x10000];
    private static readonly Dictionary<int, string> Others = [];

    static Folding()
    {
        for (var c = 0; c < Single.Length; c++) Single[c] = char.IsHighSurrogate((char)c) ? Several : (char)c;
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
        while (!text.IsEmpty)
        {
            var length = FoldSingles(text, result.Room(text.Length));
            result.Take(length);
            text = text[length..];
            if (text.IsEmpty) return;
            var isPair = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]);
            if (Others.TryGetValue(isPair ? char.ConvertToUtf32(text[0], text[1]) : text[0], out var folded)) result.Add(folded);
            else result.Add(text[..(isPair ? 2 : 1)]);
            text = text[(isPair ? 2 : 1)..];
        }
    }

    /// <returns>How many, up to the first that is not one for one.</returns>
    private static int FoldSingles(ReadOnlySpan<char> text, Span<char> result)
    {
        var table = Single;
        for (var i = 0; i < text.Length; i++)
        {
            var single = table[text[i]];
            if (single == Several) return i;
            result[i] = single;
        }
        return text.Length;
    }

    private static string Read()
    {
        using var stream = typeof(Folding).Assembly.GetManifestResourceStream("Search/folds.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
