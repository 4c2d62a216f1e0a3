namespace Transmission.Search;

/// <summary>Sorts numbers, and what belongs to each, byte by byte from the lowest; equals keep their order.</summary>
internal static class RadixSort
{
    public static void Sort(ulong[] keys, int[] items)
    {
        var (otherKeys, otherItems) = (new ulong[keys.Length], new int[items.Length]);
        var (from, to, fromItems, toItems) = (keys, otherKeys, items, otherItems);
        var starts = new int[256];
        for (var shift = 0; shift < 64; shift += 8)
        {
            Array.Clear(starts);
            foreach (var key in from) starts[(byte)(key >> shift)]++;
            if (from.Length == 0 || starts[(byte)(from[0] >> shift)] == from.Length) continue; // all are equal here
            for (int i = 0, sum = 0; i < starts.Length; i++) (starts[i], sum) = (sum, sum + starts[i]);
            for (var i = 0; i < from.Length; i++)
            {
                var at = starts[(byte)(from[i] >> shift)]++;
                to[at] = from[i];
                toItems[at] = fromItems[i];
            }
            (from, to, fromItems, toItems) = (to, from, toItems, fromItems);
        }
        if (from == keys) return;
        from.CopyTo(keys, 0);
        fromItems.CopyTo(items, 0);
    }
}
