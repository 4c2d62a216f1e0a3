using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Transmission.Tex;

namespace Transmission.Cards;

/// <summary>What became of a text: its pieces, and the characters that are not among them.</summary>
/// <param name="Missing">Those that no font has.</param>
/// <param name="Emoji">Those that are pictures, which no font of ours has, and without which a title says the same.</param>
internal sealed record ShapedText(ImmutableArray<Piece> Pieces, ImmutableArray<Rune> Missing, ImmutableArray<Rune> Emoji);

/// <summary>A font, and those that have what it lacks, in the order in which they are asked.</summary>
internal sealed class Typeface(ImmutableArray<FontFile> fonts)
{
    private const double ScriptSize = .62, SuperRise = .36, SubRise = -.14;
    private const int LongestText = 1000; // characters; what is drawn is three lines

    public ShapedText Shape(string text)
    {
        var runes = Clean(text);
        var isHan = runes.Any(Characters.IsHan);
        var (pieces, missing, emoji) = (ImmutableArray.CreateBuilder<Piece>(runes.Count), ImmutableArray.CreateBuilder<Rune>(), ImmutableArray.CreateBuilder<Rune>());
        for (var i = 0; i < runes.Count; i++)
        {
            var isInWord = i > 0 && i + 1 < runes.Count && IsLatinLetter(runes[i - 1]) && IsLatinLetter(runes[i + 1]);
            if (Find(runes[i], isHan && !isInWord) is { } piece) pieces.Add(piece.IsMark ? Accents.Place(piece, pieces) : piece);
            else (Characters.IsPicture(runes[i]) ? emoji : missing).Add(runes[i]);
        }
        return new ShapedText(Trim(pieces), missing.ToImmutable(), emoji.ToImmutable());
    }

    public Piece? Ellipsis(bool isHan) => Find(new Rune('…'), isHan);

    private Piece? Find(Rune character, bool isHan)
    {
        if (character.IsBmp && PlainScripts.BaseOf((char)character.Value) is var (letter, isSuper))
            return Find(new Rune(letter), isHan) is { } whole ? whole with { Character = character, Scale = ScriptSize, Rise = isSuper ? SuperRise : SubRise } : null;
        Piece? found = null;
        foreach (var font in fonts)
        {
            if (font.GlyphOf(character.Value) is not { } glyph) continue;
            var piece = new Piece(character, font, glyph);
            if (!IsOfBothScripts(piece) || (isHan && Characters.IsHanAmongHan(character))) return piece;
            found ??= piece;
        }
        return found;
    }

    /// <summary>A sign of both scripts, such as “ or ×, in a font that has it as wide as a Han character.</summary>
    private static bool IsOfBothScripts(Piece piece) => piece.IsWide && piece.Character.Value < 0x2E80 && !Rune.IsLetter(piece.Character);

    private static bool IsLatinLetter(Rune rune) => Rune.IsLetter(rune) && !Characters.IsHan(rune);

    /// <summary>White space is a space, and what is not seen is not there.</summary>
    private static List<Rune> Clean(string text)
    {
        var clean = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Count == LongestText) break;
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Count > 0 && clean[^1].Value != ' ') clean.Add(new Rune(' '));
            }
            else if (!Characters.IsUnseen(rune)) clean.Add(rune);
        }
        return clean;
    }

    /// <summary>Without the spaces that stood beside what was left out.</summary>
    private static ImmutableArray<Piece> Trim(ImmutableArray<Piece>.Builder pieces)
    {
        var kept = ImmutableArray.CreateBuilder<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (!piece.IsSpace || (kept.Count > 0 && !kept[^1].IsSpace)) kept.Add(piece);
        }
        if (kept.Count > 0 && kept[^1].IsSpace) kept.RemoveAt(kept.Count - 1);
        return kept.ToImmutable();
    }
}
