using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// The terms of a document's parts, a pure function of their text. For each part a number (<see cref="ByteWriter"/>) of how many
/// terms it has; for each, sixteen times its length and the level of its weight (<see cref="Weights"/>), then its code units as they
/// lie in the memory of a little-endian machine.
/// </summary>
public static class PartTerms
{
    private const string Function = "searchTerms", Version = "2";

    /// <summary>Remembered: cutting a text costs more than all that is made of it.</summary>
    /// <param name="read">Gives the parts later; by default, they are held.</param>
    public static Searchable Of(string[] parts, ICache cache, Func<string[]>? read = null)
    {
        var key = CacheKey.Of(Function, Version, parts);
        if (!cache.TryGet(key, static bytes => bytes.ToArray(), out var terms)) cache.Keep(key, terms = Make(parts));
        return new Searchable(parts.Length, read ?? Holding(parts), key.High, terms);
    }

    private static Func<string[]> Holding(string[] parts) => () => parts;

    /// <summary>Of this thread, since its tables grow to the size that a part needs.</summary>
    [ThreadStatic] private static TermCounts? t_counts;

    private static byte[] Make(string[] parts)
    {
        var (writer, counts) = (new ByteWriter(), t_counts ??= new TermCounts());
        var terms = new Terms(counts);
        for (var i = 0; i < parts.Length; i++)
        {
            counts.Clear();
            Read(parts[i], isFirst: i == 0, terms);
            writer.Number(counts.Count);
            for (var number = 0; number < counts.Count; number++)
            {
                var term = counts.Term(number);
                writer.Number((term.Length << 4) | Weights.LevelOf(counts.Weight(number)));
                writer.Bytes(MemoryMarshal.AsBytes(term));
            }
        }
        return writer.Written.ToArray();
    }

    /// <summary>The head of a document counts once, in its first part.</summary>
    private static void Read(ReadOnlySpan<char> part, bool isFirst, Terms terms)
    {
        var number = 0;
        foreach (var range in part.Split('\n'))
        {
            var line = part[range];
            if (number < DocumentText.HeadLines)
            {
                var weight = DocumentText.HeadWeights[number++];
                if (isFirst && weight > 0) terms.Read(line, weight);
            }
            else if (line.StartsWith(SearchLine.AnchorMark)) terms.Read(line[(line[1..].IndexOf(SearchLine.AnchorMark) + 2)..], DocumentText.HeadingWeight);
            else terms.Read(line, weight: 1);
        }
    }
}
