namespace Transmission.Tex;

/// <summary>«Did you mean»: the nearest of some names.</summary>
internal static class NearestName
{
    /// <summary>The nearest name within a third of the length, at most two edits away; null where none is. Ties go to the ordinal first.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        if (written.Length > 40) return null;
        var most = Math.Min(2, written.TrimStart('\\').Length / 3);
        if (most == 0) return null;
        string? nearest = null;
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(name.Length - written.Length) > most || name == written) continue;
            var distance = Distance(written, name);
            if (distance > most) continue;
            (nearest, most) = (name, distance - 1);
            if (most < 0) break;
        }
        return nearest;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (the restricted Damerau–Levenshtein distance).</summary>
    internal static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }
}
