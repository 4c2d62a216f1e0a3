using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>A format that pictures are encoded in.</summary>
/// <param name="Extension">With its dot.</param>
public sealed record ImageFormat(string Extension, string MediaType)
{
    /// <summary>AV1 Image File Format 1.1.</summary>
    public static ImageFormat Avif { get; } = new(".avif", "image/avif");

    /// <summary>RFC 9649.</summary>
    public static ImageFormat WebP { get; } = new(".webp", "image/webp");

    /// <summary>The smallest files first, since a browser takes the first that it knows.</summary>
    public static ImmutableArray<ImageFormat> All { get; } = [Avif, WebP];
}

/// <summary>A picture in another format, and perhaps smaller.</summary>
/// <param name="Url">Names the bytes of the picture and how it is encoded, so what is there never changes.</param>
/// <param name="Width">In pixels.</param>
public sealed record ImageVariant(Url Url, int Width, ImageFormat Format);

/// <summary>Why a picture is left as it is.</summary>
public enum ImageProblem
{
    None,

    /// <summary>It has a header, and no picture behind it.</summary>
    Damaged,

    /// <summary>This machine has nothing to encode pictures with.</summary>
    NoEncoder,
}

/// <param name="Variants">Those that browsers are to choose from, besides the picture itself.</param>
public sealed record VariantOffer(ImmutableArray<ImageVariant> Variants, ImageProblem Problem = ImageProblem.None)
{
    public static VariantOffer Nothing { get; } = new([]);
}

/// <summary>The variants of one picture. Members may be called from any thread.</summary>
public interface IImageVariants
{
    /// <summary>All that there could be; known without a look at the pixels.</summary>
    ImmutableArray<ImageVariant> Planned { get; }

    /// <summary>Those of them that are worth having. In a build that is known when they are encoded, so the first call may take seconds.</summary>
    VariantOffer Offer();

    /// <summary>Encodes one that is planned, or remembers it; the picture itself where that cannot be done.</summary>
    ReadOnlyMemory<byte> Encode(ImageVariant variant);
}

/// <summary>How wide the theme sets pictures: all that it says of its layout to those who encode and offer them.</summary>
/// <param name="Widths">Of variants, in pixels, the smallest first; empty for pages on which pictures stay as they are.</param>
/// <param name="Slots">The first whose condition holds is the room that a picture has at most.</param>
public sealed record ImageLayout(ImmutableArray<int> Widths, ImmutableArray<ImageSlot> Slots)
{
    public static ImageLayout None { get; } = new([], []);

    /// <summary>The value of <c>sizes</c> (HTML 4.8.4.2.2) for a picture that is never shown wider than it is.</summary>
    /// <param name="shown">Its own width in CSS pixels.</param>
    public string SizesFor(int shown) => string.Join(", ", Slots.Select(slot =>
        $"{(slot.Condition is null ? "" : slot.Condition + " ")}min({shown}px, {slot.Length})"));
}

/// <param name="Condition">A media condition, such as <c>(width &lt; 40rem)</c>; null for any other case.</param>
/// <param name="Length">What may stand in a CSS calculation, such as <c>100vw - 2rem</c>.</param>
public sealed record ImageSlot(string? Condition, string Length);
