using System.Buffers.Binary;

namespace Transmission.Assets;

/// <summary>Tells pictures that stand still from those that move, which must not lose all but their first frame.</summary>
internal static class StillPictures
{
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => !HasAnimationControl(bytes),
        [0xFF, 0xD8, 0xFF, ..] => true,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => !HasSecondFrame(bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => !IsAnimatedWebP(bytes),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => true, // «avis» is a sequence
        _ => false,
    };

    /// <summary>PNG 3rd edition, 11.3.6.1: acTL stands before the first IDAT.</summary>
    private static bool HasAnimationControl(ReadOnlySpan<byte> bytes)
    {
        for (var at = 8L; at + 8 <= bytes.Length;)
        {
            var chunk = bytes[(int)at..];
            if (chunk[4..8].SequenceEqual("acTL"u8)) return true;
            if (chunk[4..8].SequenceEqual("IDAT"u8)) return false;
            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }
        return false;
    }

    /// <summary>RFC 9649, 2.7: the second flag of VP8X.</summary>
    private static bool IsAnimatedWebP(ReadOnlySpan<byte> bytes) => bytes.Length > 20 && bytes[12..16].SequenceEqual("VP8X"u8) && (bytes[20] & 0b10) != 0;

    /// <summary>GIF89a: blocks after the logical screen; an image descriptor (20) begins each frame.</summary>
    private static bool HasSecondFrame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13) return false;
        var (at, frames) = (13 + ColorTable(bytes[10]), 0);
        while (at < bytes.Length)
        {
            switch (bytes[at])
            {
                case 0x2C when at + 10 <= bytes.Length:
                    if (++frames > 1) return true;
                    at = AfterSubBlocks(bytes, at + 10 + ColorTable(bytes[at + 9]) + 1);
                    break;
                case 0x21: at = AfterSubBlocks(bytes, at + 2); break;
                default: return false;
            }
        }
        return false;
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int AfterSubBlocks(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] > 0) at += bytes[at] + 1;
        return at + 1;
    }
}
