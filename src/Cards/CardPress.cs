using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Imaging;
using Transmission.Model;

namespace Transmission.Cards;

/// <summary>Draws cards as the theme designs them, each once: it is remembered by all that it shows, the fonts, and the code of both.</summary>
public sealed class CardPress(ITheme theme, CardFonts fonts, ICache cache, DiagnosticBag diagnostics)
{
    private readonly string _version = $"{fonts.Version} {VersionOf(theme)} {VersionOf(fonts)}";

    /// <summary>Makes a PNG of an SVG; null where the machine cannot.</summary>
    public Func<string, byte[]?> Rasterize { get; init; } = Rasterizer.Png;

    /// <summary>A card as PNG. What it cannot show is reported.</summary>
    /// <param name="about">Who wrote what it shows; null on the card of the site.</param>
    public ReadOnlyMemory<byte> Draw(CardView view, Document? about)
    {
        var key = CacheKey.Of("card", _version, Inputs(view));
        var findings = new CardFindings(about, diagnostics);
        if (cache.TryGet(key, Read, out var known))
        {
            findings.Emoji(known.Emoji.EnumerateRunes());
            return known.Png;
        }
        var type = new Typesetter(fonts);
        var svg = theme.Card(view, type);
        findings.Missing(type.Missing);
        findings.Emoji(type.Emoji);
        if (Rasterize(svg) is not { } png)
        {
            diagnostics.Report(Rules.CardsImpossible, "libvips, which draws the cards, does not run on this machine", at: null);
            return ReadOnlyMemory<byte>.Empty;
        }
        if (!type.Missing.Any()) cache.Keep(key, Written(type.Emoji, png));
        return png;
    }

    /// <summary>The code of a type, by the name that the compiler gave it after its bytes.</summary>
    private static string VersionOf(object of) => of.GetType().Module.ModuleVersionId.ToString();

    private static string[] Inputs(CardView view) =>
    [
        view.Site, view.Title, view.Lead, Numbers(view.Signal), Numbers(view.Sections), .. view.Labels,
    ];

    private static string Numbers(ImmutableArray<float> numbers) => Convert.ToHexString(MemoryMarshal.AsBytes(numbers.AsSpan()));

    // The emoji that were left out stand before the picture, since they are told of on every build.
    private static byte[] Written(IEnumerable<Rune> emoji, byte[] png) => [.. Encoding.UTF8.GetBytes(string.Concat(emoji) + "\n"), .. png];

    private static (string Emoji, ReadOnlyMemory<byte> Png) Read(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return (Encoding.UTF8.GetString(bytes[..end]), bytes[(end + 1)..].ToArray());
    }
}
