using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>What makes articles alike.</summary>
internal enum FeatureKind : byte { Series, Topic, Tag, Word }

/// <summary>
/// Which features each article has, and which articles have each feature, by their numbers; the latter lists are laid end to end
/// (compressed sparse rows). Of a name only its hash is kept, of 64 bits with the kind for a seed.
/// </summary>
internal sealed class FeatureTable
{
    private readonly int[][] _ofArticle;
    private readonly List<FeatureKind> _kinds;
    private readonly int[] _starts;
    private readonly int[] _sharers;

    private FeatureTable(int[][] ofArticle, List<FeatureKind> kinds, int[] starts, int[] sharers) => (_ofArticle, _kinds, _starts, _sharers) = (ofArticle, kinds, starts, sharers);

    public ReadOnlySpan<int> FeaturesOf(int article) => _ofArticle[article];

    public FeatureKind KindOf(int feature) => _kinds[feature];

    /// <summary>In the order of the articles.</summary>
    public ReadOnlySpan<int> SharersOf(int feature) => _sharers.AsSpan(_starts[feature].._starts[feature + 1]);

    public static FeatureTable Of(ImmutableArray<Document> articles)
    {
        var (numbers, kinds, counts) = (new Dictionary<ulong, int>(), new List<FeatureKind>(), new List<int>());
        var ofArticle = new int[articles.Length][];
        var own = new HashSet<int>();
        for (var article = 0; article < articles.Length; article++)
        {
            own.Clear();
            foreach (var (hash, kind) in Describe(articles[article]))
            {
                if (!numbers.TryGetValue(hash, out var number))
                {
                    numbers.Add(hash, number = kinds.Count);
                    kinds.Add(kind);
                    counts.Add(0);
                }
                if (own.Add(number)) counts[number]++;
            }
            ofArticle[article] = [.. own];
        }
        var (starts, sharers) = Turned(ofArticle, counts);
        return new FeatureTable(ofArticle, kinds, starts, sharers);
    }

    private static (int[] Starts, int[] Sharers) Turned(int[][] ofArticle, List<int> counts)
    {
        var starts = new int[counts.Count + 1];
        for (var feature = 0; feature < counts.Count; feature++) starts[feature + 1] = starts[feature] + counts[feature];
        var (ends, sharers) = (starts[..^1], new int[starts[^1]]);
        for (var article = 0; article < ofArticle.Length; article++)
        {
            foreach (var feature in ofArticle[article]) sharers[ends[feature]++] = article;
        }
        return (starts, sharers);
    }

    private static IEnumerable<(ulong Hash, FeatureKind Kind)> Describe(Document article)
    {
        var matter = article.FrontMatter;
        if (matter.Series is { } series) yield return Named(ArticleGroup.Key(series), FeatureKind.Series);
        if (matter.Topic is { } topic) yield return Named(ArticleGroup.Key(topic), FeatureKind.Topic);
        foreach (var tag in matter.Tags) yield return Named(ArticleGroup.Key(tag), FeatureKind.Tag);
        foreach (var word in RareWords.In(article.Title.Plain)) yield return Named(word, FeatureKind.Word);
        foreach (var heading in article.Body.Headings)
        {
            if (heading.Level > 2) continue;
            foreach (var word in RareWords.In(heading.Plain)) yield return Named(word, FeatureKind.Word);
        }
    }

    private static (ulong Hash, FeatureKind Kind) Named(ReadOnlySpan<char> name, FeatureKind kind) => (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(name), (long)kind), kind);
}
