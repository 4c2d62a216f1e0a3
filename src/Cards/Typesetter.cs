using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Cards;

/// <summary>Sets the texts of one card, and remembers what it could not set.</summary>
internal sealed class Typesetter(CardFonts fonts) : ITypesetter
{
    private readonly List<Rune> _missing = [];
    private readonly List<Rune> _emoji = [];

    /// <summary>Characters that no font has.</summary>
    public IEnumerable<Rune> Missing => _missing.Distinct();

    /// <summary>Emoji that were left out.</summary>
    public IEnumerable<Rune> Emoji => _emoji.Distinct();

    public SetText Set(string text, TypeStyle style)
    {
        var face = fonts.Of(style.Face);
        var shaped = face.Shape(text);
        _missing.AddRange(shaped.Missing);
        _emoji.AddRange(shaped.Emoji);
        if (shaped.Pieces.IsEmpty) return new SetText("", style.Sizes[0].Em, 0, 0);
        var breaker = new LineBreaker(shaped.Pieces, style.Tracking);
        foreach (var (em, most) in style.Sizes)
        {
            if (breaker.Break(style.Width / em, most, anywhere: false) is { } lines) return Draw(shaped.Pieces, breaker, lines, em, style);
        }
        return Cut(shaped.Pieces, face.Ellipsis(text.EnumerateRunes().Any(Characters.IsHan)), style);
    }

    /// <summary>As much of it as fits in the smallest size, words parted where they must be, and «…».</summary>
    private static SetText Cut(ImmutableArray<Piece> pieces, Piece? ellipsis, TypeStyle style)
    {
        var (em, most) = style.Sizes[^1];
        var (fits, tooMany) = (0, pieces.Length + 1); // «pieces.Length» stands for the whole, without the sign
        var best = ((ImmutableArray<Piece>, LineBreaker, ImmutableArray<(int, int)>)?)null;
        while (tooMany - fits > 1)
        {
            var kept = (fits + tooMany) / 2;
            var tried = kept == pieces.Length ? pieces : Ended(pieces[..kept], ellipsis);
            var breaker = new LineBreaker(tried, style.Tracking);
            if (breaker.Break(style.Width / em, most, anywhere: true) is { } lines) (fits, best) = (kept, (tried, breaker, lines));
            else tooMany = kept;
        }
        return best is var (text, how, where) ? Draw(text, how, where, em, style) : new SetText("", em, 0, 0);
    }

    private static ImmutableArray<Piece> Ended(ImmutableArray<Piece> pieces, Piece? ellipsis)
    {
        var end = pieces.Length;
        while (end > 0 && (pieces[end - 1].IsSpace || Characters.IsOpening(pieces[end - 1].Character) || Characters.IsClosing(pieces[end - 1].Character))) end--;
        return ellipsis is { } sign ? pieces[..end].Add(sign) : pieces[..end];
    }

    private static SetText Draw(ImmutableArray<Piece> pieces, LineBreaker breaker, ImmutableArray<(int First, int End)> lines, double size, TypeStyle style)
    {
        var svg = new StringBuilder();
        for (var line = 0; line < lines.Length; line++)
        {
            var (first, end) = lines[line];
            for (var from = first; from < end;)
            {
                var to = from + 1;
                while (to < end && IsAlike(pieces[to], pieces[from])) to++;
                Draw(svg, pieces, breaker, (first, from, to), size, line * style.Leading * size);
                from = to;
            }
        }
        return new SetText(svg.ToString(), size, lines.Length, size * lines.Max(line => breaker.WidthOf(line.First, line.End)));
    }

    private static bool IsAlike(Piece a, Piece b) => a.Font == b.Font && a.Scale.Equals(b.Scale) && a.Rise.Equals(b.Rise);

    /// <summary>One path for those that stand beside one another in one font and one size.</summary>
    private static void Draw(StringBuilder svg, ImmutableArray<Piece> pieces, LineBreaker breaker, (int Line, int From, int To) run, double size, double y)
    {
        var font = pieces[run.From].Font;
        var scale = size * pieces[run.From].Scale / font.UnitsPerEm;
        var outline = new GlyphOutline(font);
        for (var i = run.From; i < run.To; i++) outline.Draw(pieces[i].Glyph, size * (breaker.PlaceOf(i, run.Line) + pieces[i].Shift) / scale);
        if (outline.IsEmpty) return;
        var baseline = Math.Round(y - pieces[run.From].Rise * size, 2);
        svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate(0 {baseline}) scale({Math.Round(scale, 6)} {Math.Round(-scale, 6)})\" d=\"{outline}\"/>");
    }
}
