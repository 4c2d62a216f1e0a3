using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Who refers to an article, and to what of it: each link and reference is looked up once.</summary>
/// <param name="articles">Newest first.</param>
internal sealed class BackLinks(ImmutableArray<Document> articles, IReadOnlyDictionary<SitePath, Document> byPath, IReadOnlyDictionary<SitePath, Url> addresses, NameTable names, Translations translations)
{
    private static readonly string[] Suffixes = ["", ".md", "/index.md", "/README.md"];

    private readonly Dictionary<string, Document> _byAddress = articles.DistinctBy(article => Key(addresses[article.Path].Value)).ToDictionary(article => Key(addresses[article.Path].Value));

    public IReadOnlyDictionary<SitePath, ImmutableArray<BackLink>> Find()
    {
        var found = new Dictionary<SitePath, List<BackLink>>();
        foreach (var from in articles)
        {
            var targets = new Dictionary<SitePath, HashSet<NumberedTarget>>();
            foreach (var (to, fragment) in Mentions(from))
            {
                if (translations.Listed(to).Path == translations.Listed(from).Path || to.Kind is not DocumentKind.Article) continue;
                if (!targets.TryGetValue(to.Path, out var named)) targets[to.Path] = named = [];
                if (fragment.Length > 0 && to.Body.Targets.Find(fragment) is { } target) named.Add(target);
            }
            foreach (var (path, named) in targets)
            {
                if (!found.TryGetValue(path, out var links)) found[path] = links = [];
                links.Add(new BackLink(from, [.. named.OrderBy(target => target.Span.Start)]));
            }
        }
        return found.ToDictionary(pair => pair.Key, pair => OneOfEach(byPath[pair.Key].Language, pair.Value));
    }

    /// <summary>Of an article in several languages, that in the reader's, where it refers too.</summary>
    private ImmutableArray<BackLink> OneOfEach(string language, List<BackLink> links) =>
    [
        .. links.GroupBy(link => translations.Listed(link.From).Path)
            .Select(versions => versions.FirstOrDefault(link => link.From.Path == translations.For(language, link.From).Path) ?? versions.First()),
    ];

    private IEnumerable<(Document To, string Fragment)> Mentions(Document from)
    {
        foreach (var reference in from.Body.References)
        {
            var (article, label) = reference.Parts;
            var to = article.Length > 0 ? Find(from, article) ?? names.WithSlug(article)
                : reference.IsOfTheSite && from.Body.Targets.Find(label) is null ? names.OwnerOf(label) : null;
            if (to is not null) yield return (to, label);
        }
        foreach (var link in from.Body.Links)
        {
            if (link.IsImage) continue;
            var hash = link.Target.IndexOf('#');
            var target = hash < 0 ? link.Target : link.Target[..hash];
            if (target.Length > 0 && Target(from, target) is { } to) yield return (to, hash < 0 ? "" : Uri.UnescapeDataString(link.Target[(hash + 1)..]));
        }
    }

    private Document? Target(Document from, string target)
    {
        if (target.StartsWith(LinkUse.ByName, StringComparison.Ordinal)) return Named(from, target[LinkUse.ByName.Length..]);
        return target.Contains(':') ? null : Find(from, Uri.UnescapeDataString(target.Split('?')[0]));
    }

    private Document? Named(Document from, string name) =>
        Find(from, name) ?? Find(from, "/" + name) ?? (names.Called(name) is [var first, ..] ? byPath.GetValueOrDefault(first) : null);

    private Document? Find(Document from, string path)
    {
        if (path.StartsWith('/') && _byAddress.TryGetValue(Key(path), out var addressed)) return addressed;
        if (path.Any(char.IsControl) || from.Path.Resolve(path.Replace('\\', '/')) is not { } file) return null;
        foreach (var suffix in Suffixes)
        {
            if (byPath.TryGetValue(new SitePath(file.Value + suffix), out var found)) return found;
        }
        return null;
    }

    private static string Key(string address) => address.TrimEnd('/');
}
