using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>A display that was found ahead, and where reading goes on after it. Its TeX is <see cref="BlockForms.Source"/>.</summary>
/// <param name="Span">In the file.</param>
/// <param name="Resume">The offset after it, and the end of the line that this is in.</param>
internal readonly record struct FoundDisplay(TextSpan Span, SpannedText? Label, bool IsDoubled, int Resume, int LineEnd);

/// <summary>
/// The forms of display that take whole lines. Each looks ahead for its end, within its containers, and opens nothing without one.
/// What was looked for in vain is not looked for again before that place, which keeps the time linear; for dollars this needs no
/// memory, as a search for dollars that fails has passed none.
/// </summary>
internal sealed partial class BlockForms(string text, Containers containers, MathOptions options)
{
    private readonly Dictionary<string, int> _inVain = [];

    /// <summary>The text of the display that was found last.</summary>
    public Stretch Source { get; } = new(text);

    /// <param name="first">The first character of the line that is not white space.</param>
    /// <param name="depth">How many containers the line is in.</param>
    public FoundDisplay? TryOpen(int first, int end, int next, int depth)
    {
        var rest = text.AsSpan(first, end - first);
        var lines = new BlockLines(text, containers, depth, next, isOfText: true);
        What = null;
        if (rest[0] == '$') return rest.StartsWith("$$") ? Dollars(first, end, lines) : rest.TrimEnd(" \t").Length == 1 ? DollarLines(first, lines) : null;
        if (rest[0] == '{') return BlockStarts.IsTemplateTag(rest, "math") ? Template(first, lines) : Shortcode(first, end, lines);
        if (rest[0] == ':') return Directive(first, end, lines);
        if (rest[0] != '\\') return null;
        if (rest.StartsWith("\\begin{")) return Environment(first, end, lines);
        if (rest.StartsWith("\\\\[")) return Brackets(first, end, lines, "\\\\]");
        if (DefinitionLines.Begins(rest)) return Definitions(first, end, lines);
        return options.Brackets && rest.StartsWith("\\[") ? Brackets(first, end, lines, "\\]") : null;
    }

    private FoundDisplay? Dollars(int open, int end, BlockLines lines)
    {
        Source.Clear();
        var close = FindDollars(open + 2, end);
        if (close >= 0)
        {
            var tail = DisplayEnd.Read(text.AsSpan(close + 2, end - close - 2), close + 2, out var label);
            if (tail < 0 || Lines.IsBlank(text.AsSpan(open + 2, close - open - 2))) return null; // text around it: a matter of the line
            Source.Add(open + 2, close);
            return Found(open, close + 2 + tail, label, end, isDoubled: false);
        }
        Source.Add(open + 2, lines.Next);
        while (lines.MoveNext(tolerant: true) && !EndsDollars(lines))
        {
            close = FindDollars(lines.Content, lines.End);
            if (close >= 0) return Close(open, close, 2, lines);
            Source.Add(lines.Content, lines.Next);
        }
        return null;
    }

    // A display that was never closed must not take the rest of the article with it.
    private bool EndsDollars(BlockLines lines)
    {
        var line = new LineCursor(text, lines.Content, lines.End);
        if (line.Indent(4, out var first) > 3) return false;
        var rest = text.AsSpan(first, lines.End - first);
        return BlockStarts.IsAtxHeading(rest) || BlockStarts.IsFence(rest, out _);
    }

    private FoundDisplay? DollarLines(int open, BlockLines lines)
    {
        Source.Clear();
        Source.Add(open + 1, lines.Next);
        while (lines.MoveNext(tolerant: true) && !lines.IsBlank)
        {
            var line = text.AsSpan(lines.Content, lines.End - lines.Content);
            var dollar = line.IndexOf('$');
            if (dollar >= 0)
            {
                if (line.Trim(" \t").Length != 1 || Lines.IsBlank(Source.AsSpan())) return null;
                return Close(open, lines.Content + dollar, 1, lines);
            }
            Source.Add(lines.Content, lines.Next);
        }
        return null;
    }

    private FoundDisplay? Close(int open, int close, int width, BlockLines lines)
    {
        Source.Add(lines.Content, close);
        return Closed(open, close + width, lines.End);
    }

    /// <summary>The display from <paramref name="open"/> to <paramref name="close"/>, its marks included.</summary>
    /// <param name="end">Of the line.</param>
    private FoundDisplay? Closed(int open, int close, int end, bool isDoubled = false)
    {
        if (Lines.IsBlank(Source.AsSpan())) return null;
        var after = close + Math.Max(0, DisplayEnd.Read(text.AsSpan(close, end - close), close, out var label));
        return Found(open, after, label, end, isDoubled);
    }

    private FoundDisplay Found(int open, int after, SpannedText? label, int end, bool isDoubled)
    {
        if (label is null && Lines.IsBlank(text.AsSpan(after, end - after)) && DisplayEnd.ReadNextLine(text, end, out var next) is >= 0 and var labelled)
            (label, after, end) = (next, labelled, Lines.End(text, labelled));
        return new FoundDisplay(TextSpan.FromBounds(open, after), label, isDoubled, after, end);
    }

    /// <summary>The first unescaped <c>$$</c>, or -1.</summary>
    private int FindDollars(int start, int end)
    {
        for (var at = FindDollar(start, end); at >= 0; at = FindDollar(at + 1, end))
        {
            if (at + 1 < end && text[at + 1] == '$') return at;
        }
        return -1;
    }

    private int FindDollar(int start, int end)
    {
        for (var at = start; at < end; at += 2) // a backslash and what it escapes
        {
            var found = text.AsSpan(at, end - at).IndexOfAny('\\', '$');
            if (found < 0) return -1;
            at += found;
            if (text[at] == '$') return at;
        }
        return -1;
    }
}
