using System.Text;

namespace Transmission.Parse;

/// <summary>What encoding a text that is not UTF-8 is likely to have.</summary>
/// <param name="Description">To follow a semicolon in a message.</param>
internal readonly record struct EncodingGuess(Encoding Encoding, string Description)
{
    private const int Gb18030 = 54936, Big5 = 950, Windows1252 = 1252;

    public static EncodingGuess Of(ReadOnlySpan<byte> bytes)
    {
        if (ZeroesOfUtf16(bytes) is { } utf16) return new(utf16, "the file seems to be UTF-16 without a byte order mark");
        if (IsDamagedUtf8(bytes)) return new(Encoding.UTF8, "the rest of the file is UTF-8, so it seems to be damaged there");

        // Each encoding has a range of lead bytes for its everyday characters; the one where most pairs fall into it wins.
        var gb = Everyday(bytes, 0xB0, 0xD7, trail => trail >= 0xA1);
        var big5 = Everyday(bytes, 0xA4, 0xC6, trail => trail is >= 0x40 and <= 0x7E or >= 0xA1);
        if (Math.Max(gb, big5) < 0.5) return new(CodePage(Windows1252), "the file seems to be Latin-1 (windows-1252)");
        return gb >= big5
            ? new(CodePage(Gb18030), "the file seems to be GB18030 (GBK)")
            : new(CodePage(Big5), "the file seems to be Big5");
    }

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.Latin1;

    /// <summary>In UTF-16 a line end or a space has a zero byte, always the first or always the second of its two; few Han have one (一).</summary>
    private static Encoding? ZeroesOfUtf16(ReadOnlySpan<byte> bytes)
    {
        Span<int> zeroes = [0, 0];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0) zeroes[i % 2]++;
        }
        if (bytes.Length % 2 != 0) return null;
        return zeroes[1] > 2 * zeroes[0] ? Encoding.Unicode : zeroes[0] > 2 * zeroes[1] ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Of the characters beyond ASCII, the share that are pairs of the range.</summary>
    private static double Everyday(ReadOnlySpan<byte> bytes, byte first, byte last, Func<byte, bool> isTrail)
    {
        var (pairs, hits) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            pairs++;
            if (i + 1 >= bytes.Length || bytes[i + 1] < 0x40) continue;
            if (bytes[i] >= first && bytes[i] <= last && isTrail(bytes[i + 1])) hits++;
            i++;
        }
        return pairs == 0 ? 0 : hits / (double)pairs;
    }

    /// <summary>Whether nearly all that is beyond ASCII is well-formed UTF-8 of several bytes.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var isGood = Rune.DecodeFromUtf8(bytes, out _, out var read) == System.Buffers.OperationStatus.Done;
            if (!isGood) bad++;
            else if (read > 1) good++;
            bytes = bytes[Math.Max(1, read)..];
        }
        return good > 8 * bad;
    }
}
