using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>LaTeX's citations, natbib's and biblatex's: <c>\cite[p.~3]{a,b}</c>, <c>\citep[see][ch. 2]{a}</c>, and <c>\citet{a}</c>, which is a part of its sentence.</summary>
internal sealed class CitationCommands : InlineParser
{
    private static readonly (string Name, bool IsNarrative)[] Commands =
    [
        (@"\cite", false), (@"\citep", false), (@"\citealp", false), (@"\parencite", false), (@"\autocite", false), (@"\footcite", false), (@"\supercite", false),
        (@"\citet", true), (@"\textcite", true), (@"\citealt", true),
    ];

    public CitationCommands() => OpeningCharacters = ['\\'];

    /// <summary>Whether a text begins with such a command.</summary>
    public static bool Begins(ReadOnlySpan<char> text) => Find(text) is not null;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (Find(slice.AsSpan()) is not var (length, isNarrative)) return false;
        var at = slice.Start + length;
        var (first, second) = (Optional(slice, ref at), Optional(slice, ref at));
        if (at > slice.End || slice.Text[at] != '{') return false;
        var end = slice.Text.AsSpan(at + 1, slice.End - at).IndexOfAny("{}\n") is >= 0 and var found ? at + 1 + found : -1;
        if (end < 0 || slice.Text[end] != '}') return false;
        var (before, place) = second is null ? ("", first ?? "") : (first ?? "", second);
        var cites = Cites(processor, slice.Text, at + 1, end, before, place);
        if (cites.IsEmpty) return false;
        processor.Inline = Node(cites, isNarrative, new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end)), line, column);
        slice.Start = end + 1;
        return true;
    }

    /// <summary>What is read in its sentence is one work after another.</summary>
    private static Inline Node(ImmutableArray<Cite> cites, bool isNarrative, SourceSpan span, int line, int column)
    {
        CitationInline Of(ImmutableArray<Cite> some) => new() { Cites = some, IsNarrative = isNarrative, Span = span, Line = line, Column = column, IsClosed = true };
        if (!isNarrative || cites.Length == 1) return Of(cites);
        var list = new ReferenceList { Span = span, Line = line, Column = column, IsClosed = true };
        foreach (var cite in cites) list.AppendChild(Of([cite]));
        return list;
    }

    /// <summary>The words before belong to the first work, the place to the last.</summary>
    internal static ImmutableArray<Cite> Cites(InlineProcessor processor, string text, int start, int end, string before, string place)
    {
        var cites = ImmutableArray.CreateBuilder<Cite>();
        for (var from = start; from <= end;)
        {
            var comma = text.IndexOf(',', from, end - from) is >= 0 and var found ? found : end;
            var key = text[from..comma].Trim();
            var at = from + text.AsSpan(from, comma - from).IndexOfAnyExcept(' ', '\t');
            if (key.Length > 0) cites.Add(new Cite(key, TextSpan.FromBounds(processor.GetSourcePosition(at), processor.GetSourcePosition(at + key.Length - 1) + 1), cites.Count == 0 ? before : ""));
            from = comma + 1;
        }
        if (cites.Count > 0) cites[^1] = cites[^1] with { Place = place };
        return cites.ToImmutable();
    }

    private static string? Optional(StringSlice slice, ref int at)
    {
        if (at > slice.End || slice.Text[at] != '[') return null;
        var length = slice.Text.AsSpan(at + 1, slice.End - at).IndexOfAny("[]\n");
        if (length < 0 || slice.Text[at + 1 + length] != ']') return null;
        var text = slice.Text.Substring(at + 1, length);
        at += length + 2;
        return text.Replace("--", "–", StringComparison.Ordinal).Replace('~', '\u00A0').Trim();
    }

    private static (int Length, bool IsNarrative)? Find(ReadOnlySpan<char> text)
    {
        foreach (var (name, isNarrative) in Commands)
        {
            if (!text.StartsWith(name)) continue;
            var length = name.Length + (text[name.Length..] is ['*', ..] ? 1 : 0);
            if (text[length..] is ['{' or '[', ..]) return (length, isNarrative);
        }
        return null;
    }
}
