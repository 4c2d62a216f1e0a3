using System.Buffers;

namespace Transmission.Search;

/// <summary>Bytes of numbers: seven bits in each, the lowest first, the eighth says that more follow (as LEB128).</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public int Length => _bytes.WrittenCount;
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Number(ulong number)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; number >= 0x80; number >>= 7) span[length++] = (byte)(number | 0x80);
        span[length++] = (byte)number;
        _bytes.Advance(length);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Clear() => _bytes.ResetWrittenCount();
}

internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public ulong Number()
    {
        var (number, shift, length) = (0UL, 0, 0);
        byte next;
        do
        {
            next = _rest[length++];
            number |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        _rest = _rest[length..];
        return number;
    }
}
