using Transmission.Dialect.Tags;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

// Displays of other systems, and definitions that stand in no formula.
internal sealed partial class BlockForms
{
    private const int MostLinesOfOne = 50;
    private const string MathDirective = "{math}", Definition = "\\newcommand";

    /// <summary>What was found last is, for a message; null for a form of our own.</summary>
    public string? What { get; private set; }

    /// <summary>Hugo's <c>{{&lt; katex display &gt;}}</c> and its end on lines of their own, without a blank one between.</summary>
    public FoundDisplay? Shortcode(int first, int end, BlockLines lines)
    {
        var rest = text.AsSpan(first, end - first).TrimEnd(" \t");
        if (!(rest.StartsWith("{{<") && rest.EndsWith(">}}")) && !(rest.StartsWith("{{%") && rest.EndsWith("%}}")) || !ForeignForms.IsKatex(rest[3..^3], isEnd: false)) return null;
        Source.Clear();
        while (lines.MoveNext(tolerant: true) && !lines.IsBlank)
        {
            var line = text.AsSpan(lines.Content, lines.End - lines.Content).Trim(" \t");
            if (line.StartsWith("{{"))
            {
                if (line.Length < 6 || !ForeignForms.IsKatex(line[3..^3], isEnd: true) || Source.AsSpan().Contains('$')) return null;
                What = "a shortcode of Hugo";
                return Closed(first, lines.End, lines.End);
            }
            Source.Add(lines.Content, lines.Next);
        }
        return null;
    }

    /// <summary>MyST's <c>:::{math}</c>.</summary>
    public FoundDisplay? Directive(int first, int end, BlockLines lines)
    {
        var rest = text.AsSpan(first, end - first).Trim(" \t");
        if (!rest.StartsWith(":::") || rest.TrimStart(':').TrimStart(' ') is not "{math}" || _inVain.GetValueOrDefault(MathDirective) > first) return null;
        Source.Clear();
        SpannedText? label = null;
        while (lines.MoveNext())
        {
            var line = text.AsSpan(lines.Content, lines.End - lines.Content);
            if (line.Trim(" \t") is { Length: >= 3 } marks && marks.IndexOfAnyExcept(':') < 0)
            {
                What = "a directive of MyST";
                return Lines.IsBlank(Source.AsSpan()) ? null : new FoundDisplay(TextSpan.FromBounds(first, lines.End), label, false, lines.End, lines.End);
            }
            if (!IsOption(lines.Content, line, ref label) || Source.Length > 0) Source.Add(lines.Content, lines.Next);
        }
        _inVain[MathDirective] = lines.Start;
        return null;
    }

    /// <summary>A line <c>:label: x</c> at the beginning of a directive.</summary>
    public static bool IsOption(int origin, ReadOnlySpan<char> line, ref SpannedText? label)
    {
        var rest = line.TrimStart(" \t");
        if (rest is not [':', ..] || rest[1..].IndexOf(':') is not (> 0 and var length) || rest.Slice(1, length).ContainsAny(' ', '\\')) return false;
        var value = rest[(length + 2)..].Trim(" \t\r\n");
        if (rest.Slice(1, length) is "label" or "name" && value.Length > 0)
            label = new SpannedText(value.ToString(), new TextSpan(origin + line.IndexOf(value), value.Length));
        return true;
    }

    /// <summary>Lines of nothing but <c>\newcommand</c> and its like, as Pandoc and Jupyter read them: a formula that shows nothing.</summary>
    public FoundDisplay? Definitions(int first, int end, BlockLines lines)
    {
        if (_inVain.GetValueOrDefault(Definition) > first || !DefinitionLines.Begins(text.AsSpan(first, end - first))) return null;
        Source.Clear();
        var (start, from, next, found) = (0, first, lines.Next, (Content: 0, End: -1));
        for (var count = 0; count < MostLinesOfOne; count++)
        {
            Source.Add(from, next);
            if (DefinitionLines.Read(Source.AsSpan()[start..]) is not { } isWhole) break;
            if (isWhole) (start, count, found) = (Source.Length, 0, (Source.Length - (next - end), end));
            if (!lines.MoveNext() || lines.IsBlank) break;
            (from, end, next) = (lines.Content, lines.End, lines.Next);
            if (isWhole && !DefinitionLines.Begins(text.AsSpan(from, end - from).TrimStart(" \t"))) break;
        }
        if (found.End < 0)
        {
            if (from > first) _inVain[Definition] = from; // a brace that is not closed is not looked for again
            return null;
        }
        Source.Cut(found.Content);
        What = "a definition outside of formulas";
        return new FoundDisplay(TextSpan.FromBounds(first, found.End), null, false, found.End, found.End);
    }
}
