using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Puts a phrase where it stands in its file, so that its offsets are the file's.</summary>
internal static class Padding
{
    public const string Mark = "# ";

    /// <returns>Empty lines, the mark, and the phrase on one line; and where the mark begins.</returns>
    public static (string Text, int Start) At(SourceText source, SpannedText phrase)
    {
        // A quoted value begins after its quote; one with escapes is not found, and is off by them.
        var inside = source.Slice(phrase.Span).IndexOf(phrase.Text, StringComparison.Ordinal);
        var start = Math.Max(0, phrase.Span.Start + Math.Max(0, inside) - Mark.Length);
        var line = phrase.Text.Replace('\r', ' ').Replace('\n', ' ');
        return (new string('\n', start) + Mark + line, start);
    }
}
