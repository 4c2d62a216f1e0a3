using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Code;
using Transmission.Dialect.Code;
using Transmission.Dialect.Drawings;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Headings;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Text;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect;

/// <summary>The Markdown that authors write here: from a file's text to a tree, and from the tree to HTML.</summary>
/// <param name="extensions">Pieces of syntax, in order: <c>Features.Syntax</c>.</param>
/// <param name="formulas">Gets each formula as soon as it is read.</param>
public sealed class MarkdownDialect(IEnumerable<IMarkdownExtension> extensions, IFormulaPress formulas, ICodePress code, IDrawingPress drawings)
{
    private readonly Presses _presses = new(formulas, code, drawings);
    private readonly ImmutableArray<IMarkdownExtension> _extensions = [.. extensions];
    private readonly ImmutableArray<ITreePass> _passes = [.. extensions.OfType<ITreePass>()];
    private readonly InlineReadings _readings = new();
    private MarkdownPipeline? _blocks;
    private MarkdownPipeline? _phrases;

    public MarkdownDialect(IEnumerable<IMarkdownExtension> extensions, Katex katex, Highlighter highlighter, Draughtsman draughtsman)
        : this(extensions, new EnginePress(katex, highlighter, draughtsman))
    {
    }

    private MarkdownDialect(IEnumerable<IMarkdownExtension> extensions, EnginePress press) : this(extensions, press, press, press) { }

    private MarkdownPipeline Blocks => _blocks ??= Pipelines.Build(_extensions);
    private MarkdownPipeline Phrases => _phrases ??= Pipelines.BuildForPhrases(_extensions);

    /// <param name="start">Where the text begins, after the front matter; offsets in the result count from the file's first unit all the same.</param>
    public ParsedText Parse(SourceText source, int start, TextOptions options, DiagnosticBag diagnostics)
    {
        var scanned = FormulaScanner.Scan(source.Text, start, options.Math);
        FormulaFindings.Report(scanned, source, diagnostics);
        var tree = Pipelines.Parse(LoosePictures.Join(TemplateTargets.Join(Blank(scanned.Masked, start))), Blocks, scanned.Tags, source, diagnostics);
        var sections = SectionNumbers.Of(tree, options.Title, scanned.Formulas);
        var read = Read(scanned.Formulas, source, options.Math, diagnostics, options.Numbering.BySection.Contains(TargetKind.Equation) ? sections.TopAt : null);
        var context = new ParseContext(source, read, diagnostics) { Language = options.Language, Numbering = options.Numbering, Sections = sections };
        Pass(tree, context);
        foreach (var block in tree.Descendants<CodeBlock>()) CodeBlocks.Order(block, _presses.Code);
        foreach (var block in tree.Descendants<DrawingBlock>()) _presses.Drawings.Order(block.Drawing);
        return Survey.Of(tree, context);
    }

    /// <summary>A title or a description: running text, whatever it looks like.</summary>
    /// <param name="text">With the span of its value in <paramref name="source"/>.</param>
    public Phrase ParsePhrase(SourceText source, SpannedText text, MathOptions math, DiagnosticBag diagnostics)
    {
        var (padded, start) = Padding.At(source, text);
        // A heading's mark makes the scanner read it as the running text that it is; Markdig must not see it.
        var scanned = FormulaScanner.Scan(padded, start, math);
        var read = Read(scanned.Formulas, source, math, diagnostics);
        var tree = Pipelines.Parse(Blank(scanned.Masked, start + Padding.Mark.Length), Phrases, scanned.Tags, source, diagnostics);
        var context = new ParseContext(source, read, diagnostics);
        Pass(tree, context);
        var parsed = Survey.Of(tree, context);
        return PhraseOf(parsed);
    }

    /// <summary>A title or a description, once it is known what the document's own references say.</summary>
    public static Phrase WithReferences(Phrase phrase, ParsedText body, string language) =>
        CrossReferences.Name(phrase.Text.Syntax, body.Targets, Words.For(language)) ? PhraseOf(phrase.Text) : phrase;

    private static Phrase PhraseOf(ParsedText text)
    {
        var plain = PlainText.Of(text);
        return text.FormulaCount == 0 ? new Phrase(plain, text) : new Phrase(plain, text) { Latex = PlainText.Latex(text) };
    }

    /// <summary>A heading as a phrase, for a document whose title it is.</summary>
    public static Phrase PhraseOf(ParsedText text, Heading heading) =>
        PhraseOf(new ParsedText
        {
            Tree = () => text.Tree() is var tree ? new SyntaxTree([], tree.Formulas, [tree.Headings[text.Headings.IndexOf(heading)]]) : null!,
            FormulaCount = text.FormulaCount,
            Headings = [heading],
            Measure = new TextMeasure(0, 0, 0, 0, 0, 0),
        }) with
        { Plain = heading.Plain };

    /// <summary>The body of a document.</summary>
    public PageBody Body(RenderContext context)
    {
        using var writer = new Utf8Writer();
        var renderer = new DocumentRenderer(writer, Blocks, _presses, context);
        renderer.Render(context.Text.Syntax);
        CitationList.WriteAtEnd(renderer);
        return new PageBody(renderer.State.HasTags ? Encoding.UTF8.GetBytes(OnceIds.Of(TagBalance.Of(writer.ToString()))) : writer.ToArray());
    }

    /// <summary>A drawing of a document as an SVG file that needs no page around it; null where it cannot be drawn.</summary>
    /// <param name="number">Counts from one.</param>
    /// <param name="style">CSS for the file.</param>
    public string? DrawingFile(RenderContext context, int number, string style) =>
        DrawingRenderer.Standalone(context, _presses.Drawings, context.Text.Syntax.Descendants<DrawingBlock>().ElementAt(number - 1), style);

    /// <summary>All that a document's page says, for search.</summary>
    public static ImmutableArray<SearchLine> SearchLines(RenderContext context) => SearchTexts.Of(context);

    /// <summary>A phrase for search, as <see cref="SearchLine.Text"/> is.</summary>
    public static string SearchLine(Phrase phrase) => SearchTexts.Of(phrase);

    /// <summary>A phrase as running text without links.</summary>
    public RichText Render(Phrase phrase, RenderContext context) => Set(Unset(phrase, context), phrase, context);

    /// <param name="text">Of <paramref name="phrase"/>, which tells what is wrong in its formulas.</param>
    public RichText Set(UnsetText text, Phrase phrase, RenderContext context)
    {
        var set = Dialect.Unset.Set(text, _presses.Formulas, context.Source, out var isWrong);
        if (isWrong) Inline(PlainText.Leaves(phrase.Text), phrase, context, _presses);
        return set;
    }

    /// <summary>The same before its formulas are set.</summary>
    public UnsetText Unset(Phrase phrase, RenderContext context)
    {
        if (phrase.Unset is { } known) return known;
        var leaves = PlainText.Leaves(phrase.Text).ToArray();
        // Most titles are words alone, and then no renderer is needed.
        if (leaves is [{ Inline: { FirstChild: LiteralInline only } }] && only.NextSibling is null) return new UnsetText(phrase.Plain, Markup.Escape(only.Content.ToString()), []);
        var unset = new Unset(_presses.Formulas);
        return unset.Of(new RichText(phrase.Plain, Inline(leaves, phrase, context, _presses with { Formulas = unset })));
    }

    private Html Inline(IEnumerable<LeafBlock> leaves, Phrase phrase, RenderContext context, Presses presses) =>
        Inline(leaves, new DocumentRenderer(TextWriter.Null, Phrases, presses, context with { Text = phrase.Text, IsBare = true }));

    /// <summary>The same phrase, which knows that of itself unless it depends on the site.</summary>
    /// <param name="language">BCP 47, of the text.</param>
    public Phrase WithUnset(Phrase phrase, SourceText source, string language) => phrase with { Unset = Alone(context => Unset(phrase, context), source, phrase.Text, language) };

    /// <summary>The first lines of a document (dialect.md §5), as running text.</summary>
    public UnsetText Excerpt(RenderContext context)
    {
        using var writer = new StringWriter();
        var unset = new Unset(_presses.Formulas);
        return unset.Of(Text.Excerpt.Of(context.Text, new DocumentRenderer(writer, Blocks, _presses with { Formulas = unset }, context with { IsBare = true })));
    }

    /// <summary>The same before there is a site; null where it depends on one.</summary>
    public UnsetText? Excerpt(SourceText source, ParsedText text, string language) => Alone(Excerpt, source, text, language);

    private static UnsetText? Alone(Func<RenderContext, UnsetText> render, SourceText source, ParsedText text, string language)
    {
        var site = new Uninformed(text);
        var unset = render(new RenderContext { Source = source, Text = text, Language = language, Resolver = site, Citations = site, Diagnostics = new DiagnosticBag() });
        return site.WasAsked ? null : unset;
    }

    /// <summary>First lines with their formulas; what is wrong in one, the page that goes on from them tells.</summary>
    public RichText Set(UnsetText excerpt, SourceText source) => Dialect.Unset.Set(excerpt, _presses.Formulas, source, out _);

    /// <summary>The contents: headings of the second to fourth level, as they stand on the page.</summary>
    public ImmutableArray<TocEntry> Contents(RenderContext context)
    {
        var renderer = new DocumentRenderer(TextWriter.Null, Phrases, _presses, context with { IsBare = true });
        var contents = TableOfContents.Of(context, heading => heading.Number is { } number
            ? new RichText($"{number} {heading.Plain}", new Html($"<span class=\"hn\">{number}</span> {Inline([context.Text.SyntaxOf(heading)!], renderer)}"))
            : new RichText(heading.Plain, Inline([context.Text.SyntaxOf(heading)!], renderer)));
        return contents.IsEmpty || CitationList.EntryOf(context) is not { } list ? contents : contents.Add(list);
    }

    private static Html Inline(IEnumerable<LeafBlock> leaves, DocumentRenderer renderer)
    {
        var html = renderer.Capture(inner =>
        {
            foreach (var leaf in leaves) inner.WriteLeafInline(leaf);
        });
        return new Html(renderer.State.HasTags ? TagBalance.Of(html) : html);
    }

    private ImmutableArray<Formula> Read(ImmutableArray<WrittenFormula> written, SourceText source, MathOptions math, DiagnosticBag diagnostics, Func<int, int>? sectionAt = null)
    {
        var reader = new FormulaReader(source, math, diagnostics, sectionAt, _readings);
        var read = ImmutableArray.CreateBuilder<Formula>(written.Length);
        foreach (var formula in written)
        {
            read.Add(reader.Read(formula));
            // One that refers to others waits until their numbers are known.
            if (read[^1] is { IsSilent: false, References: [] }) _presses.Formulas.Order(read[^1]);
        }
        return read.MoveToImmutable();
    }

    private void Pass(MarkdownDocument tree, ParseContext context)
    {
        foreach (var pass in _passes) pass.Run(tree, context);
    }

    /// <summary>What stands before the text becomes white space, so that every offset keeps its meaning.</summary>
    private static string Blank(string text, int start) => start == 0 ? text : string.Create(text.Length, (text, start), static (result, from) =>
    {
        from.text.CopyTo(result);
        for (var i = 0; i < from.start; i++)
        {
            if (result[i] is not ('\n' or '\r')) result[i] = ' ';
        }
    });
}
