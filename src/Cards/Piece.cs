using System.Globalization;
using System.Text;

namespace Transmission.Cards;

/// <summary>A character as it will be drawn. Lengths are in ems.</summary>
/// <param name="Rise">How far its baseline lies above the line's.</param>
/// <param name="Shift">How far it is drawn from where the pen stands.</param>
internal readonly record struct Piece(Rune Character, FontFile Font, int Glyph, double Scale = 1, double Rise = 0, double Shift = 0)
{
    /// <summary>How far the pen goes on. An accent stands over what was drawn before it.</summary>
    public double Advance => IsMark ? 0 : InEms(Font.AdvanceOf(Glyph));

    public bool IsSpace => Rune.IsWhiteSpace(Character);
    public bool IsWide => Advance > .9;
    public bool IsMark => Rune.GetUnicodeCategory(Character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>A raised or lowered sign, or an accent: it belongs to the one before it.</summary>
    public bool Clings => Scale < 1 || IsMark;

    /// <summary>The edges of its ink, seen from where the pen stands on the baseline, before it is shifted or raised.</summary>
    public (double Left, double Bottom, double Right, double Top) Ink
    {
        get
        {
            var (left, bottom, right, top) = Font.BoundsOf(Glyph);
            return (InEms(left), InEms(bottom), InEms(right), InEms(top));
        }
    }

    private double InEms(int length) => Scale * length / Font.UnitsPerEm;
}
