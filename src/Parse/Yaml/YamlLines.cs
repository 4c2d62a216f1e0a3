using System.Text.RegularExpressions;
using Transmission.Model;

namespace Transmission.Parse.Yaml;

/// <summary>YAML as lines, for text that is not YAML.</summary>
internal static partial class YamlLines
{
    /// <summary>The stretches that begin with a key at the start of a line, with the lines that belong to it.</summary>
    public static IEnumerable<TextSpan> Entries(string text, TextSpan span)
    {
        int? start = null;
        foreach (var line in Lines(text, span))
        {
            if (!BeginsEntry(text, line)) continue;
            if (start is { } earlier) yield return TextSpan.FromBounds(earlier, line.Start);
            start = line.Start;
        }
        if (start is { } last) yield return TextSpan.FromBounds(last, span.End);
    }

    /// <summary>The lines of a stretch, each with its end.</summary>
    public static IEnumerable<TextSpan> Lines(string text, TextSpan span)
    {
        for (var at = span.Start; at < span.End;)
        {
            var end = text.AsSpan(at, span.End - at).IndexOfAny('\r', '\n');
            end = end < 0 ? span.End : at + end + (text.AsSpan(at + end).StartsWith("\r\n") ? 2 : 1);
            yield return TextSpan.FromBounds(at, Math.Min(end, span.End));
            at = end;
        }
    }

    /// <summary>
    /// An entry on one line that YAML refuses, with its value word for word; null where the author must say what is meant.
    /// </summary>
    public static (YamlEntry Entry, string Why)? AsWritten(string text, TextSpan span)
    {
        var line = Lines(text, span).First();
        if (!text.AsSpan(line.End, span.End - line.End).IsWhiteSpace()) return null;
        var match = KeyAndValue().Match(text.Substring(line.Start, line.Length));
        if (!match.Success) return null;
        var (key, colon, value) = (match.Groups["key"], match.Groups["colon"].Value, match.Groups["value"]);
        if (value.Value is "" && colon == ": " || IsUnfinished(value.Value)) return null;

        var at = new TextSpan(line.Start + value.Index, value.Length);
        var scalar = new YamlScalar(Unquoted(value.Value), ScalarStyle.SingleQuoted, at);
        return (new YamlEntry(key.Value, new TextSpan(line.Start + key.Index, key.Length), scalar), Why(colon, value.Value));
    }

    private static bool BeginsEntry(string text, TextSpan line) =>
        text[line.Start] is not (' ' or '\t' or '\r' or '\n' or '#' or ']' or '}')
        && !(text[line.Start] == '-' && (line.Length == 1 || char.IsWhiteSpace(text[line.Start + 1])));

    /// <summary>A list, a map or a block whose end or body is missing is nobody's title.</summary>
    private static bool IsUnfinished(string value) => value.Length > 0 && (value[0] switch
    {
        '[' => !value.Contains(']') || value.EndsWith(']'),
        '{' => !value.Contains('}') || value.EndsWith('}'),
        '"' or '\'' => value.AsSpan(1).IndexOf(value[0]) < 0,
        _ => false,
    });

    private static string Unquoted(string value) =>
        value is ['"' or '\'', .. var inner, '"' or '\''] && value[0] == value[^1] && !inner.Contains(value[0]) ? inner : value;

    private static string Why(string colon, string value) => (colon.Trim(), value) switch
    {
        ("：", _) => "the colon after a key is ':', not '：'",
        _ when !colon.EndsWith(' ') && !colon.EndsWith('\t') => "a space is missing after the colon",
        (_, ['"' or '\'', ..]) => "the value goes on after its closing quote",
        (_, ['*' or '&' or '!' or '|' or '>' or '%' or '@' or '`' or '[' or '{' or ']' or '}' or ',' or '-' or '?', ..]) =>
            $"a value that begins with '{value[0]}' means something else in YAML",
        _ when value.Contains(": ", StringComparison.Ordinal) || value.EndsWith(':') => "a value that holds a colon must be quoted",
        _ => "the value must be quoted",
    };

    [GeneratedRegex(@"^(?<key>[\p{L}_\\][\p{L}\p{N}_. \-]*?)[ \t]*(?<colon>:[ \t\u3000]|:|：[ \t]?)[ \t\u3000]*(?<value>.*?)[ \t\r\n]*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();
}
