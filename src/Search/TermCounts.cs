using System.Runtime.InteropServices;

namespace Transmission.Search;

/// <summary>
/// How often each term stands in a text. Most terms are pairs of characters, so one of up to four UTF-16 code units is kept as
/// a number (<see cref="Pack"/>) whose order is the terms' ordinal order; only longer ones are strings.
/// </summary>
internal sealed class TermCounts
{
    /// <summary>In UTF-16 code units. A longer word is found by its beginning.</summary>
    public const int MaximalLength = 40;

    private readonly Dictionary<ulong, int> _short = [];
    private readonly Dictionary<string, int> _long = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _longBySpan;

    public TermCounts() => _longBySpan = _long.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>In ordinal order, as are the long ones.</summary>
    public (ulong Term, int Weight)[] Short()
    {
        var (terms, weights) = (_short.Keys.ToArray(), _short.Values.ToArray());
        Array.Sort(terms, weights);
        return [.. terms.Zip(weights)];
    }

    public (string Term, int Weight)[] Long() => [.. _long.OrderBy(term => term.Key, StringComparer.Ordinal).Select(term => (term.Key, term.Value))];

    public void Clear()
    {
        _short.Clear();
        _long.Clear();
    }

    public void Add(ReadOnlySpan<char> term, int weight)
    {
        if (term.Length > MaximalLength) term = term[..MaximalLength];
        if (term.Length <= 4) Add(Pack(term), weight);
        else CollectionsMarshal.GetValueRefOrAddDefault(_longBySpan, term, out _) += weight;
    }

    public void Add(ulong packed, int weight) => CollectionsMarshal.GetValueRefOrAddDefault(_short, packed, out _) += weight;

    /// <summary>The first unit highest; zeros follow the last. No term holds U+0000.</summary>
    public static ulong Pack(params ReadOnlySpan<char> term)
    {
        var packed = 0UL;
        foreach (var unit in term) packed = (packed << 16) | unit;
        return term.Length == 0 ? 0 : packed << (16 * (4 - term.Length));
    }

    /// <summary>The length of the term that is written into <paramref name="term"/>.</summary>
    public static int Unpack(ulong packed, Span<char> term)
    {
        var length = 0;
        for (; packed != 0; packed <<= 16) term[length++] = (char)(packed >> 48);
        return length;
    }
}
