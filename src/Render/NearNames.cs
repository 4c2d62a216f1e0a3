using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>What an author may have meant. Only asked when something was not found.</summary>
internal sealed class NearNames(Site site)
{
    private readonly Lazy<string[]> _paths = new(() =>
        [.. site.Documents.Select(document => document.Path.Value), .. site.Assets.Select(asset => asset.Source.Path.Value)]);

    private readonly Lazy<Dictionary<string, SitePath>> _inAnyCase = new(() => site.Documents.Select(document => document.Path).Concat(site.Assets.Select(asset => asset.Source.Path))
        .Order().DistinctBy(path => path.Value, StringComparer.OrdinalIgnoreCase).ToDictionary(path => path.Value, StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<ILookup<string, (int Rank, SitePath Path)>> _called = new(() => Named(site).ToLookup(named => named.Name, named => (named.Rank, named.Path), StringComparer.OrdinalIgnoreCase));

    /// <summary>What has a name, of a file with or without its extension, else as a title, else as an alias; in the order of paths.</summary>
    public ImmutableArray<SitePath> Called(string name)
    {
        var named = _called.Value[name].ToList();
        return [.. named.Where(one => one.Rank == named.Min(other => other.Rank)).Select(one => one.Path).Distinct().Order()];
    }

    /// <summary>The names themselves, for one that is misspelt.</summary>
    public IReadOnlyCollection<string> AllNames => [.. _called.Value.Select(named => named.Key)];

    private static IEnumerable<(string Name, int Rank, SitePath Path)> Named(Site site)
    {
        foreach (var asset in site.Assets) yield return (Path.GetFileName(asset.Source.Path.Value), 0, asset.Source.Path);
        foreach (var document in site.Documents.Concat(site.LeftOut))
        {
            yield return (Path.GetFileNameWithoutExtension(document.Path.Value), 0, document.Path);
            yield return (Path.GetFileName(document.Path.Value), 0, document.Path);
            yield return (document.Slug, 1, document.Path);
            yield return (document.Title.Plain.Trim(), 1, document.Path);
            foreach (var alias in document.FrontMatter.Aliases) yield return (alias.Trim('/'), 2, document.Path);
        }
    }

    /// <summary>The file whose path differs from this one in capital and small letters at most; the first of several in ordinal order.</summary>
    public SitePath? InAnyCase(string path) => _inAnyCase.Value.TryGetValue(path, out var found) ? found : null;

    private readonly Lazy<string[]> _slugs = new(() => [.. site.Documents.Select(document => document.Slug).Distinct()]);
    private readonly Lazy<Dictionary<string, Document>> _owners = new(() => site.Documents
        .SelectMany(document => document.Body.Targets.All.Select(target => (target.Id, document))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.document));

    public string[] Slugs => _slugs.Value;

    /// <summary>The first document that has something with this id.</summary>
    public Document? OwnerOf(string id) => _owners.Value.GetValueOrDefault(id);

    public string? HintForPath(string path) => Hint(path, _paths.Value);

    /// <summary>A name that is spelt like it, else a file of that name in another folder; null where there is neither.</summary>
    public static string? Hint(string name, IReadOnlyCollection<string> candidates)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return Spelling.Hint(Spelling.Nearest(name, candidates) ?? (file.Length == 0 ? null : candidates
            .Where(candidate => candidate.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault()));
    }
}
