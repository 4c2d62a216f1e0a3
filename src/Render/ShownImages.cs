using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The pictures that documents show, among those that have variants: only these are encoded. Found before any page is made, from the links of all documents.</summary>
internal sealed class ShownImages(Site site, NearNames names)
{
    private readonly Lazy<ImmutableSortedDictionary<SitePath, Asset>> _shown = new(() => Find(site, names));

    /// <summary>By path.</summary>
    public ImmutableArray<Asset> All => [.. _shown.Value.Values];

    public bool Contains(Asset image) => image.Variants is not null && _shown.Value.ContainsKey(image.Source.Path);

    private static ImmutableSortedDictionary<SitePath, Asset> Find(Site site, NearNames names)
    {
        if (site.Assets.All(asset => asset.Variants is null)) return ImmutableSortedDictionary<SitePath, Asset>.Empty;
        return site.Documents.AsParallel().SelectMany(document => Of(site, document, names)).DistinctBy(image => image.Source.Path).ToImmutableSortedDictionary(image => image.Source.Path, image => image);
    }

    private static IEnumerable<Asset> Of(Site site, Document document, NearNames names)
    {
        var files = new FileFinder(site, document, names);
        return from link in document.Body.Links
               where link.IsImage && !Targets.IsElsewhere(link.Target)
               let target = Targets.Split(Targets.WithoutTemplate(link.Target))
               let found = files.Find(target.Path) as FileFinder.Found.Served
               where found?.Asset.Variants is not null
               select found.Asset;
    }
}
