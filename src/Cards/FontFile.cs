using System.Buffers.Binary;

namespace Transmission.Cards;

/// <summary>A TrueType font: which glyph a character has, how wide it is, and where its outline lies (OpenType 1.9: cmap, hmtx, loca, glyf).</summary>
/// <param name="file">One of ours, and whole.</param>
public sealed class FontFile
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, int> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];
    private readonly int _advances;
    private readonly bool _isLong;

    public FontFile(ReadOnlyMemory<byte> file)
    {
        _file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + 16 * i;
            _tables[System.Text.Encoding.ASCII.GetString(file.Span.Slice(record, 4))] = (int)U32(record + 8);
        }
        UnitsPerEm = U16(_tables["head"] + 18);
        _isLong = U16(_tables["head"] + 50) == 1;
        _advances = U16(_tables["hhea"] + 34);
        ReadCharacters();
    }

    /// <summary>All other lengths are in these.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Null where it has none.</summary>
    public int? GlyphOf(int character) => _glyphs.TryGetValue(character, out var glyph) ? glyph : null;

    /// <summary>How far the pen goes on after it.</summary>
    public int AdvanceOf(int glyph) => U16(_tables["hmtx"] + 4 * Math.Min(glyph, _advances - 1));

    /// <summary>The box around its ink; nothing for a space.</summary>
    public (int Left, int Bottom, int Right, int Top) BoundsOf(int glyph)
    {
        var outline = OutlineOf(glyph);
        return outline.IsEmpty ? default : (Signed(outline[2..]), Signed(outline[4..]), Signed(outline[6..]), Signed(outline[8..]));

        static int Signed(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadInt16BigEndian(at);
    }

    /// <summary>The bytes of its outline; empty for a space.</summary>
    internal ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var loca = _tables["loca"];
        var (start, end) = _isLong ? ((int)U32(loca + 4 * glyph), (int)U32(loca + 4 * glyph + 4)) : (2 * U16(loca + 2 * glyph), 2 * U16(loca + 2 * glyph + 2));
        return _file.Span[(_tables["glyf"] + start)..(_tables["glyf"] + end)];
    }

    private void ReadCharacters()
    {
        var cmap = _tables["cmap"];
        var tables = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + (int)U32(cmap + 8 + 8 * i)).ToLookup(table => U16(table));
        if (tables[12].ToArray() is [var all, ..]) ReadGroups(all);
        else ReadSegments(tables[4].First());
    }

    /// <summary>Format 4: the characters below U+10000.</summary>
    private void ReadSegments(int table)
    {
        var doubled = U16(table + 6);
        for (var ends = table + 14; ends < table + 14 + doubled; ends += 2)
        {
            var (end, start, delta, offsets) = (U16(ends), U16(ends + 2 + doubled), U16(ends + 2 + 2 * doubled), ends + 2 + 3 * doubled);
            for (var character = start; character <= end && character != 0xFFFF; character++)
            {
                var glyph = U16(offsets) == 0 ? character : U16(offsets + U16(offsets) + 2 * (character - start));
                if (glyph != 0) Add(character, (glyph + delta) & 0xFFFF);
            }
        }
    }

    /// <summary>Format 12: all characters.</summary>
    private void ReadGroups(int table)
    {
        for (var i = 0; i < U32(table + 12); i++)
        {
            var group = table + 16 + 12 * i;
            var (start, end, glyph) = ((int)U32(group), (int)U32(group + 4), (int)U32(group + 8));
            for (var character = start; character <= end; character++) Add(character, glyph + character - start);
        }
    }

    private void Add(int character, int glyph)
    {
        if (glyph != 0) _glyphs[character] = glyph;
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.Span[at..]);
    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.Span[at..]);
}
