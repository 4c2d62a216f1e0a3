using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>That an article refers to another, once or more.</summary>
/// <param name="Targets">What of that other it names, in the order in which they stand there.</param>
internal sealed record Mention(Document From, Document To, ImmutableArray<NumberedTarget> Targets);

/// <summary>Looks up which other articles an article refers to; in several languages an article is one. From any thread.</summary>
internal sealed class Mentions(ImmutableArray<Document> articles, IReadOnlyDictionary<SitePath, Document> byPath, IReadOnlyDictionary<SitePath, Url> addresses, NameTable names, Translations translations)
{
    private static readonly string[] Suffixes = ["", ".md", "/index.md", "/README.md"];

    private readonly Lazy<Dictionary<string, Document>> _byAddress = new(() => ByAddress(articles, addresses));

    /// <summary>One for each other article.</summary>
    public Mention[] In(Document from)
    {
        Dictionary<Document, HashSet<NumberedTarget>>? others = null;
        foreach (var (to, fragment) in All(from))
        {
            if (to.Kind is not DocumentKind.Article || translations.Listed(to).Path == translations.Listed(from).Path) continue;
            others ??= new(ReferenceEqualityComparer.Instance);
            if (!others.TryGetValue(to, out var named)) others[to] = named = [];
            if (fragment.Length > 0 && to.Body.Targets.Find(fragment) is { } target) named.Add(target);
        }
        return others is null ? [] : [.. others.Select(other => new Mention(from, other.Key, [.. other.Value.OrderBy(target => target.Span.Start)]))];
    }

    private IEnumerable<(Document To, string Fragment)> All(Document from)
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
        if (target.Contains(':')) return null;
        var query = target.IndexOf('?');
        return Find(from, Uri.UnescapeDataString(query < 0 ? target : target[..query]));
    }

    private Document? Named(Document from, string name) =>
        Find(from, name) ?? Find(from, "/" + name) ?? (names.Called(name) is [var first, ..] ? byPath.GetValueOrDefault(first) : null);

    private Document? Find(Document from, string path)
    {
        if (path.StartsWith('/') && _byAddress.Value.TryGetValue(Key(path), out var addressed)) return addressed;
        if (path.Any(char.IsControl) || from.Path.Resolve(path.Replace('\\', '/')) is not { } file) return null;
        foreach (var suffix in Suffixes)
        {
            if (byPath.TryGetValue(suffix.Length == 0 ? file : new SitePath(file.Value + suffix), out var found)) return found;
        }
        return null;
    }

    private static Dictionary<string, Document> ByAddress(ImmutableArray<Document> articles, IReadOnlyDictionary<SitePath, Url> addresses)
    {
        var found = new Dictionary<string, Document>(articles.Length);
        foreach (var article in articles) found.TryAdd(Key(addresses[article.Path].Value), article);
        return found;
    }

    private static string Key(string address) => address.TrimEnd('/');
}
