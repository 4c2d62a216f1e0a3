using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// The terms of a document's parts, a pure function of their text. Numbers (<see cref="ByteWriter"/>): for each part, how many
/// short terms (<see cref="TermCounts"/>), then each (<see cref="TermWriter"/>) and its level (<see cref="Weights"/>); the same of the long ones.
/// </summary>
public static class PartTerms
{
    private const string Function = "searchTerms", Version = "1";

    /// <summary>Remembered: cutting a text costs more than all that is made of it.</summary>
    public static Searchable Of(ImmutableArray<string> parts, ICache cache)
    {
        var key = CacheKey.Of(Function, Version, parts.AsSpan());
        if (cache.TryGet(key, static bytes => bytes.ToArray(), out var terms)) return new Searchable(parts, key.High, terms);
        terms = Make(parts);
        cache.Keep(key, terms);
        return new Searchable(parts, key.High, terms);
    }

    private static byte[] Make(ImmutableArray<string> parts)
    {
        var (writer, counts) = (new ByteWriter(), new TermCounts());
        var terms = new Terms(counts);
        for (var i = 0; i < parts.Length; i++)
        {
            counts.Clear();
            foreach (var (line, weight) in DocumentText.Weighed(parts[i], isFirst: i == 0)) terms.Read(line, weight);
            Write(counts, writer);
        }
        return writer.Written.ToArray();
    }

    private static void Write(TermCounts counts, ByteWriter writer)
    {
        Span<char> units = stackalloc char[4];
        var (shorts, longs) = (counts.Short(), counts.Long());
        writer.Number((ulong)shorts.Length);
        var terms = new TermWriter(writer);
        foreach (var (term, weight) in shorts)
        {
            terms.Write(units[..TermCounts.Unpack(term, units)]);
            writer.Number((ulong)Weights.LevelOf(weight));
        }
        writer.Number((ulong)longs.Length);
        terms = new TermWriter(writer);
        foreach (var (term, weight) in longs)
        {
            terms.Write(term);
            writer.Number((ulong)Weights.LevelOf(weight));
        }
    }
}
