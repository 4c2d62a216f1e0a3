namespace Transmission.Search;

/// <summary>
/// Numbers terms from zero in the order in which they come. A hash table with open addressing over one text of all terms: a site
/// has a million of them to look up, and most are two characters.
/// </summary>
internal sealed class TermTable
{
    /// <summary>In UTF-16 code units. A longer word is found by its beginning.</summary>
    public const int MaximalLength = 40;

    private readonly CharBuffer _text = new();
    private int[] _slots = new int[1024]; // a term's number and one; zero for none
    private (uint Hash, int Start, int Length)[] _terms = new (uint, int, int)[512];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number] => _text.Written.Slice(_terms[number].Start, _terms[number].Length);

    public int NumberOf(ReadOnlySpan<char> term)
    {
        var hash = Hash(term);
        var slot = (int)hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var known = _slots[slot] - 1;
            if (_terms[known].Hash == hash && this[known].SequenceEqual(term)) return known;
        }
        if (Count == _terms.Length)
        {
            Grow();
            return NumberOf(term);
        }
        _terms[Count] = (hash, _text.Length, term.Length);
        _text.Add(term);
        _slots[slot] = ++Count;
        return Count - 1;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        _text.Clear();
        Count = 0;
    }

    /// <summary>FNV-1a; its high bits go into the low ones, which alone choose a slot.</summary>
    public static uint Hash(ReadOnlySpan<char> term)
    {
        var hash = 2166136261;
        foreach (var unit in term) hash = (hash ^ unit) * 16777619;
        return hash ^ (hash >> 15);
    }

    private void Grow()
    {
        Array.Resize(ref _terms, 2 * _terms.Length);
        _slots = new int[2 * _slots.Length];
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)_terms[number].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }
}
