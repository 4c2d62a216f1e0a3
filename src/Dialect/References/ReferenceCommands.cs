using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>LaTeX's spelling: <c>\eqref{x}</c>, <c>\ref{x}</c>, <c>\cref{x,y}</c>, and bookdown's <c>\@ref(x)</c>. The label ends with its brace.</summary>
internal sealed class ReferenceCommands : InlineParser
{
    private static readonly (string Name, ReferenceForm Form)[] Commands =
    [
        (@"\eqref{", ReferenceForm.Parenthesized), (@"\ref{", ReferenceForm.Number), (@"\@ref(", ReferenceForm.Number),
        (@"\cref{", ReferenceForm.Named), (@"\Cref{", ReferenceForm.Named), (@"\autoref{", ReferenceForm.Named), (@"\nameref{", ReferenceForm.Named),
        (@"\vref{", ReferenceForm.Named), (@"\pageref{", ReferenceForm.Named), // a page of the web has no number
    ];

    public ReferenceCommands() => OpeningCharacters = ['\\'];

    /// <summary>Whether a text begins with such a command.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        foreach (var (name, _) in Commands)
        {
            if (text.StartsWith(name)) return true;
        }
        return false;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        foreach (var (name, form) in Commands)
        {
            if (!slice.Match(name)) continue;
            var start = slice.Start + name.Length;
            var close = name[^1] == '{' ? '}' : ')';
            var end = start;
            while (end <= slice.End && slice.Text[end] is not ('}' or '{' or '\n' or '\r') && slice.Text[end] != close && !FormulaMask.IsMark(slice.Text[end])) end++;
            if (end > slice.End || slice.Text[end] != close) return false;
            processor.Inline = Read(processor, slice, start, end, form);
            slice.Start = end + 1;
            return true;
        }
        return false;
    }

    /// <summary>Several labels where the command names what it refers to, as cleveref has it.</summary>
    private static Inline Read(InlineProcessor processor, StringSlice slice, int start, int end, ReferenceForm form)
    {
        var whole = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end));
        if (form is not ReferenceForm.Named || slice.Text.IndexOf(',', start, end - start) < 0) return One(processor, slice.Text, start, end, form, whole);
        var list = new ReferenceList { Span = whole, Line = line, Column = column, IsClosed = true };
        for (var from = start; from < end;)
        {
            var comma = slice.Text.IndexOf(',', from, end - from) is >= 0 and var found ? found : end;
            var span = new SourceSpan(processor.GetSourcePosition(from), processor.GetSourcePosition(comma) - 1);
            if (!slice.Text.AsSpan(from, comma - from).IsWhiteSpace()) list.AppendChild(One(processor, slice.Text, from, comma, form, span));
            from = comma + 1;
        }
        return list;
    }

    private static ReferenceInline One(InlineProcessor processor, string text, int start, int end, ReferenceForm form, SourceSpan written)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        var label = text[start..end].TrimEnd();
        // bookdown prints an equation's number in its parentheses.
        if (text[start - 1] == '(' && Labels.KindOf(label) is TargetKind.Equation) form = ReferenceForm.Parenthesized;
        return new ReferenceInline
        {
            Reference = new Reference(label, form, TextSpan.FromBounds(processor.GetSourcePosition(start), processor.GetSourcePosition(end))),
            IsCommand = true,
            IsWhole = true,
            Span = written,
            IsClosed = true,
        };
    }
}

/// <summary>TeX's <c>~</c> before a reference or a citation is a space at which no line ends.</summary>
internal sealed class Ties : InlineParser
{
    public Ties() => OpeningCharacters = ['~'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekCharExtra(-1) is var before && (char.IsWhiteSpace(before) || before is '~' or '\0')) return false;
        var rest = slice.Text.AsSpan(slice.Start + 1, slice.End - slice.Start);
        if (rest is ['(' or '[', ..]) rest = rest[1..];
        if (!ReferenceCommands.Begins(rest) && !CitationCommands.Begins(rest)) return false;
        var at = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline("\u00A0") { Span = new SourceSpan(at, at), Line = line, Column = column, IsClosed = true };
        slice.SkipChar();
        return true;
    }
}
