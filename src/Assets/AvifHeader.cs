using System.Buffers.Binary;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>
/// ISO/IEC 14496-12 and 23008-12: boxes within boxes; <c>meta › iprp › ipco › ispe</c> holds a size. A file may hold
/// several pictures (a thumbnail, the alpha plane, tiles): the largest is taken. <c>irot</c> turns it by quarters.
/// </summary>
internal static class AvifHeader
{
    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        var properties = Inside(Inside(Inside(bytes, "meta"u8, skip: 4), "iprp"u8), "ipco"u8);
        ImageSize? largest = null;
        var isTurned = false;
        while (Next(ref properties, out var kind, out var content))
        {
            if (kind.SequenceEqual("irot"u8)) isTurned = content is [var quarters, ..] && (quarters & 1) == 1;
            if (!kind.SequenceEqual("ispe"u8) || content.Length < 12) continue;
            var size = ImageHeaders.Size(BinaryPrimitives.ReadUInt32BigEndian(content[4..]), BinaryPrimitives.ReadUInt32BigEndian(content[8..]));
            if (size is not null && (largest is null || (long)size.Width * size.Height > (long)largest.Width * largest.Height)) largest = size;
        }
        return largest is not null && isTurned ? new ImageSize(largest.Height, largest.Width) : largest;
    }

    private static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> boxes, scoped ReadOnlySpan<byte> wanted, int skip = 0)
    {
        while (Next(ref boxes, out var kind, out var content))
        {
            if (kind.SequenceEqual(wanted)) return content.Length >= skip ? content[skip..] : [];
        }
        return [];
    }

    private static bool Next(scoped ref ReadOnlySpan<byte> boxes, out ReadOnlySpan<byte> kind, out ReadOnlySpan<byte> content)
    {
        kind = content = default;
        if (boxes.Length < 8) return false;
        ulong size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        var header = 8;
        if (size == 1)
        {
            if (boxes.Length < 16) return false;
            (size, header) = (BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]), 16);
        }
        if (size == 0) size = (ulong)boxes.Length;
        if (size < (ulong)header || size > (ulong)boxes.Length) return false;
        kind = boxes[4..8];
        content = boxes[header..(int)size];
        boxes = boxes[(int)size..];
        return true;
    }
}
