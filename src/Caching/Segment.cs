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
    private readonly SegmentIndex _index;
    private readonly bool[] _used;

    private Segment(string path, SafeFileHandle file, SegmentIndex index)
    {
        (Path, _file, _index) = (path, file, index);
        _used = new bool[index.Count];
    }

    public string Path { get; }
    public int Count => _index.Count;

    /// <summary>Of the results, or of those that were asked for since it was opened.</summary>
    public long BytesOfResults(bool onlyUsed)
    {
        var bytes = 0L;
        for (var i = 0; i < _index.Count; i++)
            if (_used[i] || !onlyUsed) bytes += _index[i].Length;
        return bytes;
    }

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
        for (var i = 0; i < _index.Count; i++)
            if (_used[i] || !onlyUsed) yield return _index[i].Key;
    }

    /// <summary>Of one that this build made: all of it is in use.</summary>
    public void UseAll() => _used.AsSpan().Fill(true);

    public void Dispose() => _file.Dispose();

    private int Find(CacheKey key)
    {
        var place = _index.Find(key);
        if (place >= 0) _used[place] = true;
        return place;
    }

    private bool TryRead<T>(SegmentEntry entry, Func<ReadOnlySpan<byte>, T> read, out T result)
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

    private static SegmentIndex? ReadIndex(SafeFileHandle file)
    {
        Span<ulong> trailer = stackalloc ulong[SegmentFormat.TrailerNumbers];
        var bytes = MemoryMarshal.AsBytes(trailer);
        var end = RandomAccess.GetLength(file) - bytes.Length;
        if (end < 0 || !ReadExactly(file, bytes, end) || trailer[3] != SegmentFormat.Magic) return null;

        var (offset, count, checksum) = ((long)trailer[0], (long)trailer[1], trailer[2]);
        if (offset < 0 || count < 0 || count > int.MaxValue || offset + SegmentIndex.BytesOf(count) != end) return null;
        var index = SegmentIndex.OfLength((int)count);
        return ReadExactly(file, index.Bytes, offset) && Crc32C.Of(index.Bytes) == checksum ? index : null;
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
