namespace Transmission.Search;

/// <summary>
/// Terms in ordinal order, each told by how it differs from the one before. Numbers: how many units it shares with that one (at
/// most seven) and, eight times, how many follow; the first that follows as its distance from the other's at that place, where
/// the other has one; the rest.
/// </summary>
internal sealed class TermWriter(ByteWriter writer)
{
    private const int MostShared = 7;

    private readonly char[] _last = new char[TermCounts.MaximalLength];
    private int _length;

    public void Write(ReadOnlySpan<char> term)
    {
        var shared = Math.Min(MostShared, term.CommonPrefixLength(_last.AsSpan(0, _length)));
        writer.Number((ulong)(((term.Length - shared) << 3) | shared));
        for (var i = shared; i < term.Length; i++) writer.Number((ulong)(term[i] - (i == shared && i < _length ? _last[i] : 0)));
        term.CopyTo(_last);
        _length = term.Length;
    }
}

internal ref struct TermReader
{
    private readonly char[] _term = new char[TermCounts.MaximalLength];
    private int _length;

    public TermReader()
    {
    }

    public ReadOnlySpan<char> Read(ref ByteReader reader)
    {
        var header = (int)reader.Number();
        var (shared, length) = (header & 7, (header & 7) + (header >> 3));
        for (var i = shared; i < length; i++) _term[i] = (char)((int)reader.Number() + (i == shared && i < _length ? _term[i] : 0));
        _length = length;
        return _term.AsSpan(0, length);
    }
}
