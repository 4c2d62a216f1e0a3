using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Code;
using Transmission.Dialect.Divs;
using Transmission.Dialect.Drawings;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect.Text;

/// <summary>Everything that a page shows of a text, line by line, for search. Code has a line for its title and each of its lines.</summary>
internal sealed class SearchTexts
{
    private readonly ImmutableArray<SearchLine>.Builder _lines = ImmutableArray.CreateBuilder<SearchLine>();
    private readonly RenderContext _context;
    private readonly Words _words;
    private string? _anchor;

    private SearchTexts(RenderContext context) => (_context, _words) = (context, context.Words);

    private ImmutableArray<Formula> Formulas => _context.Text.Formulas;

    /// <summary>Without the heading that is the page's title.</summary>
    public static ImmutableArray<SearchLine> Of(RenderContext context)
    {
        var texts = new SearchTexts(context);
        texts.Visit(context.Text.Syntax);
        var works = context.Citations.Works;
        if (!works.IsEmpty) texts._lines.Add(new SearchLine(context.Words.References, works[0].Anchor));
        foreach (var work in works) texts._lines.Add(new SearchLine(work.Plain, work.Anchor));
        return texts._lines.DrainToImmutable();
    }

    /// <summary>A phrase as one line.</summary>
    public static string Of(Phrase phrase) => string.Join(' ', PlainText.Leaves(phrase.Text).Select(leaf => PlainText.Of(leaf.Inline, (line, index) => Append(line, phrase.Text.Formulas[index]))));

    private void Visit(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading when _context.IsTitle(heading): break;
                case HeadingBlock heading: _lines.Add(new SearchLine(Numbered(heading, TextOf(heading.Inline)), heading.TryGetAttributes()?.Id, IsHeading: true)); break;
                case FormulaBlock formula: Add(Formulas[formula.Index]); break;
                case DrawingBlock drawing: Begin(drawing.Code); Add(drawing); break;
                case CodeBlock code: Add(code); break;
                case DivTitle: break;
                case HtmlBlock html: Add(RawText.Of(html)); break;
                case LinkReferenceDefinitionGroup: break;
                case ParagraphBlock { Parent: DivBlock whole } caption when whole.Caption == caption: Add(new SearchLine(Numbered(whole, TextOf(caption.Inline)))); break;
                case ParagraphBlock paragraph:
                    if (FigureSyntax.ImageAlone(paragraph) is var (image, _)) Figure(image, paragraph);
                    else Add(paragraph);
                    break;
                case LeafBlock leaf: Add(leaf); break;
                case Footnote note:
                    _anchor = SideNotes.Id(note);
                    Visit(note);
                    break;
                case TheoremBlock theorem:
                    Theorem(theorem);
                    Visit(theorem);
                    break;
                case DivBlock { Float: not null } whole:
                    Begin(whole);
                    Visit(whole);
                    break;
                case CaptionedTable table:
                    Begin(table);
                    Add(new SearchLine(Numbered(table, TextOf(table.Caption.Inline))));
                    Visit(table.Table);
                    break;
                case ContainerBlock inner: Visit(inner); break;
            }
        }
    }

    /// <summary>What follows can be linked to.</summary>
    private void Begin(MarkdownObject node) => _anchor = Numbering.Of(node) is { Id.Length: > 0 } target ? target.Id : _anchor;

    private string TextOf(ContainerInline? inlines) => PlainText.Of(inlines, (line, index) => Append(line, Shown(Formulas[index])), TextOf, citation => _context.Citations.Of(citation.Cites)?.Plain);

    private string? TextOf(Reference reference) => _context.Resolver.Target(reference)?.TextFor(reference, _words);

    /// <summary>With the numbers of what it refers to.</summary>
    private Formula Shown(Formula formula) => EquationReferences.Substitute(formula, TextOf);

    /// <summary>A heading's number, or the word and number of a caption, before its text.</summary>
    private string Numbered(MarkdownObject node, string text) => Numbering.Of(node) switch
    {
        null or { Number: "" } => text,
        { Kind: TargetKind.Section } section => $"{section.Number} {text}",
        var target => $"{target.TextFor(ReferenceForm.Named, _words)} {text}",
    };

    private void Figure(LinkInline image, ParagraphBlock paragraph)
    {
        Begin(image);
        var text = TextOf(paragraph.Inline);
        if (!string.IsNullOrEmpty(image.Title)) text = text.Length == 0 ? image.Title : $"{image.Title}\n{text}";
        foreach (var line in Numbered(image, text).Split('\n')) Add(new SearchLine(line));
    }

    private void Theorem(TheoremBlock theorem)
    {
        Begin(theorem);
        var name = Numbering.Of(theorem) is { Number.Length: > 0 } target ? target.TextFor(ReferenceForm.Named, _words) : _words.NameOf(theorem.Kind);
        var title = theorem.Title is { } written ? TextOf(written.Inline) : "";
        Add(new SearchLine(title.Length == 0 ? name : theorem.Kind is TargetKind.Proof ? title : _words.Named(name, title)));
    }

    private void Add(LeafBlock leaf) => Add(new SearchLine(TextOf(leaf.Inline)));

    private void Add(CodeBlock code)
    {
        Begin(code);
        var title = CodeInfo.Of(code).Title ?? "";
        if (title.Length > 0 || Numbering.Of(code) is not null) Add(new SearchLine(Numbered(code, title)));
        for (var i = 0; i < code.Lines.Count; i++) Add(new SearchLine(code.Lines.Lines[i].Slice.ToString()));
    }

    private void Add(DrawingBlock block)
    {
        var drawing = block.Drawing;
        foreach (var text in new[] { drawing.Title, drawing.Alternative }.OfType<string>().Where(text => text != drawing.Caption).Distinct()) Add(new SearchLine(text));
        Add(new SearchLine(Numbered(block.Code, drawing.Caption ?? "")));
    }

    private void Add(RawText raw)
    {
        foreach (var piece in HtmlPieces.Of(raw.Html).Where(piece => piece.Kind is HtmlPieceKind.Text))
            Add(new SearchLine(string.Concat(raw.Cut(piece.Start, piece.End).Select(cut => cut.Inline is { } inline ? TextOf(inline) : System.Net.WebUtility.HtmlDecode(raw.Html[cut.Span.Start..cut.Span.End])))));
    }

    private string TextOf(Inline inline) => inline switch
    {
        ReferenceInline reference => TextOf(reference.Reference) ?? "",
        CitationInline citation => _context.Citations.Of(citation.Cites)?.Plain ?? citation.OrText ?? "",
        ContainerInline inner => TextOf(inner),
        LiteralInline literal => literal.Content.ToString(),
        _ => "",
    };

    private void Add(Formula formula)
    {
        var line = new StringBuilder();
        Append(line, Shown(formula));
        foreach (var number in formula.Lines.Select(FormulaRendering.TextOf).Distinct()) line.Append(' ').Append(number);
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
        line.Append(SearchLine.FormulaMark).Append(formula.PlainText).Append(SearchLine.CommandsMark);
        if (formula.Written.Source.Contains('\\')) line.AppendJoin(' ', Commands(formula.Written.Source).Distinct(StringComparer.Ordinal));
        line.Append(SearchLine.EndMark);
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
