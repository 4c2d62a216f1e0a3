using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <summary>Where the front matter of a file stands.</summary>
/// <param name="Yaml">What is between the rules.</param>
/// <param name="Whole">With the rules; it begins with the file, so its end is where the body starts.</param>
internal readonly partial record struct FrontMatterBlock(TextSpan Yaml, TextSpan Whole)
{
    private const int LongestUnopened = 40;

    /// <summary>Finds the block, and reports one that does not end or that is not YAML. Null where there is none.</summary>
    public static FrontMatterBlock? Find(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        using var lines = YamlLines.Lines(text, new TextSpan(0, text.Length)).GetEnumerator();
        var first = new TextSpan();
        while (lines.MoveNext() && (first = lines.Current) is var line && text.AsSpan(line.Start, line.Length).IsWhiteSpace()) { }
        if (first.Length == 0) return null;

        if (IsRule(Line(text, first))) return Opened(source, first.End, lines, diagnostics);
        if (first.Start == 0 && KeyOf(Line(text, first)) is { } key && FrontMatterKeys.IsKnown(key)) return Unopened(text, lines);
        if (Line(text, first) is "<!--" or "<!---") return Commented(text, first.End, lines);
        if (Line(text, first) is "+++") return Foreign(source, first, "+++", "TOML", lines, diagnostics);
        return Line(text, first) is ";;;" ? Foreign(source, first, ";;;", "JSON", lines, diagnostics) : null;
    }

    private static FrontMatterBlock? Opened(SourceText source, int start, IEnumerator<TextSpan> lines, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        bool? isYaml = null;
        var keysEnd = start; // how far it surely reaches, should it not end
        var isKeys = true;
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (IsEnd(Line(text, line)))
                return isYaml == false ? null : new FrontMatterBlock(TextSpan.FromBounds(start, line.Start), TextSpan.FromBounds(0, line.End));
            isYaml ??= IsBlankOrComment(text, line) ? null : KeyOf(Line(text, line)) is not null;
            if (isYaml == false) return null; // a thematic break, and Markdown after it
            isKeys &= isYaml is null || KeyOf(Line(text, line)) is not null || text[line.Start] is ' ' or '\t' or '-';
            if (isKeys) keysEnd = line.End;
        }
        if (isYaml is null || KeyOf(Line(text, YamlLines.Lines(text, TextSpan.FromBounds(start, text.Length)).First(line => !IsBlankOrComment(text, line)))) is not { } key
            || !FrontMatterKeys.IsKnown(key)) return null;
        diagnostics.Report(Rules.FrontMatterNotClosed, "the front matter that begins here does not end", source.At(0, Math.Max(1, start - 1)));
        return new FrontMatterBlock(TextSpan.FromBounds(start, keysEnd), TextSpan.FromBounds(0, keysEnd));
    }

    /// <summary>Without the first rule (as Statiq allows): keys line after line, and then a rule.</summary>
    private static FrontMatterBlock? Unopened(string text, IEnumerator<TextSpan> lines)
    {
        for (var count = 1; count <= LongestUnopened && lines.MoveNext(); count++)
        {
            var line = Line(text, lines.Current);
            if (IsRule(line)) return new FrontMatterBlock(new TextSpan(0, lines.Current.Start), new TextSpan(0, lines.Current.End));
            if (KeyOf(line) is null && line is not (['-', ' ', ..] or [' ', ..] or ['\t', ..] or ['#', ' ', ..])) return null;
        }
        return null;
    }

    /// <summary>In a comment of HTML, as Statiq allows: keys, the first of them a known one, and then the comment's end.</summary>
    private static FrontMatterBlock? Commented(string text, int start, IEnumerator<TextSpan> lines)
    {
        for (var count = 0; count <= LongestUnopened && lines.MoveNext(); count++)
        {
            var line = Line(text, lines.Current);
            if (count > 0 && line is ("-->" or "--->")) return new FrontMatterBlock(TextSpan.FromBounds(start, lines.Current.Start), TextSpan.FromBounds(0, lines.Current.End));
            var key = KeyOf(line);
            if (count == 0 ? key is null || !FrontMatterKeys.IsKnown(key) : key is null && line is not (['-', ' ', ..] or [' ', ..] or ['\t', ..] or ['#', ' ', ..])) return null;
        }
        return null;
    }

    private static FrontMatterBlock? Foreign(SourceText source, TextSpan first, string end, string name, IEnumerator<TextSpan> lines, DiagnosticBag diagnostics)
    {
        while (lines.MoveNext())
        {
            if (Line(source.Text, lines.Current) != end) continue;
            diagnostics.Report(Rules.FrontMatterForeign, $"this front matter is {name}, which is not read", source.At(first));
            return new FrontMatterBlock(new TextSpan(first.End, 0), TextSpan.FromBounds(0, lines.Current.End));
        }
        return null;
    }

    private static string Line(string text, TextSpan line) => text.AsSpan(line.Start, line.Length).TrimEnd().ToString();

    private static bool IsRule(string line) => line.Length >= 3 && line.AsSpan().IndexOfAnyExcept('-') < 0;

    private static bool IsEnd(string line) => IsRule(line) || line == "...";

    private static bool IsBlankOrComment(string text, TextSpan line) => Line(text, line).TrimStart() is "" or ['#', ..];

    private static string? KeyOf(string line) => KeyPattern().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^[""']?([\p{L}_][\p{L}\p{N}_.-]*(?: [\p{L}\p{N}_.-]+)?)[""']?[ \t]*(?:[:：](?:[ \t\u3000]|$)|[:：](?!/))", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
