using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
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

    private static bool StartsWithLabel(ReadOnlySpan<char> text) => text[..Math.Min(LongestPrefix, text.Length)].IndexOfAny('-', ':') is > 0 and var mark
        && mark + 1 < text.Length && char.IsLetterOrDigit(text[mark + 1]) && Labels.KindOf(text[..(mark + 2)]) is not null && !IsArticle(text);

    private const int LongestPrefix = 5;

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
