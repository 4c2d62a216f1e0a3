using System.Collections.Frozen;
using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Who refers to an article, and to what of it: each link and reference is looked up once.</summary>
/// <param name="articles">Newest first.</param>
internal sealed class BackLinks(ImmutableArray<Document> articles, FrozenDictionary<SitePath, Document> byPath, FrozenDictionary<SitePath, Url> addresses)
{
    private static readonly string[] Suffixes = ["", ".md", "/index.md", "/README.md"];

    private readonly Dictionary<string, Document> _bySlug = articles.OrderBy(article => article.Path).DistinctBy(article => article.Slug).ToDictionary(article => article.Slug);
    private readonly Dictionary<string, Document> _byAddress = articles.DistinctBy(article => Key(addresses[article.Path].Value)).ToDictionary(article => Key(addresses[article.Path].Value));

    public FrozenDictionary<SitePath, ImmutableArray<BackLink>> Find()
    {
        var found = new Dictionary<SitePath, List<BackLink>>();
        foreach (var from in articles)
        {
            var targets = new Dictionary<SitePath, (Document To, HashSet<NumberedTarget> Targets)>();
            foreach (var (to, fragment) in Mentions(from))
            {
                if (to == from || to.Kind is not DocumentKind.Article) continue;
                if (!targets.TryGetValue(to.Path, out var of)) targets[to.Path] = of = (to, []);
                if (fragment.Length > 0 && to.Body.Targets.Find(fragment) is { } target) of.Targets.Add(target);
            }
            foreach (var (path, (_, named)) in targets)
            {
                if (!found.TryGetValue(path, out var links)) found[path] = links = [];
                links.Add(new BackLink(from, [.. named.OrderBy(target => target.Span.Start)]));
            }
        }
        return found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray());
    }

    private IEnumerable<(Document To, string Fragment)> Mentions(Document from)
    {
        foreach (var reference in from.Body.References)
        {
            var (article, label) = reference.Parts;
            if (article.Length == 0) continue;
            if ((Find(from, article) ?? _bySlug.GetValueOrDefault(article)) is { } to) yield return (to, label);
        }
        foreach (var link in from.Body.Links)
        {
            if (link.IsImage) continue;
            var hash = link.Target.IndexOf('#');
            var target = hash < 0 ? link.Target : link.Target[..hash];
            if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && Find(from, Uri.UnescapeDataString(target.Split('?')[0])) is { } to)
                yield return (to, hash < 0 ? "" : Uri.UnescapeDataString(link.Target[(hash + 1)..]));
        }
    }

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
