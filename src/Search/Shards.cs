namespace Transmission.Search;

/// <param name="First">The shortest text that is not before its first term and after all terms of the shard before.</param>
internal sealed record Shard(string First, string Fingerprint, byte[] Content);

/// <summary>
/// The alphabet of terms in stretches, each a file. Numbers: a term (<see cref="TermWriter"/>); in how many parts it stands; each as its
/// distance from the one before, sixteen times, and the level of its weight. A shard ends before a term whose own hash says so, so
/// that what an edited article changes does not move the ends of all shards behind it.
/// </summary>
internal static class Shards
{
    private const int Least = 2_500, Most = 8_000; // bytes
    private const uint EndsBefore = 0x7F; // one term in 128, which makes 900 bytes more

    public static IEnumerable<Shard> Of(IEnumerable<TermPostings> index)
    {
        var (entry, shard) = (new ByteWriter(), new ByteWriter());
        var terms = new TermWriter(shard);
        var (first, last) = ("", "");
        foreach (var (term, postings) in index)
        {
            entry.Clear();
            Write(postings, entry);
            if (shard.Length > 0 && (shard.Length + entry.Length > Most || (shard.Length >= Least && (Hash(term) & EndsBefore) == 0)))
            {
                yield return Made(first, shard);
                shard.Clear();
                terms = new TermWriter(shard);
                first = Between(last, term);
            }
            terms.Write(term);
            shard.Bytes(entry.Written);
            last = term;
        }
        if (shard.Length > 0) yield return Made(first, shard);
    }

    private static void Write(ArraySegment<Posting> postings, ByteWriter writer)
    {
        writer.Number((ulong)postings.Count);
        var last = 0;
        foreach (var (part, level) in postings)
        {
            writer.Number((ulong)(((part - last) << 4) | level));
            last = part;
        }
    }

    private static Shard Made(string first, ByteWriter shard) => new(first, Fingerprint.Of(shard.Written), shard.Written.ToArray());

    private static string Between(string last, string next) => next[..(next.AsSpan().CommonPrefixLength(last) + 1)];

    /// <summary>FNV-1a.</summary>
    private static uint Hash(string term)
    {
        var hash = 2166136261;
        foreach (var unit in term) hash = (hash ^ unit) * 16777619;
        return hash ^ (hash >> 15);
    }
}
