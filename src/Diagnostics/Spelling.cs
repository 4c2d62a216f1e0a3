namespace Transmission.Diagnostics;

/// <summary>«Did you mean …?» for every closed set of names.</summary>
public static class Spelling
{
    private const int LongestName = 300; // a hostile name is near nothing

    /// <summary>The candidate nearest to a misspelt name, letter case aside; null where none is near. Of equals, the one in the same letter case, then the one that begins like it for longest, then the ordinal first.</summary>
    /// <param name="most">How many edits count as near; by default one to three, and a fifth of a long name.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates, int? most = null)
    {
        if (name.Length is 0 or > LongestName) return null;
        var limit = most ?? (name.Length <= 3 ? 1 : name.Length <= 6 ? 2 : Math.Max(3, name.Length / 5));
        var written = name.ToLowerInvariant();
        (string? Name, int Edits, int EditsWithCase, int Shared) best = (null, limit, int.MaxValue, 0);
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (candidate == name || Math.Abs(candidate.Length - name.Length) > best.Edits) continue;
            var edits = Distance(written, candidate.ToLowerInvariant());
            if (edits > best.Edits) continue;
            var withCase = Distance(name, candidate);
            var shared = name.AsSpan().CommonPrefixLength(candidate);
            if (edits < best.Edits || withCase < best.EditsWithCase || (withCase == best.EditsWithCase && shared > best.Shared)) best = (candidate, edits, withCase, shared);
        }
        return best.Name;
    }

    /// <summary>The sentence for a diagnostic's hint; null where nothing is near.</summary>
    public static string? Hint(string? nearest) => nearest is null ? null : $"Did you mean '{nearest}'?";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }
}
