using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>
/// <c>@fig-x</c>, pandoc-crossref's <c>@fig:x</c>, <c>@other-article#fig-x</c>: an at sign before a label that begins with the prefix of a kind. Every other <c>@</c> is for others to read.
/// </summary>
internal sealed class AtReferences : InlineParser
{
    public AtReferences() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1))) return false; // an address of mail
        if (Read(slice.Text.AsSpan(slice.Start + 1, slice.End - slice.Start)) is not var (written, kind)) return false;
        var end = written.Length;
        var span = TextSpan.FromBounds(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(slice.Start + end) + 1);
        processor.Inline = new ReferenceInline
        {
            Reference = new Reference(written, kind is TargetKind.Equation ? ReferenceForm.Parenthesized : ReferenceForm.Named, span),
            Span = new SourceSpan(span.Start, span.End - 1),
        };
        slice.Start += end + 1;
        return true;
    }

    /// <summary>The label that a text begins with, and the name of an article before it; null where there is none. <c>Fig-x</c> is Quarto's for the beginning of a sentence,
    /// and our words begin with capitals anyway.</summary>
    internal static (string Label, TargetKind Kind)? Read(ReadOnlySpan<char> text)
    {
        if (text is [>= 'A' and <= 'Z', ..] && LabelStart($"{char.ToLowerInvariant(text[0])}{text[1..]}") == 0) return Read($"{char.ToLowerInvariant(text[0])}{text[1..]}");
        var label = LabelStart(text);
        if (label < 0) return null;
        var end = label + LabelLength(text[label..]);
        return Labels.KindOf(text[label..end]) is { } kind ? (text[..end].ToString(), kind) : null;
    }

    /// <summary>After the name of an article and its <c>#</c>, if there is one; negative where no label follows.</summary>
    private static int LabelStart(ReadOnlySpan<char> text)
    {
        if (StartsWithLabel(text)) return 0;
        var name = 0;
        while (name < text.Length && (char.IsLetterOrDigit(text[name]) || text[name] is '-' or '_' or '.' or '/')) name++;
        return name > 0 && name < text.Length && text[name] == '#' && StartsWithLabel(text[(name + 1)..]) ? name + 1 : -1;
    }

    private static bool StartsWithLabel(ReadOnlySpan<char> text) => text.Length >= 4 && text[..4].IndexOfAny('-', ':') is > 0 and var hyphen
        && hyphen + 1 < text.Length && char.IsLetterOrDigit(text[hyphen + 1]) && Labels.KindOf(text[..(hyphen + 2)]) is not null && !IsArticle(text);

    /// <summary>An article's name may begin like a label: <c>@def-con#fig-x</c>.</summary>
    private static bool IsArticle(ReadOnlySpan<char> text) => LabelLength(text) is var length && length < text.Length && text[length] == '#' && StartsWithLabel(text[(length + 1)..]);

    /// <summary>Latin letters up to anything else; a label that goes on in another script takes all letters.</summary>
    private static int LabelLength(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny('-', ':') + 1;
        var isAscii = first < text.Length && char.IsAscii(text[first]);
        bool Is(char c) => isAscii ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);
        var end = 0;
        while (end < text.Length && (Is(text[end]) || (text[end] is '-' or '_' or ':' or '.' && end + 1 < text.Length && Is(text[end + 1])))) end++;
        return end;
    }
}

/// <summary>LaTeX's spelling: the label ends with its brace.</summary>
internal sealed class ReferenceCommands : InlineParser
{
    private static readonly (string Name, ReferenceForm Form)[] Commands =
    [
        (@"\eqref{", ReferenceForm.Parenthesized), (@"\ref{", ReferenceForm.Number),
        (@"\cref{", ReferenceForm.Named), (@"\Cref{", ReferenceForm.Named), (@"\autoref{", ReferenceForm.Named),
    ];

    public ReferenceCommands() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        foreach (var (name, form) in Commands)
        {
            if (!slice.Match(name)) continue;
            var start = slice.Start + name.Length;
            var end = start;
            while (end <= slice.End && slice.Text[end] is not ('}' or '{' or '\n' or '\r')) end++;
            if (end > slice.End || slice.Text[end] != '}') return false;
            var span = TextSpan.FromBounds(processor.GetSourcePosition(start), processor.GetSourcePosition(end));
            processor.Inline = new ReferenceInline
            {
                Reference = new Reference(slice.Text[start..end].Trim(), form, span),
                IsCommand = true,
                IsWhole = true,
                Span = new SourceSpan(processor.GetSourcePosition(slice.Start), span.End),
            };
            slice.Start = end + 1;
            return true;
        }
        return false;
    }
}
