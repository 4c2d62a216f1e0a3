using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>
/// Text that belongs together although marks of containers stand between its lines: a paragraph, or a formula of several lines.
/// Read as one span; every offset in it leads back to the file.
/// </summary>
internal sealed class Stretch(string text)
{
    private readonly record struct Piece(int Start, int Origin, int Length);

    private readonly List<Piece> _pieces = [];
    private char[] _joined = [];

    public int Length { get; private set; }

    public bool IsEmpty => Length == 0;

    public void Clear()
    {
        _pieces.Clear();
        Length = 0;
    }

    public void Add(int start, int end)
    {
        if (end <= start) return;
        if (_pieces.Count > 0 && _pieces[^1] is var last && last.Origin + last.Length == start)
            _pieces[^1] = last with { Length = end - last.Origin };
        else
            _pieces.Add(new Piece(Length, start, end - start));
        Length += end - start;
    }

    /// <summary>Adds what is from <paramref name="offset"/> on to another.</summary>
    public void CopyTail(int offset, Stretch other)
    {
        for (var i = IndexOf(offset); i < _pieces.Count; i++)
        {
            var (start, origin, length) = _pieces[i];
            other.Add(origin + Math.Max(0, offset - start), origin + length);
        }
    }

    /// <summary>Takes away what is from <paramref name="offset"/> on.</summary>
    public void Cut(int offset)
    {
        var last = IndexOf(offset);
        _pieces[last] = _pieces[last] with { Length = offset - _pieces[last].Start };
        _pieces.RemoveRange(last + 1, _pieces.Count - last - 1);
        Length = offset;
    }

    /// <summary>Valid until the next change.</summary>
    public ReadOnlySpan<char> AsSpan()
    {
        if (_pieces.Count == 0) return [];
        if (_pieces.Count == 1) return text.AsSpan(_pieces[0].Origin, Length);
        if (_joined.Length < Length) _joined = new char[Math.Max(Length, _joined.Length * 2)];
        foreach (var piece in _pieces) text.AsSpan(piece.Origin, piece.Length).CopyTo(_joined.AsSpan(piece.Start));
        return _joined.AsSpan(0, Length);
    }

    public int ToFile(int offset)
    {
        var piece = _pieces[IndexOf(offset)];
        return piece.Origin + offset - piece.Start;
    }

    /// <summary>The map of the part from <paramref name="start"/> to <paramref name="end"/>, taken as a text of its own.</summary>
    public OffsetMap Map(int start, int end)
    {
        if (_pieces.Count == 0) return OffsetMap.Identity;
        var first = IndexOf(start);
        var last = IndexOf(Math.Max(start, end - 1));
        if (first == last) return OffsetMap.CutAt(ToFile(start));
        var map = new OffsetMap.Builder();
        for (var i = first; i <= last; i++)
        {
            var from = Math.Max(start, _pieces[i].Start);
            map.Copy(ToFile(from), Math.Min(end, _pieces[i].Start + _pieces[i].Length) - from);
        }
        return map.Build();
    }

    private int IndexOf(int offset)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= offset) low = middle; else high = middle - 1;
        }
        return low;
    }
}
