using System.Runtime.InteropServices;

namespace Transmission.Search;

/// <summary>Turns «the terms of each part» into «the parts of each term»: entries are gathered, then sorted by counting.</summary>
internal sealed class Inversion<TTerm>(IEqualityComparer<TTerm>? comparer = null) where TTerm : notnull
{
    private readonly Dictionary<TTerm, int> _numbers = new(comparer);
    private readonly List<TTerm> _terms = [];
    private readonly List<(int Term, Posting Posting)> _entries = [];

    public Dictionary<TTerm, int> Numbers => _numbers;

    /// <summary>Parts have to come in their order.</summary>
    public void Add(TTerm term, Posting posting)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var isKnown);
        if (!isKnown)
        {
            number = _terms.Count;
            _terms.Add(term);
        }
        _entries.Add((number, posting));
    }

    public bool TryAdd<TOther>(Dictionary<TTerm, int>.AlternateLookup<TOther> lookup, TOther term, Posting posting) where TOther : notnull, allows ref struct
    {
        if (!lookup.TryGetValue(term, out var number)) return false;
        _entries.Add((number, posting));
        return true;
    }

    /// <summary>Each term with its postings, in the order of <paramref name="order"/>.</summary>
    public IEnumerable<(TTerm Term, ArraySegment<Posting> Postings)> InOrder(IComparer<TTerm>? order = null)
    {
        var ends = new int[_terms.Count];
        foreach (var (term, _) in CollectionsMarshal.AsSpan(_entries)) ends[term]++;
        for (var i = 1; i < ends.Length; i++) ends[i] += ends[i - 1];
        var postings = new Posting[_entries.Count];
        var starts = (int[])ends.Clone();
        for (var i = _entries.Count - 1; i >= 0; i--) postings[--starts[_entries[i].Term]] = _entries[i].Posting;

        var (terms, numbers) = (_terms.ToArray(), Enumerable.Range(0, _terms.Count).ToArray());
        Array.Sort(terms, numbers, order);
        return terms.Zip(numbers, (term, number) => (term, new ArraySegment<Posting>(postings, starts[number], ends[number] - starts[number])));
    }
}

/// <summary>A part in which a term stands, and the level of its weight there.</summary>
internal readonly record struct Posting(int Part, int Level);
