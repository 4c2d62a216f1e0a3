using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>
/// <c>{#id .class key=value}</c> at the end of a heading or a fence's first line, and right after a link or an image.
/// Markdig's own extension takes braces anywhere, and so loses sets (<c>{a=1}</c>) and template tags that are text.
/// </summary>
public sealed class Attributes : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new AfterLink());
        foreach (var parser in pipeline.BlockParsers)
        {
            if (parser is IAttributesParseable parseable) parseable.TryParseAttributes = TakeFromEnd;
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <summary>Reads a whole list, braces included; null where <paramref name="text"/> is anything else.</summary>
    internal static HtmlAttributes? Read(ReadOnlySpan<char> text)
    {
        if (text is not ['{', .. var rest] || rest is not [.. var inside, '}'] || inside.Contains('}')) return null;
        var attributes = new HtmlAttributes();
        var found = false;
        if (inside is [':', ..]) inside = inside[1..]; // kramdown's
        for (inside = inside.Trim(); !inside.IsEmpty; inside = inside.TrimStart())
        {
            if (!ReadOne(ref inside, attributes)) return null;
            found = true;
        }
        return found ? attributes : null;
    }

    private static bool ReadOne(ref ReadOnlySpan<char> text, HtmlAttributes attributes)
    {
        if (text is ['-'] or ['-', ' ' or '\t', ..]) // Pandoc's word for what is not numbered
        {
            attributes.AddClass("unnumbered");
            text = text[1..];
            return true;
        }
        var length = 0;
        while (length < text.Length && IsNameCharacter(text[length], first: length == 0)) length++;
        var name = text[..length].ToString();
        text = text[length..];
        if (name.Length > 1 && name[0] is '#') attributes.Id = name[1..];
        else if (name.Length > 1 && name[0] is '.') attributes.AddClass(name[1..]);
        else if (name.Length > 0 && char.IsLetter(name[0]) && text is ['=', .. var after] && ReadValue(ref after) is { } value)
        {
            attributes.AddPropertyIfNotExist(name, value);
            text = after;
        }
        else return false;
        return text.IsEmpty || char.IsWhiteSpace(text[0]);
    }

    private static bool IsNameCharacter(char c, bool first) => first ? c is '#' or '.' || char.IsLetter(c) : char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.';

    private static string? ReadValue(ref ReadOnlySpan<char> text)
    {
        var quoted = text is ['"' or '\'', ..];
        var end = quoted ? text[1..].IndexOf(text[0]) + 1 : text.IndexOfAny(' ', '\t');
        if (quoted && end == 0) return null;
        if (end < 0) end = text.Length;
        var value = text[(quoted ? 1 : 0)..end].ToString();
        text = text[(quoted ? end + 1 : end)..];
        return value.Length > 0 || quoted ? value : null;
    }

    private static bool TakeFromEnd(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        var text = line.AsSpan().TrimEnd();
        if (text is not [.., '}']) return false;
        var open = text.LastIndexOf('{');
        if (open < 0 || Read(text[open..]) is not { } attributes) return false;
        attributes.CopyTo(((MarkdownObject)block).GetAttributes());
        line.End = line.Start + open - 1;
        while (line.End >= line.Start && char.IsWhiteSpace(line.Text[line.End])) line.End--;
        return true;
    }

    private sealed class AfterLink : InlineParser
    {
        public AfterLink() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekCharExtra(-1) is not (')' or ']') || processor.Inline is not LinkInline link) return false;
            var close = slice.IndexOf('}');
            if (close < 0 || Read(slice.Text.AsSpan(slice.Start, close + 1 - slice.Start)) is not { } attributes) return false;
            attributes.CopyTo(link.GetAttributes());
            slice.Start = close + 1;
            return true;
        }
    }
}
