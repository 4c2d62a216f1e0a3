namespace Transmission.Search;

/// <summary>UTF-16 code units that grow at their end. Nothing of it is shared, so that it is inlined where it is used.</summary>
internal sealed class CharBuffer
{
    private char[] _units = new char[256];

    public int Length { get; private set; }
    public ReadOnlySpan<char> Written => _units.AsSpan(0, Length);

    public void Add(char unit)
    {
        if (Length == _units.Length) Grow(1);
        _units[Length++] = unit;
    }

    public void Add(ReadOnlySpan<char> units)
    {
        if (Length + units.Length > _units.Length) Grow(units.Length);
        units.CopyTo(_units.AsSpan(Length));
        Length += units.Length;
    }

    /// <summary>Room behind its end, which <see cref="Take"/> makes a part of it.</summary>
    public Span<char> Room(int length)
    {
        if (Length + length > _units.Length) Grow(length);
        return _units.AsSpan(Length, length);
    }

    public void Take(int length) => Length += length;

    public void Clear() => Length = 0;

    private void Grow(int more) => Array.Resize(ref _units, Math.Max(2 * _units.Length, Length + more));
}
