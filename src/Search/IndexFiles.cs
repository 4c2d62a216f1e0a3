using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>A file of the index, by its path below that of the whole.</summary>
public sealed record IndexFile(string Path, Func<ReadOnlyMemory<byte>> Make);

/// <summary>
/// The whole index: what stands where, in files that a browser fetches as it needs them.
/// <c>index.json</c> names all others; they carry a fingerprint, so that none of another build is taken for one of this.
/// <c>texts/DOCUMENT-PART.FINGERPRINT.txt</c> is a part of a document (<see cref="DocumentText"/>);
/// <c>terms/NUMBER.FINGERPRINT.bin</c> holds the terms of a stretch of the alphabet (<see cref="Shards"/>).
/// </summary>
public static class IndexFiles
{
    /// <param name="documents">Numbered in this order, so that one that is added at the end changes little.</param>
    public static IEnumerable<IndexFile> Of(ImmutableArray<Searchable> documents)
    {
        var texts = documents.Select(document => Fingerprint.Of(document.Digest)).ToArray();
        var shards = Shards.Of(new Inversion(documents));
        yield return new IndexFile("index.json", () => IndexManifest.Of(documents, texts, shards));
        for (var i = 0; i < documents.Length; i++)
        {
            for (var part = 0; part < documents[i].PartCount; part++)
            {
                var (read, number) = (documents[i].ReadParts, part);
                yield return new IndexFile($"texts/{i}-{part}.{texts[i]}.txt", () => Encoding.UTF8.GetBytes(read()[number]));
            }
        }
        for (var i = 0; i < shards.Count; i++)
        {
            var shard = shards[i];
            yield return new IndexFile($"terms/{i}.{shard.Fingerprint}.bin", () => shard.Content);
        }
    }
}
