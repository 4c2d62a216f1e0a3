using Transmission.Caching;

namespace Transmission.Search;

/// <param name="First">The shortest text that is not before its first term and after all terms of the shard before.</param>
internal sealed record Shard(string First, string Fingerprint, byte[] Content);

/// <summary>
/// The alphabet of terms in stretches, each a file. Numbers: a term (<see cref="TermWriter"/>); in how many parts it stands; each as its
/// distance from the one before, sixteen times, and the level of its weight. A shard ends before a term whose own hash says so, so
/// that what an edited article changes does not move the ends of all shards behind it.
/// </summary>
internal sealed class Shards
{
    private const int Least = 2_500, Most = 8_000; // bytes
    private const uint EndsBefore = 0x7F; // one term in 128, which makes 900 bytes more

    private readonly List<Shard> _made = [];
    private readonly ByteWriter _shard = new(), _postings = new();
    private readonly TermWriter _terms;
    private string _first = "";

    private Shards() => _terms = new TermWriter(_shard);

    public static IReadOnlyList<Shard> Of(Inversion inversion)
    {
        var shards = new Shards();
        inversion.InOrder(shards.Add);
        if (shards._shard.Length > 0) shards.End();
        return shards._made;
    }

    private void Add(ReadOnlySpan<char> term, ReadOnlySpan<int> postings)
    {
        _postings.Clear();
        _postings.Number(postings.Length);
        var last = 0;
        foreach (var posting in postings)
        {
            _postings.Number(posting - last);
            last = posting & ~15;
        }
        if (_shard.Length > 0 && (_shard.Length + _postings.Length > Most || (_shard.Length >= Least && (TermTable.Hash(term) & EndsBefore) == 0)))
        {
            End();
            _first = term[..(term.CommonPrefixLength(_terms.Last) + 1)].ToString();
            _terms.Restart();
        }
        _terms.Write(term);
        _shard.Bytes(_postings.Written);
    }

    private void End()
    {
        _made.Add(new Shard(_first, Fingerprint.Of(_shard.Written), _shard.Written.ToArray()));
        _shard.Clear();
    }
}
