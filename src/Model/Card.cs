using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>The picture that stands for a page where a link to it is shared.</summary>
/// <param name="Address">Absolute, since who shows it is elsewhere.</param>
/// <param name="Size">Null where it is not known.</param>
/// <param name="Text">What it says, for who does not see it.</param>
public sealed record Card(string Address, ImageSize? Size, string Text)
{
    /// <summary>Of those that are drawn; the size for which all who show cards have room.</summary>
    public static ImageSize DrawnSize { get; } = new(1200, 630);
}

/// <summary>All that a drawn card may show: a card is remembered by it.</summary>
/// <param name="Site">The site's title.</param>
/// <param name="Title">Plain text; the site's title on the card of the site itself.</param>
/// <param name="Lead">A sentence below the title; empty for none.</param>
/// <param name="Labels">Topic, date, authors: those that there are.</param>
/// <param name="Signal">The density of formulas, from the beginning to the end, each 0 to 1.</param>
/// <param name="Sections">Where sections begin, each 0 to 1.</param>
public sealed record CardView(
    string Site, string Title, string Lead, ImmutableArray<string> Labels, ImmutableArray<float> Signal, ImmutableArray<float> Sections);

/// <summary>Draws texts as outlines, measured by the fonts that it brings, so that a drawing needs no font of the machine.</summary>
public interface ITypesetter
{
    SetText Set(string text, TypeStyle style);
}

/// <summary>The fonts of cards: that of headings, and the typewriter's.</summary>
public enum CardFace { Title, Label }

/// <summary>How a text is set. Lengths are in units of the drawing.</summary>
/// <param name="Width">Of the widest line.</param>
/// <param name="Sizes">The greatest first: the first is taken in which the text fits; in the last, what does not is cut and ends in «…».</param>
public sealed record TypeStyle(CardFace Face, double Width, params ImmutableArray<TypeSize> Sizes)
{
    /// <summary>From one baseline to the next, in ems.</summary>
    public double Leading { get; init; } = 1.4;

    /// <summary>Between any two characters, in ems.</summary>
    public double Tracking { get; init; }
}

/// <param name="Em">In units of the drawing.</param>
/// <param name="Lines">How many there may be.</param>
public readonly record struct TypeSize(double Em, int Lines = 1);

/// <param name="Svg">Elements to be filled with a colour; the first baseline begins at 0, 0, and the others lie below it.</param>
/// <param name="Size">The one that was taken.</param>
/// <param name="Lines">How many there are; none of a text without a character that can be drawn.</param>
/// <param name="Width">Of the widest.</param>
public sealed record SetText(string Svg, double Size, int Lines, double Width);
