namespace Transmission.Search;

/// <summary>Sorts numbers, and what belongs to each, byte by byte from the lowest; equals keep their order.</summary>
/// <param name="most">How many it can sort.</param>
internal sealed class RadixSort(int most)
{
    private readonly ulong[] _keys = new ulong[most];
    private readonly int[] _items = new int[most];

    /// <param name="count">As many, from the first.</param>
    public void Sort(ulong[] keys, int[] items, int count)
    {
        var (from, to, fromItems, toItems) = (keys, _keys, items, _items);
        var starts = new int[256];
        for (var shift = 0; shift < 64; shift += 8)
        {
            Array.Clear(starts);
            foreach (var key in from.AsSpan(0, count)) starts[(byte)(key >> shift)]++;
            if (count == 0 || starts[(byte)(from[0] >> shift)] == count) continue; // all are equal here
            for (int i = 0, sum = 0; i < starts.Length; i++) (starts[i], sum) = (sum, sum + starts[i]);
            for (var i = 0; i < count; i++)
            {
                var at = starts[(byte)(from[i] >> shift)]++;
                to[at] = from[i];
                toItems[at] = fromItems[i];
            }
            (from, to, fromItems, toItems) = (to, from, toItems, fromItems);
        }
        if (from == keys) return;
        from.AsSpan(0, count).CopyTo(keys);
        fromItems.AsSpan(0, count).CopyTo(items);
    }
}
