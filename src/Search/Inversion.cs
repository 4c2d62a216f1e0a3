using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// Turns «the terms of each part» into «the parts of each term», a stretch of the alphabet after another, so that it takes less memory than the terms themselves.
/// A posting is sixteen times the number of a part, and the level of a term's weight there.
/// </summary>
/// <param name="least">How many postings a stretch has at most, where an eighth of all are not more: every stretch is a walk over all. The terms that begin
/// with one code unit are never in two. Each posting takes 24 bytes; half a million of them are no large objects yet, which are not collected before all else is.</param>
internal sealed class Inversion(ImmutableArray<Searchable> documents, int least = 500_000)
{
    public delegate void Entry(ReadOnlySpan<char> term, ReadOnlySpan<int> postings);

    /// <summary>Gives each term, in ordinal order, with its postings in the order of the parts.</summary>
    public void InOrder(Entry entry)
    {
        var stretches = Stretches();
        var sorter = new PostingSorter(stretches.Select(stretch => stretch.Shorts).DefaultIfEmpty().Max(), stretches.Select(stretch => stretch.Longs).DefaultIfEmpty().Max());
        foreach (var (first, end, _, _) in stretches)
        {
            Walk((term, posting) => { if (term[0] >= first && term[0] < end) sorter.Add(term, posting); });
            sorter.TakeInOrder(entry);
        }
    }

    /// <summary>Of first code units, from one to before another, with how many postings they have.</summary>
    private List<(int First, int End, int Shorts, int Longs)> Stretches()
    {
        var (shorts, longs) = (new int[char.MaxValue + 1], new int[char.MaxValue + 1]);
        Walk((term, _) => (PostingSorter.IsShort(term) ? shorts : longs)[term[0]]++);
        var most = Math.Max(least, shorts.Concat(longs).Sum(count => (long)count) / 8);
        var stretches = new List<(int, int, int, int)>();
        for (int first = 0, end; first <= char.MaxValue; first = end)
        {
            var (shortCount, longCount) = (0, 0);
            for (end = first; end <= char.MaxValue && (end == first || shortCount + longCount + shorts[end] + longs[end] <= most); end++)
                (shortCount, longCount) = (shortCount + shorts[end], longCount + longs[end]);
            if (shortCount + longCount > 0) stretches.Add((first, end, shortCount, longCount));
        }
        return stretches;
    }

    private delegate void Posting(ReadOnlySpan<char> term, int posting);

    private void Walk(Posting visit)
    {
        var part = 0;
        foreach (var document in documents)
        {
            for (var reader = new ByteReader(document.Terms.Span); !reader.IsAtEnd; part++)
            {
                for (var count = reader.Number(); count > 0; count--)
                {
                    var header = reader.Number();
                    visit(MemoryMarshal.Cast<byte, char>(reader.Bytes((header >> 4) * sizeof(char))), (part << 4) | (header & 15));
                }
            }
        }
    }
}
