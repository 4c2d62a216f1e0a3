namespace Transmission.Cards;

/// <summary>Puts accents where they belong: fonts say it for their own letters, and the letter may be of another font.</summary>
internal static class Accents
{
    private const double Distance = .06, Lowest = .3; // of an accent that stands above letters, in ems

    /// <param name="before">The pieces before it; the last that is no accent carries it.</param>
    public static Piece Place(Piece accent, IReadOnlyList<Piece> before)
    {
        var carrier = before.Count - 1;
        while (carrier >= 0 && before[carrier].IsMark) carrier--;
        if (carrier < 0) return accent;
        var (letter, over) = (before[carrier], before[^1]);
        var (ink, own) = (letter.Ink, accent.Ink);
        return accent with
        {
            Shift = (ink.Left + ink.Right) / 2 - letter.Advance - (own.Left + own.Right) / 2,
            Rise = own.Bottom > Lowest ? over.Ink.Top + over.Rise + Distance - own.Bottom : letter.Rise,
        };
    }
}
