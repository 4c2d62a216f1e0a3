using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>
/// Leads from every offset of a text that was made from another back to the offset it came from. Pieces that were
/// copied keep their offsets one by one; a piece that was put in leads as a whole to the place it stands for.
/// Offsets are UTF-16 code units; the end of the text is an offset too.
/// </summary>
public sealed class OffsetMap
{
    private readonly Piece _first;
    private readonly ImmutableArray<Piece> _others; // of most there are none

    private OffsetMap(Piece first, ImmutableArray<Piece> others) => (_first, _others) = (first, others);

    /// <param name="Start">Where the piece begins in the made text.</param>
    /// <param name="Origin">Where that is in the text it was made from.</param>
    /// <param name="Copied">Whether the offsets after it advance with it.</param>
    private readonly record struct Piece(int Start, int Origin, bool Copied);

    public static OffsetMap Identity { get; } = CutAt(0);

    /// <summary>The map of a text that was cut out of another at <paramref name="origin"/>, unchanged.</summary>
    public static OffsetMap CutAt(int origin) => new(new Piece(0, origin, Copied: true), []);

    public int ToOrigin(int offset)
    {
        var (low, high) = (-1, _others.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_others[middle].Start <= offset) low = middle; else high = middle - 1;
        }
        var piece = low < 0 ? _first : _others[low];
        return piece.Copied ? piece.Origin + offset - piece.Start : piece.Origin;
    }

    /// <summary>The span of the origin that a span of the made text stands for; at least one unit where the span has any.</summary>
    public TextSpan ToOrigin(TextSpan span)
    {
        var start = ToOrigin(span.Start);
        if (span.Length == 0) return new TextSpan(start, 0);
        return TextSpan.FromBounds(start, Math.Max(start + 1, ToOrigin(span.End - 1) + 1));
    }

    /// <summary>Collects the pieces of a text while it is made, from left to right.</summary>
    public sealed class Builder
    {
        private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();
        private int _length;
        private int _originEnd;

        /// <summary>The next <paramref name="length"/> units were copied from <paramref name="origin"/>.</summary>
        public void Copy(int origin, int length)
        {
            if (length == 0) return;
            if (_pieces.Count == 0 || _pieces[^1] is not { Copied: true } last || last.Origin + _length - last.Start != origin)
                _pieces.Add(new Piece(_length, origin, Copied: true));
            _length += length;
            _originEnd = origin + length;
        }

        /// <summary>The next <paramref name="length"/> units were put in for what stands at <paramref name="origin"/>.</summary>
        public void Insert(int origin, int length)
        {
            if (length == 0) return;
            _pieces.Add(new Piece(_length, origin, Copied: false));
            _length += length;
            _originEnd = origin;
        }

        /// <param name="originEnd">What the end of the made text leads to; by default, the end of its last piece.</param>
        public OffsetMap Build(int? originEnd = null)
        {
            _pieces.Add(new Piece(_length, originEnd ?? _originEnd, Copied: true));
            return new OffsetMap(_pieces[0], [.. _pieces.Skip(1)]);
        }
    }
}
