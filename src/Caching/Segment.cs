using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Transmission.Caching;

/// <summary>
/// A finished segment, open for reading. Results are read one by one from the disk when they are asked for: that costs
/// two microseconds each, holds no memory, and, unlike a mapped file, cannot kill the process when the file is cut short
/// under it.
/// </summary>
internal sealed class Segment : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly SegmentFormat.Entry[] _index;
    private readonly bool[] _used;

    private Segment(string path, SafeFileHandle file, SegmentFormat.Entry[] index)
    {
        (Path, _file, _index) = (path, file, index);
        _used = new bool[index.Length];
        Bytes = index.Sum(entry => (long)entry.Length);
    }

    public string Path { get; }

    /// <summary>Of all results.</summary>
    public long Bytes { get; }

    /// <summary>Of the results that were asked for since it was opened.</summary>
    public long UsedBytes => _index.Where((_, i) => _used[i]).Sum(entry => (long)entry.Length);

    public int Count => _index.Length;

    /// <summary>Null for a file that is damaged, of another version, or gone.</summary>
    public static Segment? Open(string path)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (ReadIndex(file) is { } index) return new Segment(path, file, index);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // As good as missing: what it held is made again.
        }
        file?.Dispose();
        return null;
    }

    /// <summary>True when it is in the index; counts as a use.</summary>
    public bool Contains(CacheKey key) => Find(key) >= 0;

    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        var place = Find(key);
        if (place >= 0) return TryRead(_index[place], read, out result);
        result = default!;
        return false;
    }

    /// <summary>The keys of the results, or of those that were asked for.</summary>
    public IEnumerable<CacheKey> Keys(bool onlyUsed)
    {
        for (var i = 0; i < _index.Length; i++)
            if (_used[i] || !onlyUsed) yield return new CacheKey(_index[i].Key);
    }

    /// <summary>Of one that this build made: all of it is in use.</summary>
    public void UseAll() => _used.AsSpan().Fill(true);

    public void Dispose() => _file.Dispose();

    private int Find(CacheKey key)
    {
        var (low, high) = (0, _index.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = _index[middle].Key;
            if (found == key.Digest)
            {
                _used[middle] = true;
                return middle;
            }
            if (found < key.Digest) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }

    private bool TryRead<T>(SegmentFormat.Entry entry, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(entry.Length);
        try
        {
            var bytes = buffer.AsSpan(0, entry.Length);
            var whole = ReadExactly(_file, bytes, entry.Offset) && Crc32C.Of(bytes) == entry.Checksum;
            result = whole ? read(bytes) : default!;
            return whole;
        }
        catch (IOException)
        {
            result = default!;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SegmentFormat.Entry[]? ReadIndex(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        Span<SegmentFormat.Trailer> trailer = stackalloc SegmentFormat.Trailer[1];
        var start = length - SegmentFormat.TrailerSize;
        if (start < 0 || !ReadExactly(file, MemoryMarshal.AsBytes(trailer), start)) return null;

        var (offset, count, checksum, magic) = trailer[0];
        if (magic != SegmentFormat.Magic || offset < 0 || count < 0 || offset + (long)count * SegmentFormat.EntrySize != start) return null;

        var index = new SegmentFormat.Entry[count];
        var bytes = MemoryMarshal.AsBytes(index.AsSpan());
        return ReadExactly(file, bytes, offset) && Crc32C.Of(bytes) == checksum ? index : null;
    }

    private static bool ReadExactly(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0) return false;
            bytes = bytes[read..];
            offset += read;
        }
        return true;
    }
}
