using System.Collections.Immutable;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Drawings;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Headings;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Typography;
using Transmission.Model;

namespace Transmission.Dialect.Text;

/// <summary>Walks a finished tree once and writes down everything that others ask of it.</summary>
internal sealed class Survey
{
    private readonly ImmutableArray<Formula> _formulas;
    private readonly Signal _signal = new();
    private readonly ImmutableArray<LinkUse>.Builder _links = ImmutableArray.CreateBuilder<LinkUse>();
    private readonly ImmutableHashSet<string>.Builder _anchors = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly ImmutableArray<Drawing>.Builder _drawings = ImmutableArray.CreateBuilder<Drawing>();
    private readonly List<(HeadingBlock Heading, double At)> _headings = [];
    private bool _hasCitations;
    private readonly List<Reference> _references = [];
    private int _han, _words, _inline, _display, _figures, _codeLines;

    private Survey(ImmutableArray<Formula> formulas) => _formulas = formulas;

    public static ParsedText Of(MarkdownDocument tree, ParseContext context)
    {
        var formulas = context.Formulas;
        var survey = new Survey(formulas);
        survey.Visit(tree);
        foreach (var line in formulas.SelectMany(formula => formula.Lines))
        {
            if (line.Id is not null) survey._anchors.Add(line.Id);
        }
        survey._anchors.UnionWith(formulas.Select(formula => DisplayEnd.MarkOf(formula.Written, context.Source)).OfType<string>());
        return new ParsedText
        {
            Tree = SyntaxTreeOf(tree, formulas, [.. survey._headings.Select(found => found.Heading)]),
            FormulaCount = formulas.Length,
            BeginsWithHeading = survey._headings is [var first, ..] && first.Heading.Parent == tree && tree.First(block => block is not HtmlBlock) == first.Heading,
            Headings = [.. survey._headings.Select(found => new Heading(
                found.Heading.Level, found.Heading.GetAttributes().Id ?? "", PlainText.Of(found.Heading.Inline, formulas),
                found.Heading.Span.ToText(), survey._signal.Place(found.At)) { Number = HeadingSyntax.NumberOf(found.Heading), IsSection = found.Heading.Parent == tree })],
            Links = survey._links.ToImmutable(),
            Drawings = survey._drawings.ToImmutable(),
            Targets = new TargetTable([.. context.Targets.OrderBy(target => target.Span.Start)]),
            References = [.. survey._references.Concat(formulas.SelectMany(formula => formula.References)).OrderBy(reference => reference.Span.Start)],
            Anchors = survey._anchors.ToImmutable(),
            Citations = survey._hasCitations ? CitationSyntax.InOrder(tree) : [],
            Measure = new TextMeasure(survey._han, survey._words, survey._inline, survey._display, survey._figures, survey._codeLines),
            Signal = survey._signal.Samples(),
        };
    }

    private static Func<SyntaxTree> SyntaxTreeOf(MarkdownDocument tree, ImmutableArray<Formula> formulas, ImmutableArray<HeadingBlock> headings)
    {
        var whole = new SyntaxTree(tree, formulas, headings);
        return () => whole;
    }

    private void Visit(ContainerBlock container)
    {
        foreach (var block in container)
        {
            if (block.TryGetAttributes()?.Id is { } id) _anchors.Add(id);
            switch (block)
            {
                case HeadingBlock heading: _headings.Add((heading, _signal.Position)); Visit(heading.Inline); break;
                case FormulaBlock formula: Count(_formulas[formula.Index]); break;
                case DrawingBlock { Drawing: var drawing }: Add(drawing); break;
                case CodeBlock code: _codeLines += code.Lines.Count; _signal.Text(code.Lines.Count * Signal.LineOfCode); break;
                case HtmlBlock html: Visit(RawText.Of(html)); Visit(html.Inline); break;
                case LinkReferenceDefinitionGroup: break;
                case ParagraphBlock paragraph: if (FigureSyntax.ImageAlone(paragraph) is not null) _figures++; Visit(paragraph.Inline); break;
                case LeafBlock leaf: Visit(leaf.Inline); break;
                case Footnote note: _anchors.UnionWith([SideNotes.Id(note), SideNotes.MarkId(note)]); Visit(note); break;
                case ContainerBlock inner: Visit(inner); break;
            }
        }
    }

    private void Visit(ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline.TryGetAttributes()?.Id is { } id) _anchors.Add(id);
            switch (inline)
            {
                case LiteralInline literal: Count(literal.Content.AsSpan()); break;
                case FormulaInline formula: Count(_formulas[formula.Index]); break;
                case ReferenceInline link: _references.Add(link.Reference); break;
                case CodeInline code: Count(code.ContentSpan); break;
                case HtmlInline html: Visit(RawText.Of(html)); break;
                case LinkInline link:
                    if (!link.IsAutoLink) _links.Add(new LinkUse(link.Url ?? "", Links.SpanOf(link), link.IsImage));
                    Visit(link);
                    break;
                case CitationInline: _hasCitations = true; break;
                case UnbreakableInline tied: Count(tied.Before); Visit(tied); Count(tied.After); break;
                case ContainerInline inner: Visit(inner); break;
            }
        }
    }

    private void Visit(RawText raw)
    {
        foreach (var piece in HtmlPieces.Of(raw.Html))
        {
            if (piece.Kind is HtmlPieceKind.Text) Count(raw.Html.AsSpan(piece.Start, piece.End - piece.Start));
            if (piece.Kind is not HtmlPieceKind.Start) continue;
            foreach (var attribute in HtmlPieces.Attributes(raw.Html, piece))
            {
                var span = raw.ToFile.ToOrigin(TextSpan.FromBounds(attribute.ValueStart, attribute.ValueEnd));
                if (attribute.Name is "id" || (attribute.Name is "name" && piece.Name is "a")) _anchors.Add(attribute.Value);
                else if (attribute.Name is "href" && piece.Name is "a") _links.Add(new LinkUse(attribute.Value, span, IsImage: false));
                else if (attribute.Name is "src" && piece.Name is "img") _links.Add(new LinkUse(attribute.Value, span, IsImage: true));
            }
        }
    }

    private void Add(Drawing drawing)
    {
        _drawings.Add(drawing);
        _figures++;
        if (drawing.Id is { } id) _anchors.Add(id);
    }

    private void Count(Formula formula)
    {
        if (formula.IsSilent) return;
        var isDisplay = formula.Style is FormulaStyle.Display;
        if (isDisplay) _display++; else _inline++;
        _signal.Formula(formula.PlainText.Count(c => !char.IsWhiteSpace(c)), isDisplay);
    }

    private void Count(ReadOnlySpan<char> text)
    {
        var (han, words) = Measuring.Count(text);
        _han += han;
        _words += words;
        _signal.Text(text.Length);
    }
}
