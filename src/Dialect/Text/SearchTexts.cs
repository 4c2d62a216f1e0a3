using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Code;
using Transmission.Dialect.Drawings;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Model;

namespace Transmission.Dialect.Text;

/// <summary>Everything that a page shows of a text, line by line, for search. Code has a line for its title and each of its lines.</summary>
internal sealed class SearchTexts
{
    private const string Reference = "(…)"; // the number is not known yet

    private readonly ImmutableArray<SearchLine>.Builder _lines = ImmutableArray.CreateBuilder<SearchLine>();
    private readonly ImmutableArray<Formula> _formulas;
    private readonly Heading? _title;
    private readonly ICitations _citations;
    private string? _anchor;

    private SearchTexts(ImmutableArray<Formula> formulas, Heading? title, ICitations citations) => (_formulas, _title, _citations) = (formulas, title, citations);

    /// <param name="title">The heading that is the page's title and so none of its lines.</param>
    /// <param name="worksTitle">What stands above the list of works.</param>
    public static ImmutableArray<SearchLine> Of(ParsedText text, Heading? title, ICitations citations, string worksTitle)
    {
        var texts = new SearchTexts(text.Formulas, title, citations);
        texts.Visit(text.Syntax);
        if (!citations.Works.IsEmpty) texts._lines.Add(new SearchLine(worksTitle, citations.Works[0].Anchor));
        foreach (var work in citations.Works) texts._lines.Add(new SearchLine(work.Plain, work.Anchor));
        return texts._lines.DrainToImmutable();
    }

    /// <summary>A phrase as one line.</summary>
    public static string Of(Phrase phrase) => string.Join(' ', PlainText.Leaves(phrase.Text).Select(leaf => PlainText.Of(leaf.Inline, phrase.Text.Formulas, Append, Reference)));

    private void Visit(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading when heading == _title?.Syntax: break;
                case HeadingBlock heading: _lines.Add(new SearchLine(Text(heading), heading.TryGetAttributes()?.Id, IsHeading: true)); break;
                case FormulaBlock formula: Add(_formulas[formula.Index]); break;
                case DrawingBlock { Drawing: var drawing }: Add(drawing); break;
                case CodeBlock code: Add(code); break;
                case HtmlBlock html: Add(RawText.Of(html).Html); break;
                case LinkReferenceDefinitionGroup: break;
                case ParagraphBlock paragraph:
                    if (FigureSyntax.ImageAlone(paragraph) is var (image, _) && !string.IsNullOrEmpty(image.Title)) Add(new SearchLine(image.Title));
                    Add(paragraph);
                    break;
                case LeafBlock leaf: Add(leaf); break;
                case Footnote note:
                    _anchor = SideNotes.Id(note);
                    Visit(note);
                    break;
                case ContainerBlock inner: Visit(inner); break;
            }
        }
    }

    private void Add(LeafBlock leaf) => Add(new SearchLine(Text(leaf)));

    private string Text(LeafBlock leaf) => PlainText.Of(leaf.Inline, _formulas, Append, Reference, citation => _citations.Of(citation)?.Plain);

    private void Add(CodeBlock code)
    {
        if (CodeInfo.Of(code).Title is { } title) Add(new SearchLine(title));
        for (var i = 0; i < code.Lines.Count; i++) Add(new SearchLine(code.Lines.Lines[i].Slice.ToString()));
    }

    private void Add(Drawing drawing)
    {
        foreach (var text in new[] { drawing.Title, drawing.Caption, drawing.Alternative }.OfType<string>().Distinct()) Add(new SearchLine(text));
    }

    private void Add(string html)
    {
        foreach (var piece in HtmlPieces.Of(html))
        {
            if (piece.Kind is HtmlPieceKind.Text) Add(new SearchLine(System.Net.WebUtility.HtmlDecode(html[piece.Start..piece.End])));
        }
    }

    private void Add(Formula formula)
    {
        var line = new StringBuilder();
        Append(line, formula);
        Add(new SearchLine(line.ToString()));
    }

    private void Add(SearchLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Text)) return;
        _lines.Add(line with { Anchor = _anchor });
        _anchor = null;
    }

    private static void Append(StringBuilder line, Formula formula)
    {
        if (formula.IsSilent) return;
        line.Append(SearchLine.FormulaMark).Append(formula.PlainText).Append(SearchLine.CommandsMark)
            .AppendJoin(' ', Commands(formula.Written.Source).Distinct(StringComparer.Ordinal)).Append(SearchLine.EndMark);
    }

    /// <summary>The names of the commands that the author wrote; what is no letter after a backslash names none.</summary>
    private static IEnumerable<string> Commands(string tex)
    {
        for (int start = tex.IndexOf('\\'), end; start >= 0 && start + 1 < tex.Length; start = tex.IndexOf('\\', end))
        {
            end = ++start;
            while (end < tex.Length && char.IsAsciiLetter(tex[end])) end++;
            if (end > start) yield return tex[start..end];
            else end++;
        }
    }
}
