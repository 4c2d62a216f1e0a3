namespace Transmission.Search;

/// <summary>
/// Sorts postings by their terms. A term of up to four code units is a number whose order is that of the terms, so the most of them are sorted as numbers; longer
/// ones are numbered by a table.
/// </summary>
/// <param name="shorts">How many postings of short terms it can hold.</param>
/// <param name="longs">And of others.</param>
internal sealed class PostingSorter(int shorts, int longs)
{
    private readonly RadixSort _sort = new(shorts);
    private readonly TermTable _long = new();
    private readonly ulong[] _short = new ulong[shorts];
    private readonly int[] _shortPostings = new int[shorts], _longNumbers = new int[longs], _longPostings = new int[longs];
    private int _shortCount, _longCount;

    public static bool IsShort(ReadOnlySpan<char> term) => term.Length <= 4;

    public void Add(ReadOnlySpan<char> term, int posting)
    {
        if (IsShort(term)) (_short[_shortCount], _shortPostings[_shortCount++]) = (Pack(term), posting);
        else (_longNumbers[_longCount], _longPostings[_longCount++]) = (_long.NumberOf(term), posting);
    }

    /// <summary>Gives all that was added, and is empty again.</summary>
    public void TakeInOrder(Inversion.Entry entry)
    {
        _sort.Sort(_short, _shortPostings, _shortCount);
        var longs = new LongTerms(_long, _longNumbers.AsSpan(0, _longCount), _longPostings.AsSpan(0, _longCount));
        Span<char> units = stackalloc char[4];
        for (int i = 0, end; i < _shortCount; i = end)
        {
            for (end = i + 1; end < _shortCount && _short[end] == _short[i];) end++;
            var term = units[..Unpack(_short[i], units)];
            while (longs.TryTakeBefore(term, entry)) { }
            entry(term, _shortPostings.AsSpan(i, end - i));
        }
        while (longs.TryTake(entry)) { }
        (_shortCount, _longCount) = (0, 0);
        _long.Clear();
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

        public LongTerms(TermTable terms, ReadOnlySpan<int> numbers, ReadOnlySpan<int> postings)
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

        public bool TryTakeBefore(ReadOnlySpan<char> term, Inversion.Entry entry) =>
            _next < _order.Length && _terms[_order[_next]].SequenceCompareTo(term) < 0 && TryTake(entry);

        public bool TryTake(Inversion.Entry entry)
        {
            if (_next == _order.Length) return false;
            var number = _order[_next++];
            var start = number == 0 ? 0 : _ends[number - 1];
            entry(_terms[number], _postings.AsSpan(start, _ends[number] - start));
            return true;
        }
    }
}
