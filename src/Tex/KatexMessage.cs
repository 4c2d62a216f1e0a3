using System.Globalization;
using System.Text.RegularExpressions;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// What KaTeX says of a formula, taken apart: <c>KaTeX parse error: MESSAGE at position N: …left U̲N̲D̲E̲R̲L̲I̲N̲E̲D̲ right…</c>.
/// The words around the place tell which text the position counts in: KaTeX counts in the body of a macro where the error is there.
/// </summary>
/// <param name="Offset">In UTF-16 units from zero; null where KaTeX gives no place.</param>
/// <param name="Excerpt">The text around the place; null where the message had none.</param>
/// <param name="Before">How much of the excerpt stands before the place.</param>
internal sealed partial record KatexMessage(string Message, int? Offset, int Length, string? Excerpt, int Before)
{
    private const char Underline = '\u0332';

    public static KatexMessage Parse(string message, int offset, int length)
    {
        if (message.StartsWith("KaTeX parse error: ", StringComparison.Ordinal)) message = message["KaTeX parse error: ".Length..];
        var place = Place().Match(message);
        if (!place.Success) return new KatexMessage(message.Trim(), offset < 0 ? null : offset, Math.Max(length, 0), null, 0);

        var position = place.Groups["n"];
        var tail = message[(place.Index + place.Length)..];
        var mark = tail.IndexOf(Underline, StringComparison.Ordinal);
        var before = mark < 0 ? tail.Length : mark - 1;
        var excerpt = tail.Replace(Underline.ToString(), "", StringComparison.Ordinal);
        if (offset < 0 && position.Success) offset = int.Parse(position.Value, CultureInfo.InvariantCulture) - 1;
        if (excerpt.StartsWith('…')) (excerpt, before) = (excerpt[1..], before - 1);
        if (excerpt.EndsWith('…')) excerpt = excerpt[..^1];
        return new KatexMessage(message[..place.Index], offset < 0 ? null : offset, Math.Max(length, 0), excerpt, before);
    }

    /// <summary>Whether the error may be at its offset in a text.</summary>
    public bool IsIn(string text)
    {
        if (Offset is not { } offset || offset > text.Length) return false;
        if (Excerpt is not null) return offset >= Before && text.AsSpan(offset - Before).StartsWith(Excerpt, StringComparison.Ordinal);
        var named = NamedToken;
        return named is "EOF" ? offset == text.Length : named is null ? offset + Length <= text.Length : text.AsSpan(offset).StartsWith(named, StringComparison.Ordinal);
    }

    /// <summary>Whether the error may come from a text that KaTeX saw with something before it, so that offsets do not agree.</summary>
    public bool IsSomewhereIn(string text) =>
        Excerpt is { Length: > 2 } ? text.Contains(Excerpt, StringComparison.Ordinal) || Excerpt.Contains(text, StringComparison.Ordinal)
            : NamedToken is { Length: > 1 } named && text.Contains(named, StringComparison.Ordinal);

    public string? UnknownCommand => Message.StartsWith("Undefined control sequence: ", StringComparison.Ordinal) ? Message["Undefined control sequence: ".Length..].Trim() : null;

    public string? UnknownEnvironment => Message.StartsWith("No such environment: ", StringComparison.Ordinal) ? Message["No such environment: ".Length..] : null;

    /// <summary>What KaTeX met and did not expect.</summary>
    public string? NamedToken => UnknownCommand ?? (Got().Match(Message) is { Success: true } got ? got.Groups[1].Value : null);

    [GeneratedRegex(@" at (?:position (?<n>[0-9]+)|end of input): ", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("(?:got|Can't use function) '([^']+|')'", RegexOptions.CultureInvariant)]
    private static partial Regex Got();
}
