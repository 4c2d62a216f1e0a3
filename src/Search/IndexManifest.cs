using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Search;

/// <summary>
/// <c>index.json</c>: how many parts each document has; the documents' fingerprints, one after another; where each shard begins; the
/// shards' fingerprints.
/// </summary>
internal static class IndexManifest
{
    public static ReadOnlyMemory<byte> Of(ImmutableArray<Searchable> documents, IEnumerable<string> texts, IReadOnlyList<Shard> shards)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $"{{\"parts\":[{string.Join(',', documents.Select(document => document.PartCount))}],\n\"texts\":\"{string.Concat(texts)}\",\n");
        json.Append(CultureInfo.InvariantCulture, $"\"first\":[{string.Join(',', shards.Select(shard => Quoted(shard.First)))}],\n\"terms\":\"{string.Concat(shards.Select(shard => shard.Fingerprint))}\"}}\n");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    /// <summary>Half of a pair cannot be written in UTF-8, so it is written as JSON lets it.</summary>
    private static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (char.IsSurrogate(unit) || unit < ' ') json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            else if (unit is '"' or '\\') json.Append('\\').Append(unit);
            else json.Append(unit);
        }
        return json.Append('"').ToString();
    }
}
