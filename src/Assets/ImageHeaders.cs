using System.Buffers.Binary;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>Sizes in pixels from the first bytes of a picture; null where they are damaged.</summary>
internal static class ImageHeaders
{
    /// <summary>PNG 3rd edition, 11.2.1: IHDR is the first chunk.</summary>
    public static ImageSize? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
            ? Size(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])) : null;

    /// <summary>GIF89a, section 18.</summary>
    public static ImageSize? Gif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 10 ? Size(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])) : null;

    /// <summary>RFC 9649: the first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended).</summary>
    public static ImageSize? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30) return null;
        var kind = bytes[12..16];
        var data = bytes[20..];
        if (kind.SequenceEqual("VP8X"u8)) return Size(1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
        if (kind.SequenceEqual("VP8 "u8))
        {
            if (!data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])) return null;
            return Size(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFFu);
        }
        if (!kind.SequenceEqual("VP8L"u8) || data[0] != 0x2F) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
    }

    private static uint UInt24(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | bytes[1] << 8 | bytes[2] << 16);

    public static ImageSize? Size(uint width, uint height) => width <= int.MaxValue && height <= int.MaxValue ? new ImageSize((int)width, (int)height) : null;
}
