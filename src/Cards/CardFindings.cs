using System.Globalization;
using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Cards;

/// <summary>Tells an author what a card cannot show, where it was written.</summary>
/// <param name="about">Null where the site's settings are to blame.</param>
internal sealed class CardFindings(Document? about, DiagnosticBag diagnostics)
{
    private const int MostNamed = 5;

    public void Missing(IEnumerable<Rune> characters) => Tell(Rules.CardGlyph, "no font of the cards has", [.. characters]);

    public void Emoji(IEnumerable<Rune> characters) => Tell(Rules.CardEmoji, "the card is drawn without", [.. characters]);

    /// <summary>At the first, of all: who writes one word in a script that is missing has one mistake.</summary>
    private void Tell(Rule rule, string what, Rune[] characters)
    {
        if (characters.Length == 0) return;
        var named = string.Join(", ", characters.Take(MostNamed).Select(character => string.Create(CultureInfo.InvariantCulture, $"'{character}' (U+{character.Value:X4})")));
        var others = characters.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {characters.Length - MostNamed} more") : "";
        diagnostics.Report(rule, $"{what} {named}{others}", PlaceOf(characters[0]));
    }

    /// <summary>In the title; else in the front matter; else the title, which may spell it otherwise.</summary>
    private Location? PlaceOf(Rune character)
    {
        if (about is null) return null;
        var title = about.FrontMatter.Title?.Span ?? about.Body.Headings.FirstOrDefault()?.Span ?? default;
        return Find(title, character) ?? Find(about.FrontMatter.Span, character) ?? about.Source.At(title.Start, Math.Max(1, title.Length));
    }

    private Location? Find(TextSpan within, Rune character)
    {
        var at = about!.Source.Slice(within).IndexOf(character.ToString(), StringComparison.Ordinal);
        return at < 0 ? null : about.Source.At(within.Start + at, character.Utf16SequenceLength);
    }
}
