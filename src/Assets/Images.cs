using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>Pictures made of pixels: served as they are, with the size that a page needs so as not to jump.</summary>
public sealed class Images : IAssetKind
{
    public bool Claims(SitePath path) => path.Extension.ToLowerInvariant() is ".png" or ".apng" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".avif";

    public Asset Import(SourceFile file, DiagnosticBag diagnostics)
    {
        var size = SizeOf(file.Bytes.Span);
        if (size is null) diagnostics.Report(Rules.ImageUnreadable, "the size of this picture cannot be read: it is damaged or of another format than its name says", new SourceText(file.Path, "").At(0, 0));
        return new Asset(file, AssetImporter.AddressOf(file.Path), size);
    }

    /// <summary>By what the bytes say, whatever the file is called: pictures saved under a wrong extension are common.</summary>
    internal static ImageSize? SizeOf(ReadOnlySpan<byte> bytes)
    {
        var size = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => ImageHeaders.Png(bytes),
            [0xFF, 0xD8, 0xFF, ..] => JpegHeader.Read(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => ImageHeaders.Gif(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ImageHeaders.WebP(bytes),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => AvifHeader.Read(bytes),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }
}
