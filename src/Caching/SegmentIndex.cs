using System.Runtime.InteropServices;

namespace Transmission.Caching;

/// <summary>
/// The entries of a segment, sorted by key, as they lie in its file. In plain numbers, because generic code of the framework
/// over types of ours cannot be compiled ahead of time, and this is on the way of every build.
/// </summary>
/// <param name="numbers">Four for each entry: key, key, offset, length and checksum.</param>
internal sealed class SegmentIndex(ulong[] numbers)
{
    private const int NumbersOfEntry = 4;

    public static SegmentIndex Of(ICollection<SegmentEntry> entries)
    {
        var numbers = new ulong[entries.Count * NumbersOfEntry];
        var next = 0;
        foreach (var (key, offset, length, checksum) in entries.OrderBy(entry => entry.Key))
        {
            (numbers[next], numbers[next + 1]) = (key.High, key.Low);
            (numbers[next + 2], numbers[next + 3]) = ((ulong)offset, ((ulong)checksum << 32) | (uint)length);
            next += NumbersOfEntry;
        }
        return new SegmentIndex(numbers);
    }

    public static SegmentIndex OfLength(int count) => new(new ulong[count * NumbersOfEntry]);

    public static long BytesOf(long count) => count * NumbersOfEntry * sizeof(ulong);

    public int Count => numbers.Length / NumbersOfEntry;

    /// <summary>To write or to fill.</summary>
    public Span<byte> Bytes => MemoryMarshal.AsBytes(numbers.AsSpan());

    public SegmentEntry this[int place]
    {
        get
        {
            var first = place * NumbersOfEntry;
            var last = numbers[first + 3];
            return new SegmentEntry(new CacheKey(numbers[first], numbers[first + 1]), (long)numbers[first + 2], (int)(uint)last, (uint)(last >> 32));
        }
    }

    /// <summary>The place of a key, or -1.</summary>
    public int Find(CacheKey key)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var first = middle * NumbersOfEntry;
            var order = new CacheKey(numbers[first], numbers[first + 1]).CompareTo(key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }
}
