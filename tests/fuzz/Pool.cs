namespace Tests.Fuzz;

/// <summary>Makes texts of pieces of a language and of whole texts in it.</summary>
/// <param name="pieces">Fragments, most of them too short to mean anything alone.</param>
/// <param name="texts">What people wrote.</param>
/// <param name="longest">Of what is taken of a whole text, in units.</param>
internal sealed class Pool(IReadOnlyList<string> pieces, IReadOnlyList<string> texts, int longest = 1500)
{
    private int _words;

    public string Make(Random random) => random.Next(10) switch
    {
        < 5 => Joined(random, random.Next(1, 40)),
        < 9 when texts.Count > 0 => Changed(Part(random), random),
        _ => Changed(Joined(random, random.Next(1, 20)), random),
    };

    /// <summary>A piece; in place of <c>#</c> between two <c>@@</c> a word that stands nowhere else.</summary>
    public string Piece(Random random) => pieces[random.Next(pieces.Count)].Replace("@@", $"qz{random.Next(1000)}z{_words++ % 1000}");

    public string Joined(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(40) == 0 ? Run(random) : Piece(random)));

    /// <summary>A few lines of a whole text.</summary>
    public string Part(Random random)
    {
        var text = texts[random.Next(texts.Count)];
        var length = Math.Min(text.Length, random.Next(1, longest));
        var start = random.Next(text.Length - length + 1);
        var line = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        return text.Substring(line, Math.Min(length, text.Length - line));
    }

    /// <summary>With parts of it lost, doubled, in each other's place or within each other.</summary>
    public string Changed(string text, Random random)
    {
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var (a, b) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
            if (random.Next(2) == 0) b = Math.Min(text.Length, a + random.Next(12));
            if (a > b) (a, b) = (b, a);
            text = random.Next(8) switch
            {
                0 => text.Remove(a, b - a),
                1 => text.Insert(b, text[a..b]),
                2 => text[b..] + text[..a] + text[a..b],
                3 when texts.Count > 0 => text.Insert(a, Part(random)),
                _ => text.Insert(a, Piece(random)),
            };
        }
        return text;
    }

    private string Run(Random random) => string.Concat(Enumerable.Repeat(Piece(random), random.Next(2, 60)));
}
