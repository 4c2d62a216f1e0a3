using Transmission.Caching;
using Transmission.Imaging;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>Gives pictures their variants, in the widths of a layout.</summary>
/// <param name="isMeasured">
/// Whether a variant is offered only when it has been encoded and is smaller than what it stands for, as in a build; otherwise all that are planned are, and
/// each is encoded when it is asked for, as in a preview.
/// </param>
public sealed class ImageVariantMaker(IImageEncoder encoder, ICache cache, ImageLayout layout, bool isMeasured)
{
    private const long MostPixels = 1 << 27; // decoding more takes memory that a small machine does not have

    /// <summary>Null for what is served as it is: a drawing, a picture that moves, one without a size, one too large to decode.</summary>
    public IImageVariants? Of(Asset asset)
    {
        if (layout.Widths.IsEmpty || asset.Size is not { } size || (long)size.Width * size.Height > MostPixels) return null;
        return StillPictures.Is(asset.Content.Span) ? new ImageVariants(asset.Content, size.Width, layout.Widths, encoder, cache, isMeasured) : null;
    }
}
