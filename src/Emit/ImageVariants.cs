using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The pictures that pages show, in other formats and widths: those that their pages offer.</summary>
public sealed class ImageVariants : IEmitter
{
    /// <summary>Two files with the same bytes have the same variants.</summary>
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) => rendered.ShownImages()
        .AsParallel().AsOrdered() // the names of variants are made of all bytes of the picture
        .SelectMany(image => image.Variants!.Planned.Select(variant => DraftOf(image, variant)))
        .AsSequential().DistinctBy(draft => draft.Path);

    private static Draft DraftOf(Asset image, ImageVariant variant) => new(variant.Url.ToOutputPath(), () => image.Variants!.Encode(variant))
    {
        Maker = image.Source.Path.Value,
        IsNeeded = () => image.Variants!.Offer().Variants.Contains(variant),
    };
}
