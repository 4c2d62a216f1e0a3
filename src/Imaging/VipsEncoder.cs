using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetVips;
using Transmission.Model;

namespace Transmission.Imaging;

/// <summary>Variants of pictures, made by libvips.</summary>
public sealed class VipsEncoder : IImageEncoder
{
    /// <summary>Of the native library that the project names; so that names of variants are known before it is loaded.</summary>
    public const string LibraryVersion = "8.18.7";

    private const int AnyHeight = 10_000_000; // libvips' own limit: the width alone counts

    // A file that is cut short fails; what decoders only warn of, they mend as browsers do. The call has a parameter for this, which does nothing.
    private const string Strictly = "[fail_on=error]";

    /// <summary>The number after the library's is that of the parameters below.</summary>
    public string Version => LibraryVersion + " 1";

    public bool IsAvailable => Libvips.IsAvailable;

    public ImmutableArray<byte[]>? Encode(ReadOnlyMemory<byte> picture, int width, IEnumerable<ImageFormat> formats)
    {
        if (!IsAvailable) return null;
        var bytes = MemoryMarshal.TryGetArray(picture, out var all) && all.Offset == 0 && all.Count == all.Array!.Length ? all.Array : picture.ToArray();
        try
        {
            using var thumbnail = Image.ThumbnailBuffer(bytes, width, Strictly, height: AnyHeight, size: Enums.Size.Down, outputProfile: "srgb");
            using var pixels = thumbnail.CopyMemory(); // decoded once for all formats
            return [.. formats.Select(format => Save(pixels, format))];
        }
        catch (VipsException)
        {
            // Its words are of a buffer that all threads share, and name functions of the library: of no use to an author.
            return null;
        }
    }

    /// <summary>
    /// Measured on photographs and figures: WebP above effort 4 and AVIF above 2 take several times as long for a tenth of the bytes. AVIF keeps all of the
    /// colours, without which thin coloured lines of plots smear, for a twentieth more.
    /// </summary>
    private static byte[] Save(Image pixels, ImageFormat format) => format == ImageFormat.Avif
        ? pixels.HeifsaveBuffer(q: 55, bitdepth: 8, compression: Enums.ForeignHeifCompression.Av1, effort: 2, subsampleMode: Enums.ForeignSubsample.Off, keep: Enums.ForeignKeep.None)
        : pixels.WebpsaveBuffer(q: 78, effort: 4, keep: Enums.ForeignKeep.None);
}
