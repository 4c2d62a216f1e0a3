namespace Transmission.Search;

/// <summary>Bytes of numbers: seven bits in each, the lowest first, the eighth says that more follow (as LEB128).</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <param name="number">Not negative.</param>
    public void Number(int number)
    {
        Reserve(5);
        for (; number >= 0x80; number >>= 7) _bytes[Length++] = (byte)(number | 0x80);
        _bytes[Length++] = (byte)number;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Clear() => Length = 0;

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + more));
    }
}

internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public int Number()
    {
        var (number, length) = (_rest[0] & 0x7F, 1);
        for (; _rest[length - 1] >= 0x80; length++) number |= (_rest[length] & 0x7F) << (7 * length);
        _rest = _rest[length..];
        return number;
    }

    public ReadOnlySpan<byte> Bytes(int length)
    {
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }
}
