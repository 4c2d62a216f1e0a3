namespace Transmission.Search;

/// <summary>How often each term stands in a text, each place as much as it weighs.</summary>
internal sealed class TermCounts
{
    private readonly TermTable _terms = new();
    private int[] _weights = new int[512];

    public int Count => _terms.Count;

    public ReadOnlySpan<char> Term(int number) => _terms[number];

    public int Weight(int number) => _weights[number];

    public void Add(ReadOnlySpan<char> term, int weight)
    {
        var known = _terms.Count;
        var number = _terms.NumberOf(term.Length > TermTable.MaximalLength ? term[..TermTable.MaximalLength] : term);
        if (number == _weights.Length) Array.Resize(ref _weights, 2 * _weights.Length);
        if (number == known) _weights[number] = 0;
        _weights[number] += weight;
    }

    public void Clear() => _terms.Clear();
}
