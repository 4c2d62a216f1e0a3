using System.Runtime.InteropServices;
using System.Text;

namespace Transmission.Caching;

/// <summary>
/// What is remembered, as bytes. A number has seven bits in each, the lowest first, the eighth says that more follow (as LEB128);
/// a text is its length and its code units, in one byte each where all are ASCII.
/// </summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <param name="number">Not negative: one that is takes five bytes and comes back all the same.</param>
    public void Number(int number)
    {
        Reserve(5);
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7) _bytes[Length++] = (byte)(rest | 0x80);
        _bytes[Length++] = (byte)rest;
    }

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    public void Long(long number)
    {
        Reserve(sizeof(long));
        MemoryMarshal.Write(_bytes.AsSpan(Length), number);
        Length += sizeof(long);
    }

    /// <param name="text">Any code units, lone surrogates too; null comes back as null.</param>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }
        var isAscii = Ascii.IsValid(text);
        Number((text.Length + 1) << 1 | (isAscii ? 0 : 1));
        if (isAscii)
        {
            Reserve(text.Length);
            Encoding.ASCII.GetBytes(text, _bytes.AsSpan(Length));
            Length += text.Length;
        }
        else Bytes(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public void Many<T>(IReadOnlyCollection<T> all, Action<ByteWriter, T> write)
    {
        Number(all.Count);
        foreach (var one in all) write(this, one);
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

internal delegate T Reading<T>(ref ByteReader reader);

/// <summary>Reads what a <see cref="ByteWriter"/> wrote, in the same order.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public int Number()
    {
        var (number, length) = ((uint)_rest[0] & 0x7F, 1);
        for (; _rest[length - 1] >= 0x80; length++) number |= ((uint)_rest[length] & 0x7F) << (7 * length);
        _rest = _rest[length..];
        return (int)number;
    }

    public bool Flag() => Number() != 0;

    public long Long() => MemoryMarshal.Read<long>(Bytes(sizeof(long)));

    public string? TextOrNull()
    {
        var head = (uint)Number();
        if (head == 0) return null;
        var length = (int)(head >> 1) - 1;
        return (head & 1) == 0 ? Encoding.ASCII.GetString(Bytes(length)) : new string(MemoryMarshal.Cast<byte, char>(Bytes(length * sizeof(char))));
    }

    public string Text() => TextOrNull() ?? throw new FormatException("a text is missing");

    public T[] Many<T>(Reading<T> read)
    {
        var count = Number();
        if (count == 0) return [];
        var all = new T[count];
        for (var i = 0; i < count; i++) all[i] = read(ref this);
        return all;
    }

    public ReadOnlySpan<byte> Bytes(int length)
    {
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }
}
