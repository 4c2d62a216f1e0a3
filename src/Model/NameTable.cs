using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What the documents and files of a site may be called, beside their paths. Each table is made when it is first asked for.</summary>
/// <param name="documents">The published, in the order of their paths.</param>
/// <param name="leftOut">The others, which have names too.</param>
public sealed class NameTable(ImmutableArray<Document> documents, ImmutableArray<Document> leftOut, ImmutableArray<Asset> assets)
{
    private readonly Lazy<ILookup<string, (int Rank, SitePath Path)>> _called = new(() =>
        Named(documents, leftOut, assets).ToLookup(named => named.Name, named => (named.Rank, named.Path), StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<Dictionary<string, Document>> _bySlug = new(() => documents.DistinctBy(document => document.Slug).ToDictionary(document => document.Slug));

    private readonly Lazy<Dictionary<string, Document>> _owners = new(() => documents
        .SelectMany(document => document.Body.Targets.All.Select(target => (target.Id, document))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.document));

    private readonly Lazy<Dictionary<string, Document>> _byXref = new(() => FirstOf(documents.Where(document => document.FrontMatter.Xref is not null), document => document.FrontMatter.Xref!, StringComparer.Ordinal));
    private readonly Lazy<Dictionary<string, Document>> _bySlugInAnyCase = new(() => FirstOf(documents, document => document.Slug, StringComparer.OrdinalIgnoreCase));
    private readonly Lazy<Dictionary<string, Document>> _byTitle = new(() => FirstOf(documents, document => Model.Slug.Of(document.Title.Plain), StringComparer.Ordinal));

    /// <summary>The names themselves, for one that is misspelt.</summary>
    public IReadOnlyCollection<string> All => [.. _called.Value.Select(named => named.Key)];

    public IReadOnlyCollection<string> Slugs => _bySlug.Value.Keys;

    /// <summary>What has a name, of a file with or without its extension, else as a slug or title, else as an alias; in the order of paths.</summary>
    public ImmutableArray<SitePath> Called(string name)
    {
        var named = _called.Value[name].ToList();
        return [.. named.Where(one => one.Rank == named.Min(other => other.Rank)).Select(one => one.Path).Distinct().Order()];
    }

    /// <summary>The first by path, where several have it; null where none has.</summary>
    public Document? WithSlug(string slug) => _bySlug.Value.GetValueOrDefault(slug);

    /// <summary>By the name that it gives itself, the one in its address, or its title, as Statiq's xref does.</summary>
    public Document? Named(string name) =>
        _byXref.Value.GetValueOrDefault(name) ?? _bySlugInAnyCase.Value.GetValueOrDefault(name) ?? _byTitle.Value.GetValueOrDefault(name);

    /// <summary>The first document that has something with this label.</summary>
    public Document? OwnerOf(string label) => _owners.Value.GetValueOrDefault(Labels.IdOf(label)) ?? _owners.Value.GetValueOrDefault(label);

    private static Dictionary<string, Document> FirstOf(IEnumerable<Document> documents, Func<Document, string> name, StringComparer comparer) =>
        documents.DistinctBy(name, comparer).ToDictionary(name, comparer);

    private static IEnumerable<(string Name, int Rank, SitePath Path)> Named(ImmutableArray<Document> documents, ImmutableArray<Document> leftOut, ImmutableArray<Asset> assets)
    {
        foreach (var asset in assets) yield return (Path.GetFileName(asset.Source.Path.Value), 0, asset.Source.Path);
        foreach (var document in documents.Concat(leftOut))
        {
            yield return (Path.GetFileNameWithoutExtension(document.Path.Value), 0, document.Path);
            yield return (Path.GetFileName(document.Path.Value), 0, document.Path);
            yield return (document.Slug, 1, document.Path);
            yield return (document.Title.Plain.Trim(), 1, document.Path);
            foreach (var alias in document.FrontMatter.Aliases) yield return (alias.Trim('/'), 2, document.Path);
        }
    }
}
