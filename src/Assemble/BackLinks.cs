using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Who refers to an article, and to what of it. Each link and reference is looked up once, when this is first asked; from any thread.</summary>
/// <param name="articles">Newest first.</param>
internal sealed class BackLinks(ImmutableArray<Document> articles, Mentions mentions, Translations translations)
{
    private readonly Lazy<(Dictionary<SitePath, Mention[]> From, Dictionary<SitePath, List<Mention>> To)> _found = new(() => Find(articles, mentions));

    /// <summary>The newest first; of an article in several languages, that in the reader's, where it refers too.</summary>
    public ImmutableArray<BackLink> To(Document document)
    {
        if (!_found.Value.To.TryGetValue(document.Path, out var found)) return [];
        var shown = found.GroupBy(mention => translations.Listed(mention.From).Path)
            .Select(versions => versions.FirstOrDefault(mention => mention.From.Path == translations.For(document.Language, mention.From).Path) ?? versions.First());
        return [.. shown.Select(mention => new BackLink(mention.From, mention.Targets))];
    }

    /// <summary>The articles that it refers to, and those that refer to it; each once.</summary>
    public IEnumerable<SitePath> Around(SitePath article) =>
        _found.Value.From[article].Select(mention => mention.To.Path).Concat(_found.Value.To.GetValueOrDefault(article, []).Select(mention => mention.From.Path)).Distinct();

    public void Prepare() => _ = _found.Value;

    private static (Dictionary<SitePath, Mention[]> From, Dictionary<SitePath, List<Mention>> To) Find(ImmutableArray<Document> articles, Mentions mentions)
    {
        var found = articles.Select(mentions.In).ToArray();
        var (from, to) = (new Dictionary<SitePath, Mention[]>(articles.Length), new Dictionary<SitePath, List<Mention>>());
        for (var i = 0; i < found.Length; i++)
        {
            from[articles[i].Path] = found[i];
            foreach (var mention in found[i])
            {
                if (!to.TryGetValue(mention.To.Path, out var mentioned)) to[mention.To.Path] = mentioned = [];
                mentioned.Add(mention);
            }
        }
        return (from, to);
    }
}
