using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>A citation, as pandoc writes them.</summary>
internal sealed class CitationInline : LeafInline
{
    public required ImmutableArray<Cite> Cites { get; set; }

    /// <summary>What was written, for <c>@key</c> in running text, which is text where nothing has that key; null for one in brackets, which is a mistake there.</summary>
    public string? OrText { get; init; }

    /// <summary>Whether it is a part of its sentence, so that it says the names.</summary>
    public bool IsNarrative { get => _isNarrative || OrText is not null; init => _isNarrative = value; }

    private readonly bool _isNarrative;

    /// <summary>«et al.» at the end of a sentence needs no second full stop.</summary>
    public string Before(string names) => names is [.. var rest, '.'] && NextSibling is LiteralInline next && next.Content.CurrentChar == '.' ? rest : names;

    /// <summary>Keys between commas, as the roles of other systems hold them.</summary>
    public static ImmutableArray<Cite> Keys(InlineProcessor processor, string text, int from, int length)
    {
        var cites = ImmutableArray.CreateBuilder<Cite>();
        foreach (var key in text.Substring(from, length).Split(','))
        {
            var at = processor.GetSourcePosition(from + key.Length - key.TrimStart().Length);
            if (key.Trim().Length > 0) cites.Add(new Cite(key.Trim(), new TextSpan(at, key.Trim().Length)));
            from += key.Length + 1;
        }
        return cites.ToImmutable();
    }
}

/// <summary><c>[@a; see -@b, 第 3 节]</c>.</summary>
internal sealed class BracketedCitations : InlineParser
{
    public BracketedCitations() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var end = slice.Start + 1;
        while (end <= slice.End && slice.Text[end] is not (']' or '[')) end += slice.Text[end] == '\\' ? 2 : 1;
        // What an address or a label follows is a link; what a caret begins, a note.
        if (end > slice.End || slice.Text[end] != ']' || (end < slice.End && slice.Text[end + 1] is '(' or '[' or ':')) return false;
        var cites = ImmutableArray.CreateBuilder<Cite>();
        for (var start = slice.Start + 1; start <= end;)
        {
            var stop = slice.Text.IndexOf(';', start, end - start);
            if (stop < 0) stop = end;
            if (Read(processor, slice.Text, start, stop) is not { } cite) return false;
            cites.Add(cite);
            start = stop + 1;
        }
        processor.Inline = new CitationInline
        {
            Cites = cites.ToImmutable(),
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end)),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        slice.Start = end + 1;
        return true;
    }

    private static Cite? Read(InlineProcessor processor, string text, int start, int end)
    {
        var at = text.IndexOf('@', start, end - start);
        if (at < 0) return null;
        var withoutAuthor = at > start && text[at - 1] == '-';
        var before = text[start..(withoutAuthor ? at - 1 : at)];
        if (before.Length > 0 && !char.IsWhiteSpace(before[^1]) && !withoutAuthor) return null; // an address of mail
        var keyEnd = at + 1;
        while (keyEnd < end && !char.IsWhiteSpace(text[keyEnd]) && text[keyEnd] is not (',' or '，' or '}' or '{' or '@' or '\\' or '<' or '`')) keyEnd++;
        if (keyEnd == at + 1 || AtReferences.Read(text.AsSpan(at + 1, keyEnd - at - 1)) is not null) return null;
        var span = TextSpan.FromBounds(processor.GetSourcePosition(at), processor.GetSourcePosition(keyEnd - 1) + 1);
        return new Cite(text[(at + 1)..keyEnd], span, OneLine(before), OneLine(text[keyEnd..end].TrimStart(',', '，', ' ', '\n')), withoutAuthor);
    }

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace("\\", "", StringComparison.Ordinal).Trim();
}

/// <summary><c>@key</c> in running text.</summary>
internal sealed class NarrativeCitations : InlineParser
{
    public NarrativeCitations() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekCharExtra(-1) is var previous && (char.IsAsciiLetterOrDigit(previous) || previous is '.' or '-' or '_' or '/' or '@' or '+')) return false;
        var end = slice.Start + 1;
        while (end <= slice.End && (IsLetter(slice.Text[end]) || (slice.Text[end] is ':' or '.' or '-' or '/' or '+' && end < slice.End && IsLetter(slice.Text[end + 1]) && end > slice.Start + 1))) end++;
        var key = slice.Text.AsSpan(slice.Start + 1, end - slice.Start - 1);
        if (key.IsEmpty || Labels.KindOf(key) is not null) return false;
        var text = slice.Text[slice.Start..end];
        var span = TextSpan.FromBounds(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end - 1) + 1);
        processor.Inline = new CitationInline { Cites = [new Cite(text[1..], span)], OrText = text, Span = new SourceSpan(span.Start, span.End - 1), Line = line, Column = column, IsClosed = true };
        slice.Start = end;
        return true;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
