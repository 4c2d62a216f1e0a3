namespace Transmission.Caching;

/// <summary>
/// A segment is a file of results that is written once, under a temporary name, and then only read or deleted:
/// the results one after another, the index sorted by key, the trailer. Integers are as the processor has them; on one
/// of the other kind, as in another version, the magic number does not match and the file counts as absent.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>«TRCACHE» and the version of this format.</summary>
    public const ulong Magic = 0x02_45_48_43_41_43_52_54;

    /// <summary>The last numbers of the file: where the index begins, how many entries it has, its checksum, <see cref="Magic"/>.</summary>
    public const int TrailerNumbers = 4;

    public const string Extension = ".segment";
    public const string UnfinishedExtension = ".unfinished";
}

/// <summary>Where a result is, and the checksum of its bytes.</summary>
internal readonly record struct SegmentEntry(CacheKey Key, long Offset, int Length, uint Checksum);
