using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect.Tags;

/// <summary>Reads one tag. In time linear in what is read, and never past the next tag outside of quotes.</summary>
internal static class TagReader
{
    private const int Longest = 8000;

    /// <summary>Null where none begins at <paramref name="start"/>, or none that <see cref="TagTable"/> knows.</summary>
    public static TemplateTag? Read(string text, int start, int end)
    {
        end = Math.Min(end, start + Longest);
        if (Marks(text.AsSpan(start, end - start)) is not var (family, open, close)) return null;
        if (family == TagFamily.Comment) return new TemplateTag("%%", false, family, new TextSpan(start, 2), []);
        var at = SkipSpaces(text, start + open, end);
        if (family == TagFamily.Percent && at < end && text[at] == '-') at = SkipSpaces(text, at + 1, end);
        var isEnd = family == TagFamily.Kramdown ? text[start + 2] == '/' : at < end && text[at] == '/';
        if (isEnd && family != TagFamily.Kramdown) at = SkipSpaces(text, at + 1, end);
        var nameEnd = at;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] is '_' or '-' && !text.AsSpan(nameEnd).StartsWith("-%}"))) nameEnd++;
        var name = text[at..nameEnd].ToLowerInvariant();
        if (family == TagFamily.Percent && name.StartsWith("end", StringComparison.Ordinal)) (isEnd, name) = (true, name[3..]);
        if (name.Length == 0 ? !(isEnd && family == TagFamily.Kramdown) : !TagTable.Begins(name)) return null;

        var arguments = ImmutableArray.CreateBuilder<TagArgument>();
        for (at = SkipSpaces(text, nameEnd, end); at < end; at = SkipSpaces(text, at, end))
        {
            if (Closes(text, at, end, close) is > 0 and var length)
                return Included(new TemplateTag(name, isEnd, family, TextSpan.FromBounds(start, at + length), arguments.ToImmutable()));
            if (text[at] == '{' && at + 1 < end && text[at + 1] is '%' or '{' || ReadArgument(text, ref at, end, close) is not { } argument) return null;
            arguments.Add(argument);
        }
        return null;
    }

    /// <summary>The tag of a line that holds nothing else.</summary>
    public static TemplateTag? ReadLine(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        var tag = Read(text, start, end);
        if (tag?.Family == TagFamily.Comment) return text.AsSpan(start + 2, end - start - 2).Contains("%%", StringComparison.Ordinal) ? null : tag;
        return tag?.Span.End == end ? tag : null;
    }

    private static (TagFamily Family, int Open, string Close)? Marks(ReadOnlySpan<char> text) => text switch
    {
        ['{', '%', ..] => (TagFamily.Percent, 2, "%}"),
        ['{', '{', '<', ..] => (TagFamily.Shortcode, 3, ">}}"),
        ['{', '{', '%', ..] => (TagFamily.Shortcode, 3, "%}}"),
        ['{', '{', >= 'a' and <= 'z', ..] => (TagFamily.Macro, 2, "}}"),
        ['{', ':', ':' or '/', ..] => (TagFamily.Kramdown, 3, "}"),
        ['%', '%', ..] => (TagFamily.Comment, 2, "%%"),
        _ => null,
    };

    /// <summary>How long what ends the tag is: the mark, perhaps after a dash or a slash; 0 where it does not end here.</summary>
    private static int Closes(string text, int at, int end, string close)
    {
        var rest = text.AsSpan(at, end - at);
        return rest.StartsWith(close) ? close.Length : rest[0] is '-' or '/' && rest[1..].StartsWith(close) ? close.Length + 1 : 0;
    }

    private static TagArgument? ReadArgument(string text, ref int at, int end, string close)
    {
        var keyEnd = at;
        while (keyEnd < end && (char.IsAsciiLetterOrDigit(text[keyEnd]) || text[keyEnd] is '_' or '-')) keyEnd++;
        string? key = null;
        if (keyEnd > at && SkipSpaces(text, keyEnd, end) is var equals && equals < end && text[equals] == '=')
        {
            key = text[at..keyEnd].ToLowerInvariant();
            at = SkipSpaces(text, equals + 1, end);
            if (at >= end) return null;
        }
        var from = at;
        if (text[at] is '"' or '\'')
        {
            var quote = text[at];
            for (at++; at < end && text[at] != quote; at++)
            {
                if (text[at] == '\\') at++;
            }
            if (at >= end) return null;
            return new TagArgument(key, text[(from + 1)..at++], TextSpan.FromBounds(from + 1, at - 1));
        }
        while (at < end && !char.IsWhiteSpace(text[at]) && Closes(text, at, end, close) == 0) at++;
        return new TagArgument(key, text[from..at], TextSpan.FromBounds(from, at));
    }

    /// <summary>Jekyll's include is whatever it includes: <c>{% include figure.html %}</c> is a tag called <c>include figure</c>.</summary>
    private static TemplateTag? Included(TemplateTag tag)
    {
        if (!tag.Name.StartsWith("include", StringComparison.Ordinal) || tag.Name == "include_code") return TagTable.Of(tag) is null && tag.Name.Length > 0 ? null : tag;
        if (tag.Arguments is not [{ Key: null, Value: var file }, ..]) return null;
        var included = tag with { Name = "include " + Path.GetFileNameWithoutExtension(file).ToLowerInvariant(), Arguments = tag.Arguments.RemoveAt(0) };
        return TagTable.Of(included) is null ? null : included;
    }

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
