using System.Buffers;
using Markdig.Helpers;
using Transmission.Model;

namespace Transmission.Dialect.Tags;

/// <summary>Notes and citations in the middle of a sentence: Distill's <c>&lt;d-footnote&gt;</c> and <c>&lt;d-cite key="a,b"&gt;</c>, Pandoc's and Obsidian's <c>^[note]</c>, Pandoc's <c>[text]{.class}</c>.</summary>
internal static class WrittenInText
{
    private const int Longest = 4000, LongestSpan = 300;
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789,;- ");
    private const string Note = "<d-footnote>", Cite = "<d-cite ";

    public static TemplateTag? Read(StringSlice slice)
    {
        var text = slice.AsSpan()[..Math.Min(slice.Length, Longest)];
        if (text.StartsWith("^[")) return Bracketed(slice, text);
        if (text is ['[', not ('@' or '^' or '[' or ']'), ..]) return Span(slice, text);
        if (text.StartsWith(Note) && text.IndexOf("</d-footnote>") is > 0 and var end)
            return Made("d-footnote", slice, end + "</d-footnote>".Length, [Argument(slice, Note.Length, end - Note.Length)]);
        return text.StartsWith(Cite) ? Cited(slice, text) : null;
    }

    /// <summary>A bracket that is closed, with a text in it.</summary>
    private static TemplateTag? Bracketed(StringSlice slice, ReadOnlySpan<char> text) =>
        Close(text, 1) is var close and > 0 && IsNote(text[2..close], text[(close + 1)..]) ? Made("^[]", slice, close + 1, [Argument(slice, 2, close - 2)]) : null;

    /// <summary>A bracket with attributes right behind it.</summary>
    private static TemplateTag? Span(StringSlice slice, ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestSpan)];
        if (slice.PeekCharExtra(-1) is '!' or ']' || Close(text, 0) is not (> 1 and var close) || text[(close + 1)..] is not ['{', ..] || text[close..].IndexOf('}') is not (> 0 and var length)) return null;
        return Attributes.Read(text.Slice(close + 1, length)) is null ? null : Made("[]{}", slice, close + 1 + length, [Argument(slice, 1, close - 1)]);
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>; -1 for none.</summary>
    private static int Close(ReadOnlySpan<char> text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '[') depth++;
            else if (text[i] == ']' && --depth == 0) return i;
        }
        return -1;
    }

    /// <summary>A number alone is raised, and before a bracket it is a link.</summary>
    private static bool IsNote(ReadOnlySpan<char> inside, ReadOnlySpan<char> after) =>
        !inside.IsWhiteSpace() && inside.IndexOfAnyExcept(OfNumbers) >= 0 && after is not ['(' or '[' or '^' or ':', ..];

    private static TemplateTag? Cited(StringSlice slice, ReadOnlySpan<char> text)
    {
        var key = text.IndexOf("key=\"") + 5;
        var open = text.IndexOf('>') + 1;
        if (key < 5 || key > open || text[key..].IndexOf('"') is not (> 0 and var length) || !text[open..].StartsWith("</d-cite>")) return null;
        var keys = new List<TagArgument>();
        for (var (at, end) = (key, key + length); at < end;)
        {
            var comma = text[at..end].IndexOf(',') is >= 0 and var next ? at + next : end;
            var trimmed = text[at..comma].Trim();
            if (!trimmed.IsEmpty) keys.Add(Argument(slice, at + text[at..comma].IndexOf(trimmed), trimmed.Length));
            at = comma + 1;
        }
        return Made("d-cite", slice, open + "</d-cite>".Length, keys);
    }

    private static TemplateTag Made(string name, StringSlice slice, int length, IEnumerable<TagArgument> arguments) =>
        new(name, false, TagFamily.Text, new TextSpan(slice.Start, length), [.. arguments]);

    private static TagArgument Argument(StringSlice slice, int start, int length) =>
        new(null, slice.Text.Substring(slice.Start + start, length), new TextSpan(slice.Start + start, length));
}
