using Transmission.Caching;

namespace Transmission.Search;

/// <summary>
/// Terms in ordinal order, each told by how it differs from the one before. Numbers: how many units it shares with that one (at
/// most seven) and, eight times, how many follow; the first that follows as its distance from the other's at that place, where
/// the other has one; the rest.
/// </summary>
internal sealed class TermWriter(ByteWriter writer)
{
    private const int MostShared = 7;

    private readonly char[] _last = new char[TermTable.MaximalLength];
    private int _length;

    public ReadOnlySpan<char> Last => _last.AsSpan(0, _length);

    public void Write(ReadOnlySpan<char> term)
    {
        var shared = Math.Min(MostShared, term.CommonPrefixLength(Last));
        writer.Number(((term.Length - shared) << 3) | shared);
        for (var i = shared; i < term.Length; i++) writer.Number(term[i] - (i == shared && i < _length ? _last[i] : 0));
        term.CopyTo(_last);
        _length = term.Length;
    }

    /// <summary>What comes next is told without the one before.</summary>
    public void Restart() => _length = 0;
}
