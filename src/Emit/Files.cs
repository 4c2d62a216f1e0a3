using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What lies beside the documents, and the theme's own files.</summary>
public sealed class Files : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) =>
        rendered.Site.Assets.Select(asset => DraftOf(asset, ""))
            .Append(new Draft(OutputTree.Marker, () => ReadOnlyMemory<byte>.Empty))
            .Concat(rendered.Site.ThemeAssets.Values.OrderBy(asset => asset.Source.Path).Select(asset => DraftOf(asset, "the theme's ")));

    private static Draft DraftOf(Asset asset, string whose) =>
        new(asset.Url.ToOutputPath(), () => asset.Content) { Maker = whose + asset.Source.Path };
}
