using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.References;
using Transmission.Dialect.Typography;
using Transmission.Model;

namespace Transmission.Dialect.Text;

/// <summary>Text without markup, formulas as Unicode, spaces as their author typed them: for titles, anchors, descriptions, search.</summary>
public static class PlainText
{
    /// <summary>A phrase's, or a whole document's, a line for each of its blocks.</summary>
    public static string Of(ParsedText text) => string.Join('\n', Leaves(text).Select(leaf => Of(leaf.Inline, text.Formulas)));

    /// <summary>See <see cref="Phrase.Latex"/>.</summary>
    public static string Latex(ParsedText text)
    {
        var latex = new StringBuilder();
        foreach (var leaf in Leaves(text))
        {
            // One character, which Unicode keeps out of texts, stands for each formula while the rest is escaped.
            var formulas = new List<int>();
            var plain = Of(leaf.Inline, (result, index) => { result.Append('\uFDD0'); formulas.Add(index); });
            var pieces = plain.Split('\uFDD0');
            if (latex.Length > 0) latex.Append(' ');
            latex.Append(Model.Latex.Escape(pieces[0]));
            for (var i = 1; i < pieces.Length; i++) latex.Append(Latex(text.Formulas[formulas[i - 1]])).Append(Model.Latex.Escape(pieces[i]));
        }
        return latex.ToString();

        // Nobody else knows our macros.
        static string Latex(Formula formula) => formula.Macros.IsEmpty ? $"${formula.Written.Source.Trim()}$" : Model.Latex.Escape(formula.PlainText);
    }

    /// <summary>The blocks of running text; a heading's alone where the text is a heading.</summary>
    internal static IEnumerable<LeafBlock> Leaves(ParsedText text) =>
        text.Tree() is var tree && tree.Root.Count == 0 && tree.Headings is [var heading] ? [heading] : tree.Root.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null);

    internal static string Of(ContainerInline? inlines, ImmutableArray<Formula> formulas) =>
        Of(inlines, (result, index) => result.Append(formulas[index].PlainText));

    /// <param name="formula">What stands for a formula.</param>
    internal static string Of(ContainerInline? inlines, Func<int, string> formula) => Of(inlines, (result, index) => result.Append(formula(index)));

    /// <param name="append">Writes what stands for a formula.</param>
    /// <param name="textOf">What a reference says; null, or an answer of null, for what is known without the site.</param>
    /// <param name="citation">What stands for a citation; without it, nothing for one in brackets.</param>
    internal static string Of(ContainerInline? inlines, Action<StringBuilder, int> append, Func<Reference, string?>? textOf = null, Func<CitationInline, string?>? citation = null)
    {
        var result = new StringBuilder();
        if (inlines is not null) Append(result, inlines, append, textOf, citation);
        return result.ToString().Trim();
    }

    /// <summary>Where nothing stands for it, the space before it goes too.</summary>
    private static void Append(StringBuilder result, string citation)
    {
        if (citation.Length == 0 && result.Length > 0 && result[^1] == ' ') result.Length--;
        result.Append(citation);
    }

    private static void Append(StringBuilder result, ContainerInline container, Action<StringBuilder, int> append, Func<Reference, string?>? textOf, Func<CitationInline, string?>? citation)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal: result.Append(literal.Content.AsSpan()); break;
                case CodeInline code: result.Append(code.ContentSpan); break;
                case FormulaInline formula: append(result, formula.Index); break;
                case TypesetSpace { IsTyped: true } or LineBreakInline: result.Append(' '); break;
                case HtmlEntityInline entity: result.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: result.Append(link.Url); break;
                case ReferenceInline link: result.Append(textOf?.Invoke(link.Reference) ?? link.Own ?? (link.IsCommand ? "" : "@") + link.Reference.Label); break;
                case CitationInline cited: Append(result, cited.Before(citation?.Invoke(cited) ?? cited.OrText ?? "")); break;
                case UnbreakableInline tied:
                    result.Append(tied.Before);
                    Append(result, tied, append, textOf, citation);
                    result.Append(tied.After);
                    break;
                case FootnoteLink or HtmlInline: break;
                case ContainerInline inner: Append(result, inner, append, textOf, citation); break;
            }
        }
    }
}
