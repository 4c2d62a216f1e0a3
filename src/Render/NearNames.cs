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

    /// <summary>The file whose path differs from this one in capital and small letters at most; the first of several in ordinal order.</summary>
    public SitePath? InAnyCase(string path) => _inAnyCase.Value.TryGetValue(path, out var found) ? found : null;

    public string? HintForPath(string path) => Hint(path, _paths.Value);

    /// <summary>A name that is spelt like it, else a file of that name in another folder; null where there is neither.</summary>
    public static string? Hint(string name, IReadOnlyCollection<string> candidates)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return Spelling.Hint(Spelling.Nearest(name, candidates) ?? (file.Length == 0 ? null : candidates
            .Where(candidate => candidate.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault()));
    }
}
