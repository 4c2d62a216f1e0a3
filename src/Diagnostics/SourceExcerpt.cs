using System.Text;
using Transmission.Model;

namespace Transmission.Diagnostics;

/// <summary>
/// The line that a diagnostic speaks of and carets under the stretch that is meant. A Chinese paragraph is often one
/// long line, so only a window of it is shown; wide characters take two columns, as terminals draw them.
/// </summary>
public sealed record SourceExcerpt(string Text, string Carets)
{
    /// <summary>Columns shown before and after the beginning of the stretch.</summary>
    private const int Before = 44, After = 66;

    public static SourceExcerpt Of(Location at)
    {
        var position = at.Position;
        var runes = at.Source.LineAt(position.Line).EnumerateRunes().ToArray();
        var meant = Math.Max(1, SourceText.CountCharacters(FirstLine(at)));
        var start = Math.Min(position.Column - 1, runes.Length);

        var (from, to) = (start, start);
        for (var width = 0; from > 0 && (width += Width(runes[from - 1])) <= Before;) from--;
        for (var width = 0; to < runes.Length && (width += Width(runes[to])) <= After;) to++;

        var (text, carets) = (new StringBuilder(), new StringBuilder());
        if (from > 0) { text.Append('…'); carets.Append(' '); }
        for (var i = from; i < to; i++)
        {
            text.Append(runes[i].Value < ' ' && runes[i].Value != '\t' ? "\uFFFD" : runes[i].ToString());
            if (i < start) carets.Append(runes[i].Value == '\t' ? "\t" : new string(' ', Width(runes[i])));
            else if (i < start + meant) carets.Append('^', Width(runes[i]));
        }
        if (to < runes.Length) text.Append('…');
        if (start >= to) carets.Append('^');
        return new SourceExcerpt(text.ToString(), carets.ToString());
    }

    private static ReadOnlySpan<char> FirstLine(Location at)
    {
        var stretch = at.Source.Text.AsSpan(at.Span.Start, Math.Min(at.Span.Length, at.Source.Text.Length - at.Span.Start));
        var end = stretch.IndexOfAny('\r', '\n');
        return end < 0 ? stretch : stretch[..end];
    }

    /// <summary>Unicode's East Asian wide and fullwidth ranges (UAX #11), as far as text uses them.</summary>
    private static int Width(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) => 2,
        (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
