using System.Buffers;
using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// What to read next: articles that link to each other, share a series, a tag, a topic, or rare words in their titles
/// and headings. What few share tells more (inverse document frequency). Of what many share only the articles nearest
/// in time are compared, so that the work grows with the number of articles and not with its square.
/// </summary>
/// <param name="articles">Newest first.</param>
/// <param name="links">Who refers to whom.</param>
/// <param name="translations">Of an article in several languages that is told which the reader reads.</param>
internal sealed class RelatedArticles(ImmutableArray<Document> articles, BackLinks links, Translations translations)
{
    private const int Most = 4, Neighbours = 24, CommonestWord = 24, OfALink = 4000;

    private readonly Lazy<FeatureTable> _features = new(() => FeatureTable.Of(articles));
    private readonly Lazy<Dictionary<SitePath, int>> _numbers = new(() => articles.Select((article, i) => (article.Path, i)).ToDictionary(pair => pair.Path, pair => pair.i));

    /// <summary>Begins with what all of them are found with, on other threads: nothing needs it before pages are made.</summary>
    public void Prepare()
    {
        Task.Run(links.Prepare);
        Task.Run(() => (_features.Value, _numbers.Value));
    }

    /// <summary>The nearest first. From any thread.</summary>
    public ImmutableArray<Document> Of(Document document)
    {
        if (!_numbers.Value.TryGetValue(document.Path, out var article)) return [];
        var scores = ArrayPool<int>.Shared.Rent(articles.Length);
        Array.Clear(scores, 0, articles.Length);
        var ranked = Ranked(article, scores);
        ArrayPool<int>.Shared.Return(scores);

        var itself = translations.Listed(document).Path;
        return
        [
            .. ranked.Select(other => translations.For(document.Language, articles[other]))
                .Where(other => translations.Listed(other).Path != itself).DistinctBy(other => other.Path).Take(Most),
        ];
    }

    /// <summary>The best first; of two that are equal the newer.</summary>
    /// <param name="scores">A nought for each article.</param>
    private List<int> Ranked(int article, int[] scores)
    {
        var touched = new List<int>();
        void Add(int other, int score)
        {
            if (other == article) return;
            if (scores[other] == 0) touched.Add(other);
            scores[other] += score;
        }
        var features = _features.Value;
        foreach (var feature in features.FeaturesOf(article))
        {
            var sharers = features.SharersOf(feature);
            var weight = WeightOf(features.KindOf(feature), sharers.Length);
            if (weight <= 0) continue;
            var place = sharers.BinarySearch(article);
            var last = Math.Min(sharers.Length - 1, place + Neighbours);
            for (var i = Math.Max(0, place - Neighbours); i <= last; i++) Add(sharers[i], weight);
        }
        foreach (var other in links.Around(articles[article].Path)) Add(_numbers.Value[other], OfALink);

        var ranks = touched.ConvertAll(other => ((long)scores[other] << 32) | (uint)~other);
        ranks.Sort();
        ranks.Reverse();
        return ranks.ConvertAll(rank => ~(int)rank);
    }

    /// <summary>Nothing for a feature of one article alone, and for a word of many.</summary>
    private int WeightOf(FeatureKind kind, int sharers) => sharers < 2 || (kind == FeatureKind.Word && sharers > CommonestWord)
        ? 0
        : Factor(kind) * (int)Math.Round(100 * Math.Log2((articles.Length + 1.0) / sharers));

    private static int Factor(FeatureKind kind) => kind switch { FeatureKind.Series => 4, FeatureKind.Tag => 3, FeatureKind.Topic => 2, _ => 1 };
}
