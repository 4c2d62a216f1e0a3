using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Transmission.Drawings;

/// <summary>
/// Colours for a page that is light or dark. Black is its ink and white its paper; any other colour that an author chose is
/// kept on light paper, and on dark paper has the lightness that stands as far from it, with its hue. A line is never darker there
/// than can be seen.
/// </summary>
internal static partial class Paint
{
    // How light black and white are in the dark, in Oklab: the theme's ink and paper.
    private const double Ink = 0.90, Paper = 0.21, DarkestLine = 0.66;

    /// <summary>A value for <c>fill</c> or <c>stroke</c>; null for one that is no colour.</summary>
    public static string? OfPage(string value, string prefix, bool isLine)
    {
        value = value.Trim();
        if (value is "none" or "transparent") return "none";
        if (value.StartsWith("url(#", StringComparison.Ordinal)) return $"url(#{prefix}{value[5..]}";
        if (value.Equals("currentColor", StringComparison.OrdinalIgnoreCase) || Ours().IsMatch(value)) return value;
        if (Read(value) is not var (color, alpha)) return null;
        if (alpha is 0) return "none";
        var (r, g, b) = (color.R, color.G, color.B);
        if (alpha is 1 && (r | g | b) == 0) return "currentColor";
        if (alpha is 1 && (r & g & b) == 255) return "var(--paper)";
        return $"light-dark({Written((r, g, b), alpha)}, {Written(Turned(r, g, b, isLine ? DarkestLine : 0), alpha)})";
    }

    private static string Written((byte R, byte G, byte B) color, double alpha) =>
        $"#{color.R:x2}{color.G:x2}{color.B:x2}" + (alpha < 1 ? ((int)Math.Round(alpha * 255)).ToString("x2", CultureInfo.InvariantCulture) : "");

    private static (Color Color, double Alpha)? Read(string value)
    {
        if (Function().Match(value) is { Success: true } match)
        {
            byte Channel(int i) => (byte)Math.Clamp(Math.Round(Number(match.Groups[i].Value)), 0, 255);
            return (Color.FromArgb(Channel(1), Channel(2), Channel(3)), match.Groups[4].Success ? Math.Clamp(Number(match.Groups[4].Value), 0, 1) : 1);
        }
        if (value is ['#', ..])
        {
            var digits = value[1..];
            if (!digits.All(char.IsAsciiHexDigit) || digits.Length is not (3 or 4 or 6 or 8)) return null;
            if (digits.Length < 6) digits = string.Concat(digits.Select(digit => new string(digit, 2)));
            int Pair(int i) => int.Parse(digits.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return (Color.FromArgb(Pair(0), Pair(2), Pair(4)), digits.Length == 8 ? Pair(6) / 255.0 : 1);
        }
        if (!value.All(char.IsAsciiLetter)) return null;
        var named = Color.FromName(value.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase));
        return named is { IsKnownColor: true, IsSystemColor: false } ? (named, 1) : null;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The same hue and chroma at the other end of the lightness. Matrices: Björn Ottosson, «A perceptual color space for image processing», 2020.</summary>
    private static (byte R, byte G, byte B) Turned(byte red, byte green, byte blue, double darkest)
    {
        var (r, g, b) = (Linear(red), Linear(green), Linear(blue));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        var lightness = Math.Max(darkest, Ink - (Ink - Paper) * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s));
        var a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        var c = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * c, 3);
        m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * c, 3);
        s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * c, 3);
        return (Byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s), Byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s), Byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static byte Byte(double linear) =>
        (byte)Math.Round(255 * Math.Clamp(linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055, 0, 1));

    /// <summary>Of the theme's own, alone or mixed, or one for light and one for dark.</summary>
    [GeneratedRegex(@"^(?:var\(--[\w-]+\)|light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)|color-mix\(in srgb(?:, (?:var\(--[\w-]+\)|none|#[0-9a-f]+)(?: \d+%)?){2}\))$")]
    private static partial Regex Ours();

    [GeneratedRegex(@"^rgba?\(\s*([\d.]+)\s*[, ]\s*([\d.]+)\s*[, ]\s*([\d.]+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$")]
    private static partial Regex Function();
}
