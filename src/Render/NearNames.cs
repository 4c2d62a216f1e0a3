using Transmission.Model;

namespace Transmission.Render;

/// <summary>What an author may have meant. Only asked when something was not found.</summary>
internal sealed class NearNames(Site site)
{
    private readonly Lazy<string[]> _paths = new(() =>
        [.. site.Documents.Select(document => document.Path.Value), .. site.Assets.Select(asset => asset.Source.Path.Value)]);

    public string HintForPath(string path) => Hint(path, _paths.Value);

    /// <summary>«Did you mean …», or null where nothing is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(2, name.Length / 5);
        string? best = null;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - name.Length) > limit) continue;
            var distance = Distance(name, candidate, limit);
            if (distance > limit) continue;
            limit = distance - 1;
            best = candidate;
            if (limit < 0) break;
        }
        return best;
    }

    public static string Hint(string name, IReadOnlyCollection<string> candidates)
    {
        if (Nearest(name, candidates) is { } near) return $" Did you mean '{near}'?";
        var file = name[(name.LastIndexOf('/') + 1)..];
        var same = candidates.Where(candidate => candidate.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();
        return same is null || file.Length == 0 ? "" : $" Did you mean '{same}'?";
    }

    /// <summary>Levenshtein's, in one row; more than <paramref name="limit"/> is all the same.</summary>
    private static int Distance(string a, string b, int limit)
    {
        const int Longest = 300; // a hostile name is near nothing
        if (a.Length > Longest || b.Length > Longest) return limit + 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1));
            }
        }
        return row[b.Length];
    }
}
