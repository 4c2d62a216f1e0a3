using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>Gives every file that is not Markdown to the first kind that claims it; what none claims is served as it is.</summary>
/// <param name="variants">Gives pictures their variants; without it they have none.</param>
public sealed class AssetImporter(IReadOnlyList<IAssetKind> kinds, DiagnosticBag diagnostics, ImageVariantMaker? variants = null)
{
    public Asset Import(SourceFile file)
    {
        var asset = kinds.FirstOrDefault(kind => kind.Claims(file.Path))?.Import(file, diagnostics) ?? new Asset(file, AddressOf(file.Path));
        return asset with { Variants = variants?.Of(asset) };
    }

    /// <summary>A file's address follows its path, so that a link to it holds in an editor and on the site.</summary>
    public static Url AddressOf(SitePath path) => new('/' + path.Value);
}
