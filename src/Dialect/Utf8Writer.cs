using System.Buffers;
using System.Text;

namespace Transmission.Dialect;

/// <summary>Takes text and holds UTF-8: half of the memory of a <see cref="StringWriter"/>, and no second pass. The buffer is lent by the pool.</summary>
internal sealed class Utf8Writer : TextWriter
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _length;
    private char _high; // half of a character whose other half is still to come

    public override Encoding Encoding => Encoding.UTF8;

    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    public override string ToString() => Encoding.GetString(_bytes, 0, _length);

    public override void Write(char value) => Write([value]);
    public override void Write(string? value) => Write(value.AsSpan());
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        if (_high != 0)
        {
            Add([_high, text[0]]); // a half alone becomes U+FFFD
            _high = '\0';
            text = text[1..];
        }
        if (text.IsEmpty) return;
        if (char.IsHighSurrogate(text[^1]))
        {
            _high = text[^1];
            text = text[..^1];
        }
        Add(text);
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (text.Length * 3 > _bytes.Length - _length) Grow(text.Length * 3);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        base.Dispose(disposing);
    }
}
