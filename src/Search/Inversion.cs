using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// Turns «the terms of each part» into «the parts of each term». A term of up to four code units is a number whose order is that of
/// the terms, so the most of them are sorted as numbers; longer ones are numbered by a table.
/// A posting is sixteen times the number of a part, and the level of a term's weight there.
/// </summary>
internal sealed class Inversion
{
    private readonly TermTable _long = new();
    private readonly ulong[] _short;
    private readonly int[] _shortPostings, _longNumbers, _longPostings;

    public Inversion(ImmutableArray<Searchable> documents)
    {
        var (shorts, longs) = (0, 0);
        Walk(documents, (term, _) => { if (term.Length <= 4) shorts++; else longs++; });
        (_short, _shortPostings, _longNumbers, _longPostings) = (new ulong[shorts], new int[shorts], new int[longs], new int[longs]);
        Walk(documents, (term, posting) =>
        {
            if (term.Length <= 4) (_short[--shorts], _shortPostings[shorts]) = (Pack(term), posting);
            else (_longNumbers[--longs], _longPostings[longs]) = (_long.NumberOf(term), posting);
        });
        // They were filled from their ends, so that the counts need not be counted twice.
        Array.Reverse(_short);
        Array.Reverse(_shortPostings);
        Array.Reverse(_longNumbers);
        Array.Reverse(_longPostings);
    }

    public delegate void Entry(ReadOnlySpan<char> term, ReadOnlySpan<int> postings);

    /// <summary>Gives each term, in ordinal order, with its postings in the order of the parts.</summary>
    public void InOrder(Entry entry)
    {
        RadixSort.Sort(_short, _shortPostings);
        var longs = new LongTerms(_long, _longNumbers, _longPostings);
        Span<char> units = stackalloc char[4];
        for (int i = 0, end; i < _short.Length; i = end)
        {
            for (end = i + 1; end < _short.Length && _short[end] == _short[i];) end++;
            var term = units[..Unpack(_short[i], units)];
            while (longs.TryTakeBefore(term, entry)) { }
            entry(term, _shortPostings.AsSpan(i, end - i));
        }
        while (longs.TryTake(entry)) { }
    }

    private delegate void Posting(ReadOnlySpan<char> term, int posting);

    private static void Walk(ImmutableArray<Searchable> documents, Posting visit)
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

    /// <summary>The first unit highest; zeros follow the last. No term holds U+0000.</summary>
    internal static ulong Pack(ReadOnlySpan<char> term)
    {
        var packed = 0UL;
        foreach (var unit in term) packed = (packed << 16) | unit;
        return packed << (16 * (4 - term.Length));
    }

    /// <summary>The length of the term that is written into <paramref name="term"/>.</summary>
    internal static int Unpack(ulong packed, Span<char> term)
    {
        var length = 0;
        for (; packed != 0; packed <<= 16) term[length++] = (char)(packed >> 48);
        return length;
    }

    /// <summary>The longer terms in ordinal order, one after another.</summary>
    private sealed class LongTerms
    {
        private readonly TermTable _terms;
        private readonly int[] _order, _postings, _ends;
        private int _next;

        public LongTerms(TermTable terms, int[] numbers, int[] postings)
        {
            _terms = terms;
            _order = [.. Enumerable.Range(0, terms.Count)];
            Array.Sort(_order, (a, b) => terms[a].SequenceCompareTo(terms[b]));
            // Sorted by counting, from the end, which keeps the order of the parts.
            var starts = new int[terms.Count + 1];
            foreach (var number in numbers) starts[number]++;
            for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
            _ends = starts[..^1];
            _postings = new int[postings.Length];
            for (var i = numbers.Length - 1; i >= 0; i--) _postings[--starts[numbers[i]]] = postings[i];
        }

        public bool TryTakeBefore(ReadOnlySpan<char> term, Entry entry) =>
            _next < _order.Length && _terms[_order[_next]].SequenceCompareTo(term) < 0 && TryTake(entry);

        public bool TryTake(Entry entry)
        {
            if (_next == _order.Length) return false;
            var number = _order[_next++];
            var start = number == 0 ? 0 : _ends[number - 1];
            entry(_terms[number], _postings.AsSpan(start, _ends[number] - start));
            return true;
        }
    }
}
