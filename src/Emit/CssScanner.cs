using System.Collections.Concurrent;
using System.Text;

namespace Transmission.Emit;

/// <summary>Finds the addresses in CSS: <c>url(…)</c> and <c>@import "…"</c>, in one pass from left to right. Comments count for nothing.</summary>
internal static class CssScanner
{
    public static Findings Scan(ReadOnlySpan<byte> css, ConcurrentDictionary<string, string> names)
    {
        var found = new Findings.Builder(names);
        Scan(css, found);
        return found.Build();
    }

    public static void Scan(ReadOnlySpan<byte> css, Findings.Builder found)
    {
        while (css.IndexOfAny("/@uU"u8) is var at and >= 0)
        {
            css = css[at..];
            if (css.StartsWith("/*"u8)) css = After(css[2..], "*/"u8);
            else if (StartsWith(css, "url("u8)) css = Take(css[4..], bareEnd: (byte)')', found);
            else if (StartsWith(css, "@import"u8)) css = Take(css[7..], bareEnd: null, found);
            else css = css[1..];
        }
    }

    /// <param name="bareEnd">What ends an address without quotes; null where there can be none.</param>
    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> css, byte? bareEnd, Findings.Builder found)
    {
        css = css.TrimStart(" \t\r\n"u8);
        if (css is [(byte)'"' or (byte)'\'', ..]) return TakeUntil(css[1..], css[0], found);
        return bareEnd is { } end ? TakeUntil(css, end, found) : css;
    }

    private static ReadOnlySpan<byte> TakeUntil(ReadOnlySpan<byte> css, byte end, Findings.Builder found)
    {
        var length = css.IndexOf(end);
        if (length < 0) return [];
        var address = Encoding.UTF8.GetString(css[..length]).Trim();
        if (address.Length > 0) found.Load(address);
        return css[(length + 1)..];
    }

    private static bool StartsWith(ReadOnlySpan<byte> css, ReadOnlySpan<byte> word) =>
        css.Length >= word.Length && Ascii.EqualsIgnoreCase(css[..word.Length], word);

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> css, ReadOnlySpan<byte> end) =>
        css.IndexOf(end) is var at and >= 0 ? css[(at + end.Length)..] : [];
}
