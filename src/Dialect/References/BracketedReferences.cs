using System.Buffers;
using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>Several references, with what stands between them in the language of the text.</summary>
internal sealed class ReferenceList : ContainerInline;

/// <summary>
/// Quarto's brackets: <c>[-@fig-x]</c> is the number alone, <c>[Fig. @fig-x]</c> the number behind words of the author's, <c>[@fig-a; @fig-b]</c> a list.
/// </summary>
internal sealed class BracketedReferences : InlineParser
{
    private static readonly SearchValues<char> OfMarkup = SearchValues.Create("*_`<&\\");

    public BracketedReferences() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(0, slice.End + 1);
        var length = text[(slice.Start + 1)..].IndexOfAny(']', '[');
        var end = slice.Start + 1 + length;
        // What an address or a label follows is a link.
        if (length < 0 || text[end] != ']' || (end < slice.End && text[end + 1] is '(' or '[' or ':')) return false;
        var references = ImmutableArray.CreateBuilder<ReferenceInline>();
        for (var start = slice.Start + 1; start <= end;)
        {
            var stop = text[start..end].IndexOf(';') is >= 0 and var semicolon ? start + semicolon : end;
            if (Read(processor, text[start..stop], start) is not { } reference) return false;
            references.Add(reference);
            start = stop + 1;
        }
        processor.Inline = InOne(references.ToImmutable(), new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end)), line, column);
        slice.Start = end + 1;
        return true;
    }

    private static Inline InOne(ImmutableArray<ReferenceInline> references, SourceSpan span, int line, int column)
    {
        if (references is [var only]) { only.Span = span; return only; }
        var list = new ReferenceList { Span = span, Line = line, Column = column, IsClosed = true };
        foreach (var reference in references) list.AppendChild(reference);
        return list;
    }

    /// <summary>Null for anything but words, an at sign and a label.</summary>
    private static ReferenceInline? Read(InlineProcessor processor, ReadOnlySpan<char> text, int start)
    {
        start += text.Length - text.TrimStart().Length;
        text = text.Trim();
        var at = text.IndexOf('@');
        if (at < 0 || AtReferences.Read(text[(at + 1)..]) is not var (label, kind) || at + 1 + label.Length != text.Length) return null;
        var isBare = text[..at] is "-";
        var prefix = isBare ? "" : text[..at].Trim().ToString();
        if (prefix.AsSpan().IndexOfAny(OfMarkup) >= 0 || prefix.AsSpan().IndexOfAny(Masks.Starts) >= 0) return null; // markup stays markup
        if (prefix.Length > 0 && char.IsAsciiLetterOrDigit(text[at - 1])) return null; // an address of mail
        var form = isBare ? ReferenceForm.Number : kind is TargetKind.Equation ? ReferenceForm.Parenthesized : prefix.Length > 0 ? ReferenceForm.Number : ReferenceForm.Named;
        var (from, to) = (processor.GetSourcePosition(start + at), processor.GetSourcePosition(start + text.Length - 1) + 1);
        return new ReferenceInline
        {
            Reference = new Reference(label, form, TextSpan.FromBounds(from, to)) { Prefix = prefix.Replace('\n', ' ') },
            IsWhole = true,
            Span = new SourceSpan(processor.GetSourcePosition(start), to - 1),
            IsClosed = true,
        };
    }
}
