using System.Text;
using NetVips;

namespace Transmission.Imaging;

/// <summary>Makes pixels of an SVG without text, for which libvips needs no font and no settings of the machine.</summary>
internal static class Rasterizer
{
    // A few colours and the edges between them: a palette holds them all, or as good as all.
    private const int BitsOfPalette = 8, Compression = 6;

    /// <summary>Null where the library is not there.</summary>
    public static byte[]? Png(string svg)
    {
        if (!Libvips.IsAvailable) return null;
        using var drawn = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        using var opaque = drawn.ExtractBand(0, n: 3);
        return opaque.PngsaveBuffer(compression: Compression, palette: true, effort: 1, dither: 0, bitdepth: BitsOfPalette, keep: Enums.ForeignKeep.None);
    }
}
