using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// What to read next: articles that link to each other, share a series, a tag, a topic, or rare words in their titles
/// and headings. What few share tells more (inverse document frequency). Of what many share only the articles nearest
/// in time are compared, so that the work grows with the number of articles and not with its square.
/// </summary>
/// <param name="articles">Newest first.</param>
/// <param name="backLinks">Who refers to an article.</param>
/// <param name="translations">Of an article in several languages that is told which the reader reads.</param>
internal sealed class RelatedArticles(ImmutableArray<Document> articles, IReadOnlyDictionary<SitePath, ImmutableArray<BackLink>> backLinks, Translations translations)
{
    private const int Most = 4, Neighbours = 24, CommonestWord = 24;

    private readonly Dictionary<(char Kind, string Name), List<int>> _sharers = [];
    private readonly List<(int Weight, List<int> Sharers)>[] _features = [.. articles.Select(_ => new List<(int, List<int>)>())];
    private readonly Dictionary<SitePath, int> _numbers = articles.Select((article, i) => (article.Path, i)).ToDictionary(pair => pair.Path, pair => pair.i);

    public IReadOnlyDictionary<SitePath, ImmutableArray<Document>> Find()
    {
        for (var i = 0; i < articles.Length; i++) Describe(i, articles[i]);
        foreach (var ((kind, _), sharers) in _sharers)
        {
            if (sharers.Count < 2 || kind == 'w' && sharers.Count > CommonestWord) continue;
            var weight = Factor(kind) * (int)Math.Round(100 * Math.Log2((articles.Length + 1.0) / sharers.Count));
            if (weight > 0) foreach (var article in sharers) _features[article].Add((weight, sharers));
        }
        var links = Links();
        var related = new ImmutableArray<Document>[articles.Length];
        Parallel.For(0, articles.Length, () => new int[articles.Length], (i, _, scores) =>
        {
            related[i] = Nearest(i, links[i], scores);
            return scores;
        }, _ => { });
        return articles.Select((article, i) => (article.Path, related[i])).ToDictionary(pair => pair.Path, pair => pair.Item2);
    }

    private static int Factor(char kind) => kind switch { 's' => 4, 'g' => 3, 't' => 2, _ => 1 };

    private void Describe(int number, Document article)
    {
        var matter = article.FrontMatter;
        if (matter.Series is { } series) Share('s', series.ToLowerInvariant(), number);
        if (matter.Topic is { } topic) Share('t', topic.ToLowerInvariant(), number);
        foreach (var tag in matter.Tags) Share('g', tag.ToLowerInvariant(), number);
        foreach (var word in RareWords.In(article.Title.Plain)) Share('w', word, number);
        foreach (var heading in article.Body.Headings)
        {
            if (heading.Level > 2) continue;
            foreach (var word in RareWords.In(heading.Plain)) Share('w', word, number);
        }
    }

    private void Share(char kind, string name, int number)
    {
        if (!_sharers.TryGetValue((kind, name), out var sharers)) _sharers[(kind, name)] = sharers = [];
        if (sharers is [] || sharers[^1] != number) sharers.Add(number);
    }

    /// <summary>For each article, those it refers to and those that refer to it.</summary>
    private List<int>[] Links()
    {
        var links = articles.Select(_ => new List<int>()).ToArray();
        foreach (var (path, referring) in backLinks)
        {
            foreach (var link in referring)
            {
                var (from, to) = (_numbers[link.From.Path], _numbers[path]);
                links[from].Add(to);
                links[to].Add(from);
            }
        }
        return links;
    }

    private ImmutableArray<Document> Nearest(int article, List<int> links, int[] scores)
    {
        var touched = new List<int>();
        void Add(int other, int score)
        {
            if (other == article) return;
            if (scores[other] == 0) touched.Add(other);
            scores[other] += score;
        }
        foreach (var (weight, sharers) in _features[article])
        {
            var place = sharers.BinarySearch(article);
            var last = Math.Min(sharers.Count - 1, place + Neighbours);
            for (var i = Math.Max(0, place - Neighbours); i <= last; i++) Add(sharers[i], weight);
        }
        foreach (var other in links.Distinct()) Add(other, 4000);

        var (language, itself) = (articles[article].Language, translations.Listed(articles[article]).Path);
        ImmutableArray<Document> nearest =
        [
            .. touched.OrderByDescending(other => scores[other]).ThenBy(other => other).Select(other => translations.For(language, articles[other]))
                .Where(other => translations.Listed(other).Path != itself).DistinctBy(other => other.Path).Take(Most),
        ];
        foreach (var other in touched) scores[other] = 0;
        return nearest;
    }
}
