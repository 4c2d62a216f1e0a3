using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Transmission.Cards;

/// <summary>Draws glyphs as the data of an SVG path, in the font's units, y upwards as there (OpenType 1.9, glyf).</summary>
internal sealed class GlyphOutline(FontFile font)
{
    private const int MostNested = 6; // of composites; real fonts have one level or two

    /// <summary>A contour's points, as they are written: whole ones are on the curve, the others pull it.</summary>
    private readonly record struct Point(double X, double Y, bool IsOnCurve);

    private readonly StringBuilder _path = new();

    public bool IsEmpty => _path.Length == 0;

    /// <summary>The path of all that was drawn.</summary>
    public override string ToString() => _path.ToString();

    /// <param name="x">Where its origin lies, in the font's units.</param>
    public void Draw(int glyph, double x) => Draw(glyph, new Placement(1, 0, 0, 1, x, 0), 0);

    /// <summary>An affine map.</summary>
    private readonly record struct Placement(double A, double B, double C, double D, double X, double Y)
    {
        public Point Of(Point point) => new(A * point.X + C * point.Y + X, B * point.X + D * point.Y + Y, point.IsOnCurve);

        public Placement After(Placement inner) => new(
            A * inner.A + C * inner.B, B * inner.A + D * inner.B, A * inner.C + C * inner.D, B * inner.C + D * inner.D,
            A * inner.X + C * inner.Y + X, B * inner.X + D * inner.Y + Y);
    }

    private void Draw(int glyph, Placement placement, int depth)
    {
        var reader = new Reader(font.OutlineOf(glyph));
        if (reader.IsAtEnd || depth > MostNested) return;
        var contours = reader.Signed();
        reader.Skip(8); // the bounding box
        if (contours >= 0) DrawSimple(ref reader, contours, placement);
        else DrawComposite(ref reader, placement, depth);
    }

    private void DrawComposite(ref Reader reader, Placement placement, int depth)
    {
        const int AreWords = 1, AreOffsets = 2, HasScale = 8, HasMore = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80;
        for (var flags = HasMore; (flags & HasMore) != 0;)
        {
            flags = reader.Unsigned();
            var glyph = reader.Unsigned();
            var (x, y) = (flags & AreWords) != 0 ? (reader.Signed(), reader.Signed()) : ((sbyte)reader.Byte(), (sbyte)reader.Byte());
            if ((flags & AreOffsets) == 0) (x, y) = (0, 0); // points to be joined: no font of ours has it
            var (a, b, c, d) = (1.0, 0.0, 0.0, 1.0);
            if ((flags & HasScale) != 0) a = d = reader.Fraction();
            else if ((flags & HasTwoScales) != 0) (a, d) = (reader.Fraction(), reader.Fraction());
            else if ((flags & HasMatrix) != 0) (a, b, c, d) = (reader.Fraction(), reader.Fraction(), reader.Fraction(), reader.Fraction());
            Draw(glyph, placement.After(new Placement(a, b, c, d, x, y)), depth + 1);
        }
    }

    private void DrawSimple(ref Reader reader, int contours, Placement placement)
    {
        var ends = new int[contours];
        for (var i = 0; i < contours; i++) ends[i] = reader.Unsigned();
        reader.Skip(reader.Unsigned()); // instructions
        var points = Points(ref reader, contours == 0 ? 0 : ends[^1] + 1);
        for (int i = 0, start = 0; i < contours; start = ends[i++] + 1)
            DrawContour(points.AsSpan(start, ends[i] + 1 - start), placement);
    }

    private static Point[] Points(ref Reader reader, int count)
    {
        const int OnCurve = 1, XIsByte = 2, YIsByte = 4, Repeats = 8, XIsSameOrPositive = 0x10, YIsSameOrPositive = 0x20;
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            flags[i] = reader.Byte();
            if ((flags[i] & Repeats) == 0) continue;
            for (int again = reader.Byte(); again > 0 && i + 1 < count; again--, i++) flags[i + 1] = flags[i];
        }
        var points = new Point[count];
        var at = 0;
        for (var i = 0; i < count; i++) points[i] = new Point(at += reader.Delta(flags[i], XIsByte, XIsSameOrPositive), 0, (flags[i] & OnCurve) != 0);
        at = 0;
        for (var i = 0; i < count; i++) points[i] = points[i] with { Y = at += reader.Delta(flags[i], YIsByte, YIsSameOrPositive) };
        return points;
    }

    /// <summary>Between two points that pull lies one on the curve that is not written.</summary>
    private void DrawContour(ReadOnlySpan<Point> points, Placement placement)
    {
        if (points.Length < 2) return;
        var first = points[0].IsOnCurve ? points[0] : points[^1].IsOnCurve ? points[^1] : Middle(points[0], points[^1]);
        Write('M', placement.Of(first));
        Point? pull = null;
        foreach (var point in points[(points[0].IsOnCurve ? 1 : 0)..])
        {
            if (pull is not { } handle)
            {
                if (point.IsOnCurve) Write('L', placement.Of(point));
                else pull = point;
                continue;
            }
            Curve(placement, handle, point.IsOnCurve ? point : Middle(handle, point));
            pull = point.IsOnCurve ? null : point;
        }
        if (pull is { } last) Curve(placement, last, first);
        _path.Append('Z');
    }

    private void Curve(Placement placement, Point handle, Point end)
    {
        Write('Q', placement.Of(handle));
        Write(' ', placement.Of(end));
    }

    private void Write(char command, Point point) =>
        _path.Append(command).Append(CultureInfo.InvariantCulture, $"{Math.Round(point.X, 1)} {Math.Round(point.Y, 1)}");

    private static Point Middle(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);

    private ref struct Reader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public byte Byte() => Take(1)[0];
        public ushort Unsigned() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
        public short Signed() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

        /// <summary>2.14 bits.</summary>
        public double Fraction() => Signed() / 16384.0;
        public void Skip(int count) => Take(count);

        public int Delta(byte flags, int isByte, int isSameOrPositive)
        {
            var isPlus = (flags & isSameOrPositive) != 0;
            if ((flags & isByte) != 0) return isPlus ? Byte() : -Byte();
            return isPlus ? 0 : Signed();
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
