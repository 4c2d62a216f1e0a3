using System.Globalization;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Parse;

/// <summary>A file at a time, knowing nothing of the others: so in parallel.</summary>
/// <param name="now">What is dated after it is left out, unless <paramref name="future"/>.</param>
public sealed class DocumentParser(
    MarkdownDialect dialect, SiteConfig config, DateTimeOffset now, bool drafts, bool future, DiagnosticBag diagnostics)
{
    private readonly Dates _dates = new(config.TimeZone, config.DateOrder);

    /// <summary>What was read before; without it, every file is read.</summary>
    public DocumentMemory? Memory { get; init; }

    /// <returns>Also one that is not published, with its reason.</returns>
    public Document Parse(SourceFile file)
    {
        var read = Memory is null ? Read(file, diagnostics) : Memory.Of(file, diagnostics, Read, ReadTrees);
        var document = read with { LeftOutBecause = WhyLeftOut(read.FrontMatter.Draft || DocumentName.IsAmongDrafts(file.Path), read.Date) };
        if (document is { Kind: DocumentKind.Article, IsDated: false, LeftOutBecause: null, HasWrongDate: false })
            diagnostics.Report(Rules.ArticleUndated, "this article does not tell its date", document.Source.At(0));
        return document;
    }

    /// <summary>What the file alone decides, whenever and for whom it is published.</summary>
    private Document Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var read = ReadTrees(file, diagnostics);
        Phrase? Known(Phrase? phrase) => phrase is null ? null : dialect.WithUnset(phrase, read.Source, read.Language);
        return read with { Title = Known(read.Title)!, Description = Known(read.Description), Excerpt = dialect.Excerpt(read.Source, read.Body, read.Language) };
    }

    /// <summary>The same without what is rendered of it already.</summary>
    private Document ReadTrees(SourceFile file, DiagnosticBag diagnostics)
    {
        var source = TextDecoder.Decode(file, diagnostics);
        var (matter, bodyStart, hasWrongDate) = FrontMatterReader.Read(source, config, diagnostics);
        var name = DocumentName.Of(file.Path, matter.Language);
        var math = matter.Math ?? config.Math;
        var language = matter.Language ?? name.Language ?? config.Language;
        var given = matter.Title is { } written ? dialect.ParsePhrase(source, written, math, diagnostics) : null;
        var body = dialect.Parse(source, bodyStart, new TextOptions(math, matter.Numbering ?? config.Numbering, language, given), diagnostics);
        var date = matter.Date ?? (name.Date is { } day ? _dates.Midnight(day) : default);
        return new Document
        {
            Source = source,
            Kind = name.IsAmongArticles || date != default ? DocumentKind.Article : DocumentKind.Page,
            FrontMatter = matter with { Paper = WithFormulas(matter.Paper, source, math, diagnostics) },
            Body = body,
            Title = given is null ? Title(source, body, name, math, diagnostics) : MarkdownDialect.WithReferences(given, body, language),
            Description = matter.Description is { } description ? MarkdownDialect.WithReferences(dialect.ParsePhrase(source, description, math, diagnostics), body, language) : null,
            Slug = matter.Slug ?? name.Slug(config.Language),
            Date = date,
            Language = language,
            HasWrongDate = hasWrongDate,
        };
    }

    private Phrase Title(SourceText source, ParsedText body, DocumentName name, MathOptions math, DiagnosticBag diagnostics)
    {
        if (body.Headings is [var heading, ..]) return MarkdownDialect.PhraseOf(body, heading);
        var named = new SourceText(source.Path, name.Name);
        return dialect.ParsePhrase(named, new SpannedText(name.Name, new TextSpan(0, name.Name.Length)), math, diagnostics);
    }

    private Paper? WithFormulas(Paper? paper, SourceText source, MathOptions math, DiagnosticBag diagnostics)
    {
        if (paper is not { Written: { } title } || !title.Text.Contains('$', StringComparison.Ordinal)) return paper; // else it is no Markdown
        var phrase = dialect.ParsePhrase(source, title, math, diagnostics);
        return paper with { Title = phrase.Plain, Latex = phrase.Latex };
    }

    private string? WhyLeftOut(bool isDraft, DateTimeOffset date)
    {
        if (isDraft && !drafts) return "a draft";
        return date <= now || future ? null : string.Create(CultureInfo.InvariantCulture, $"dated ahead: {date:yyyy-MM-dd HH:mm}");
    }
}
