using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// The site as it was assembled last. Where since then only such things have changed in documents as no other document
/// and no list can see, which is what most saves of an author change, the same site holds with these documents in it.
/// </summary>
public sealed class SiteMemory
{
    private sealed record Assembled(
        SiteConfig Config, ImmutableArray<Document> Documents, ImmutableArray<Asset> Assets, IReadOnlyDictionary<string, Asset> ThemeAssets, Site Site, ImmutableArray<Diagnostic> Told);

    private Assembled? _last;

    /// <summary>As <see cref="SiteAssembler.Assemble"/>.</summary>
    public Site Assemble(
        SiteConfig config, DateTimeOffset now, ImmutableArray<Document> documents, ImmutableArray<Asset> assets,
        IReadOnlyDictionary<string, Asset> themeAssets, DiagnosticBag diagnostics)
    {
        if (_last is { } last && ReferenceEquals(config, last.Config) && ReferenceEquals(themeAssets, last.ThemeAssets) && AreSame(assets, last.Assets) && Successors(last, documents) is { } successors)
        {
            diagnostics.AddAll(last.Told);
            return successors.In(last.Site, now);
        }
        var told = diagnostics.Another();
        var site = SiteAssembler.Assemble(config, now, documents, assets, themeAssets, told);
        _last = new Assembled(config, documents, assets, themeAssets, site, told.InOrder());
        diagnostics.AddAll(_last.Told);
        return site;
    }

    private static bool AreSame(ImmutableArray<Asset> some, ImmutableArray<Asset> others) => some.AsSpan().SequenceEqual(others.AsSpan(), ReferenceEqualityComparer.Instance);

    /// <summary>Null where others could see a change.</summary>
    private static Successors? Successors(Assembled last, ImmutableArray<Document> documents)
    {
        if (documents.Length != last.Documents.Length) return null;
        var changed = new Dictionary<SitePath, Document>();
        for (var i = 0; i < documents.Length; i++)
        {
            var (before, after) = (last.Documents[i], documents[i]);
            if (ReferenceEquals(before, after)) continue;
            if (!Outline.AreSame(before, after) || last.Told.Any(told => told.At?.Source.Path == after.Path)) return null;
            // Assembling may have completed its front matter.
            changed.Add(after.Path, last.Site.ByPath.TryGetValue(after.Path, out var published) ? after with { FrontMatter = published.FrontMatter } : after);
        }
        return new Successors(changed);
    }
}
