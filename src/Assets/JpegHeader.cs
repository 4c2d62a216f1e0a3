using System.Buffers.Binary;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>ITU-T T.81, Annex B, and the orientation of Exif 2.32: a picture turned by a quarter has its sides exchanged.</summary>
internal static class JpegHeader
{
    private const ushort Orientation = 0x0112;

    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        var isTurned = false;
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker is 0xFF) { at++; continue; } // fill
            if (marker is 0x01 or >= 0xD0 and <= 0xD8) { at += 2; continue; } // without a length
            if (marker is 0xD9 or 0xDA) return null; // the picture itself, and no frame before it
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            var segment = bytes.Slice(at + 4, length - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return Frame(segment, isTurned);
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8)) isTurned = IsTurned(segment[6..]);
            at += 2 + length;
        }
        return null;
    }

    private static ImageSize? Frame(ReadOnlySpan<byte> segment, bool isTurned)
    {
        if (segment.Length < 5) return null;
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]));
        return isTurned ? new ImageSize(height, width) : new ImageSize(width, height);
    }

    /// <param name="tiff">TIFF 6.0: byte order, then where the first directory is.</param>
    private static bool IsTurned(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return false;
        var isLittle = tiff[0] == 'I';
        ushort Short(ReadOnlySpan<byte> at) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        var start = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2) return false;
        var directory = tiff[(int)start..];
        var count = Short(directory);
        for (var i = 0; i < count && 2 + 12 * (i + 1) <= directory.Length; i++)
        {
            var entry = directory.Slice(2 + 12 * i, 12);
            if (Short(entry) == Orientation) return Short(entry[8..]) is >= 5 and <= 8;
        }
        return false;
    }
}
