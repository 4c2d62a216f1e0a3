using System.Runtime.InteropServices;

namespace Transmission.Caching;

/// <summary>
/// A segment is a file of results that is written once, under a temporary name, and then only read or deleted:
/// the results one after another, the index sorted by key, the trailer. Integers are as the processor has them; on one
/// of the other kind, as in another version, the magic number does not match and the file counts as absent.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>«TRCACHE» and the version of this format.</summary>
    public const ulong Magic = 0x01_45_48_43_41_43_52_54;

    public const string Extension = ".segment";
    public const string UnfinishedExtension = ".unfinished";

    public const int EntrySize = 32;
    public const int TrailerSize = 24;

    /// <summary>Of one result.</summary>
    /// <param name="Checksum">Of the result's bytes.</param>
    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    public readonly record struct Entry(UInt128 Key, long Offset, int Length, uint Checksum);

    /// <summary>The last bytes of the file.</summary>
    /// <param name="IndexChecksum">Of the index's bytes.</param>
    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    public readonly record struct Trailer(long IndexOffset, int Count, uint IndexChecksum, ulong Magic);
}
