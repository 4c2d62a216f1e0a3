using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Transmission.Caching;

/// <summary>
/// A segment in the making. What was added can be read at once; all but the last megabyte of it lies on the disk.
/// Not for two threads at once. Until <see cref="Seal"/> gives it its name, the file counts for nobody, so that a build that dies leaves no half of one.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly Dictionary<CacheKey, SegmentEntry> _index = [];
    private readonly byte[] _buffer = new byte[1 << 20];
    private byte[]? _back; // null while it is lent to who reads back
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private long _written;
    private int _buffered;

    /// <param name="path">Unused so far. The file is locked as long as this lives, by which others know that it is not abandoned.</param>
    /// <exception cref="IOException">The disk does not take it, here and in every member that writes; what was added before can still be read.</exception>
    public SegmentWriter(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public void Add(CacheKey key, ReadOnlySpan<byte> result)
    {
        if (_index.ContainsKey(key)) return;
        var offset = Append(result);
        _index.Add(key, new SegmentEntry(key, offset, result.Length, Crc32C.Of(result)));
    }

    public bool Contains(CacheKey key) => _index.ContainsKey(key);

    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        result = default!;
        if (!_index.TryGetValue(key, out var entry)) return false;
        if (entry.Offset < _written) return TryReadBack(entry, read, out result);
        ReadOnlySpan<byte> bytes = _buffer.AsSpan((int)(entry.Offset - _written), entry.Length);
        if (Crc32C.Of(bytes) != entry.Checksum) return false;
        result = read(bytes);
        return true;
    }

    /// <summary>Writes the index and gives the file its name. Nothing can be added or read after.</summary>
    public void Seal(string path)
    {
        var index = SegmentIndex.Of(_index.Values);
        var offset = Append(index.Bytes);
        ulong[] trailer = [(ulong)offset, (ulong)index.Count, Crc32C.Of(index.Bytes), SegmentFormat.Magic];
        Append(MemoryMarshal.AsBytes(trailer.AsSpan()));
        WriteOut();
        _file.Dispose();
        File.Move(_path, path);
    }

    /// <summary>Deletes the file, if it was not sealed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    /// <summary>Where the bytes are in the file.</summary>
    private long Append(ReadOnlySpan<byte> bytes)
    {
        if (_buffered + bytes.Length > _buffer.Length) WriteOut();
        var offset = _written + _buffered;
        if (bytes.Length > _buffer.Length)
        {
            RandomAccess.Write(_file, bytes, offset);
            _written += bytes.Length;
        }
        else
        {
            bytes.CopyTo(_buffer.AsSpan(_buffered));
            _buffered += bytes.Length;
        }
        return offset;
    }

    /// <summary>False also when the disk does not give it back. Who reads may ask for another.</summary>
    private bool TryReadBack<T>(SegmentEntry entry, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        const int Kept = 1 << 16; // of a picture it would be much
        result = default!;
        var buffer = _back ?? new byte[Kept];
        _back = null;
        if (buffer.Length < entry.Length) buffer = new byte[entry.Length];
        try
        {
            var bytes = buffer.AsSpan(0, entry.Length);
            if (!TryReadAt(entry.Offset, bytes) || Crc32C.Of(bytes) != entry.Checksum) return false;
            result = read(bytes);
            return true;
        }
        finally
        {
            if (buffer.Length == Kept) _back = buffer;
        }
    }

    private bool TryReadAt(long offset, Span<byte> bytes)
    {
        try
        {
            return RandomAccess.Read(_file, bytes, offset) == bytes.Length;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void WriteOut()
    {
        RandomAccess.Write(_file, _buffer.AsSpan(0, _buffered), _written);
        (_written, _buffered) = (_written + _buffered, 0);
    }
}
