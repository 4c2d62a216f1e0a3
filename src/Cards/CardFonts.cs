using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Cards;

/// <summary>The fonts that cards are set in. They are megabytes, and are read when the first card is drawn.</summary>
public sealed class CardFonts
{
    private const string Folder = "engine/fonts/";

    private readonly Lazy<Typeface> _title;
    private readonly Lazy<Typeface> _label;

    public CardFonts(Installation installation)
    {
        Version = installation.Text(Folder + "digests.txt");
        var (song, mathematics, typewriter) = (Open("NotoSerifSC_700Bold"), Open("STIXTwoMath_400Regular"), Open("KaTeX_Typewriter-Regular"));
        _title = new(() => new Typeface([song.Value, mathematics.Value]));
        _label = new(() => new Typeface([typewriter.Value, song.Value, mathematics.Value]));

        Lazy<FontFile> Open(string name) => new(() => new FontFile(installation.Bytes($"{Folder}{name}.ttf")));
    }

    /// <summary>Changes with any byte of them.</summary>
    internal string Version { get; }

    internal Typeface Of(CardFace face) => face == CardFace.Title ? _title.Value : _label.Value;
}
