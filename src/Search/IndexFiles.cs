using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>A file of the index, by its path below that of the whole.</summary>
public sealed record IndexFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>
/// The whole index: what stands where, in files that a browser fetches as it needs them.
/// <c>index.json</c> names all others; they carry a fingerprint, so that none of another build is taken for one of this.
/// <c>texts/ARTICLE-PART.FINGERPRINT.txt</c> is a part of a document (<see cref="DocumentText"/>);
/// <c>terms/NUMBER.FINGERPRINT.bin</c> holds the terms of a stretch of the alphabet (<see cref="Shards"/>).
/// </summary>
public static class IndexFiles
{
    public const string Manifest = "index.json";

    /// <param name="documents">Numbered in this order, so that one that is added at the end changes little.</param>
    public static IEnumerable<IndexFile> Of(ImmutableArray<Searchable> documents)
    {
        var texts = documents.Select(document => Fingerprint.Of(document.Digest)).ToArray();
        var shards = Shards.Of(Invert(documents)).ToArray();
        yield return new IndexFile(Manifest, IndexManifest.Of(documents, texts, shards));
        for (var i = 0; i < documents.Length; i++)
        {
            for (var part = 0; part < documents[i].Parts.Length; part++)
                yield return new IndexFile($"texts/{i}-{part}.{texts[i]}.txt", Encoding.UTF8.GetBytes(documents[i].Parts[part]));
        }
        for (var i = 0; i < shards.Length; i++) yield return new IndexFile($"terms/{i}.{shards[i].Fingerprint}.bin", shards[i].Content);
    }

    private static IEnumerable<TermPostings> Invert(ImmutableArray<Searchable> documents)
    {
        var (shorts, longs) = (new Inversion<ulong>(), new Inversion<string>(StringComparer.Ordinal));
        var longBySpan = longs.Numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var part = 0;
        foreach (var document in documents)
        {
            var reader = new ByteReader(document.Terms.Span);
            for (; !reader.IsAtEnd; part++)
            {
                var terms = new TermReader();
                for (var count = reader.Number(); count > 0; count--) shorts.Add(TermCounts.Pack(terms.Read(ref reader)), new Posting(part, (int)reader.Number()));
                terms = new TermReader();
                for (var count = reader.Number(); count > 0; count--)
                {
                    var term = terms.Read(ref reader);
                    var posting = new Posting(part, (int)reader.Number());
                    if (!longs.TryAdd(longBySpan, term, posting)) longs.Add(term.ToString(), posting);
                }
            }
        }
        return Merge(shorts.InOrder().Select(Named), longs.InOrder(StringComparer.Ordinal).Select(entry => new TermPostings(entry.Term, entry.Postings)));
    }

    private static TermPostings Named((ulong Term, ArraySegment<Posting> Postings) entry)
    {
        Span<char> units = stackalloc char[4];
        return new TermPostings(new string(units[..TermCounts.Unpack(entry.Term, units)]), entry.Postings);
    }

    private static IEnumerable<TermPostings> Merge(IEnumerable<TermPostings> some, IEnumerable<TermPostings> others)
    {
        using var other = others.GetEnumerator();
        var isLeft = other.MoveNext();
        foreach (var entry in some)
        {
            for (; isLeft && string.CompareOrdinal(other.Current.Term, entry.Term) < 0; isLeft = other.MoveNext()) yield return other.Current;
            yield return entry;
        }
        for (; isLeft; isLeft = other.MoveNext()) yield return other.Current;
    }
}

/// <summary>A term and where it stands, by the numbers of the parts in ascending order.</summary>
internal readonly record struct TermPostings(string Term, ArraySegment<Posting> Postings);
