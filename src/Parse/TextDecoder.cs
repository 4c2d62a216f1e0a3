using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Parse;

/// <summary>Bytes to text. Offsets are the text's own, so a byte order mark, which is no part of it, moves none.</summary>
public static class TextDecoder
{
    /// <summary>
    /// Reads UTF-8, and UTF-16 that says so. Anything else is reported and read in the encoding it seems to have, so
    /// that a lenient build still shows it. NUL (CommonMark 0.31, 2.3) and whatever else no page may hold (HTML 13.2.3.5)
    /// becomes U+FFFD, which moves no offset.
    /// </summary>
    public static SourceText Decode(SourceFile file, DiagnosticBag diagnostics)
    {
        var bytes = file.Bytes.Span;
        var isKnown = true;
        var text = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => FromUtf8(rest, file, diagnostics, out isKnown),
            _ => FromUtf8(bytes, file, diagnostics, out isKnown),
        };
        var clean = TextCharacters.Clean(text, out var illegal);
        var source = new SourceText(file.Path, new Renewable<string>(() => Decode(file, new DiagnosticBag()).Text, clean));
        if (illegal >= 0 && isKnown) // of bytes that are no text it has been said
            diagnostics.Report(Rules.FileCharacter, $"U+{(int)text[illegal]:X4} is a control character and no text", source.At(illegal));
        return source;
    }

    private static string FromUtf8(ReadOnlySpan<byte> bytes, SourceFile file, DiagnosticBag diagnostics, out bool isUtf8)
    {
        if (isUtf8 = Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);

        var valid = FirstBadByte(bytes);
        var guess = EncodingGuess.Of(bytes);
        // The place is the same in a text of replacement characters, and only there: what comes before is valid.
        var shown = new SourceText(file.Path, Encoding.UTF8.GetString(bytes));
        var offset = Encoding.UTF8.GetCharCount(bytes[..valid]);
        diagnostics.Report(Rules.FileEncoding, $"byte 0x{bytes[valid]:X2} is not UTF-8; {guess.Description}", shown.At(offset));
        return guess.Encoding.GetString(bytes);
    }

    private static int FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        Span<char> chunk = stackalloc char[512];
        var start = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[start..], chunk, out var read, out _, replaceInvalidSequences: false);
            start += read;
            if (status != OperationStatus.DestinationTooSmall) return start;
        }
    }
}
