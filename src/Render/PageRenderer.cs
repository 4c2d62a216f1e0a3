using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Transmission.Caching;
using Transmission.Citations;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>A document at a time, knowing the whole site: so in parallel again.</summary>
/// <param name="cache">Remembers what search makes of an article.</param>
public sealed class PageRenderer(MarkdownDialect dialect, ICache cache, DiagnosticBag diagnostics)
{
    /// <summary>Of what was rendered of documents that have a digest.</summary>
    internal RenderMemory Memory { get; init; } = new(cache, "", diagnostics);

    /// <summary>How many characters of first lines and of search's texts are held; others are read again where they are shown.</summary>
    internal Allowance Texts { get; init; } = new(long.MaxValue);

    /// <summary>See <see cref="RenderedSite.ReadsAgain"/>.</summary>
    internal bool ReadsAgain { get; init; }

    /// <summary>See <see cref="RenderedSite.Turns"/>.</summary>
    public Turns Turns { get; init; } = new(threads: 1);

    /// <summary>How wide pictures are set.</summary>
    public ImageLayout Images { get; init; } = ImageLayout.None;

    /// <summary>What formats citations; without it, texts cite nothing.</summary>
    public Citeproc? Citeproc { get; init; }

    /// <summary>Who draws; by default, nobody.</summary>
    public Func<CardView, Document?, ReadOnlyMemory<byte>> DrawCard { get; init; } = RenderedSite.NoCard;

    /// <summary>Summaries and bodies, when they are asked for.</summary>
    public RenderedSite Render(Site site)
    {
        var names = new NearNames(site);
        var shown = new ShownImages(site, names);
        var citations = CitationsOf(site);
        RenderContext Within(Document document) => ContextOf(document, site, names, shown, citations);

        RenderedSite rendered = null!;
        return rendered = new RenderedSite(
            site,
            document => Summarize(site, document, Within(document)),
            document => Open(site, rendered.SummaryOf(document), Within(document)),
            document => Opened(Memory.Of<PageBody?>("feed", document, ForFeed(Within(document), document, site), dialect.Body, static (_, _) => { }, static (ref ByteReader _) => null), ForFeed(Within(document), document, site)))
        {
            ReadsAgain = ReadsAgain,
            Turns = Turns,
            ShownImages = () => shown.All,
            SearchOf = document => SearchTexts.Of(site, document, () => LinesOf(document, Within(document)), Texts, cache),
            DrawCard = DrawCard,
            DrawingOf = (document, number, style) =>
                Memory.Of($"drawing {number} {style}", document, Within(document), context => dialect.DrawingFile(context, number, style), static (to, svg) => to.Text(svg), static (ref ByteReader from) => from.TextOrNull()).Value,
        };
    }

    /// <summary>Of all documents that cite anything; ordered at once, so that the engine works while pages are made.</summary>
    private IReadOnlyDictionary<SitePath, PageCitations> CitationsOf(Site site)
    {
        if (Citeproc is null) return ReadOnlyDictionary<SitePath, PageCitations>.Empty;
        var formatting = new CitationFormatting(Citeproc, new BibliographyFormulas(dialect));
        var found = site.Documents.Select(document => (document.Path, Citations: PageCitations.Of(site, document, formatting, diagnostics))).Where(pair => pair.Citations is not null)
            .ToDictionary(pair => pair.Path, pair => pair.Citations!);
        foreach (var citations in found.Values) citations.Order();
        return found;
    }

    private static RenderContext ForFeed(RenderContext context, Document document, Site site) => context with
    {
        Target = RenderTarget.Feed,
        Resolver = new AbsoluteResolver(context.Resolver, site.Config, site.Config.Absolute(site.AddressOf(document))),
    };

    private Page Open(Site site, Summary summary, RenderContext context)
    {
        var opened = Memory.Of("page", summary.Document, context, within => Open(summary.Document, within), RenderPacking.Write, RenderPacking.ReadPage);
        if (ReadsAgain && !opened.IsRemembered) LinesOf(summary.Document, context); // while its tree is there
        var (page, digest) = opened;
        return new Page(summary, Opened(new Rendering<PageBody?>(page.Body, digest), context), page.Contents)
        {
            Lede = page.Lede,
            Versions = [.. site.Translations.Of(summary.Document).Where(version => version.Path != summary.Document.Path).Select(version => new VersionLink(version.Language, site.HrefOf(version)))],
        };
    }

    /// <summary>A body that was rendered, or that will be if somebody wants it.</summary>
    private PageBody Opened(Rendering<PageBody?> body, RenderContext context) => new(() => (body.Value ?? dialect.Body(context)).Utf8, body.Digest);

    private OpenedPage Open(Document document, RenderContext context) => new(
        dialect.Body(context), document.FrontMatter.Toc ? dialect.Contents(context) : [],
        document.Description is { Plain.Length: > 0 } description ? dialect.Render(description, context) : null);

    private Summary Summarize(Site site, Document document, RenderContext context)
    {
        var ((title, excerpt), digest) = ShortTextsOf(document, context);
        var description = document.Description?.Plain is { Length: > 0 } written ? written : excerpt.Plain;
        var (href, card, topic) = (site.HrefOf(document), CardOf(site, document, context), site.TopicOf(document)?.Link);
        var source = document.Source;
        return new Summary(document, href, dialect.Set(title, document.Title, context), Texts.Hold(() => dialect.Set(excerpt, source), static text => text.Html.Value.Length), OneLine(description))
        {
            Card = card,
            Topic = topic,
            Digest = digest.Length == 0 ? "" : $"{digest} {href} {card} {topic}",
        };
    }

    private Rendering<ShortTexts> ShortTextsOf(Document document, RenderContext context) =>
        document is { Title.Unset: { } title, Excerpt: { } excerpt } ? Memory.Own(new ShortTexts(title, excerpt), document)
        : Memory.Of("summary", document, context, within => new ShortTexts(dialect.Unset(document.Title, within), dialect.Excerpt(within)), RenderPacking.Write, RenderPacking.ReadSummary);

    /// <summary>For search; they are remembered.</summary>
    private DocumentLines LinesOf(Document document, RenderContext context) =>
        Memory.Of("search", document, context, within => SearchTexts.LinesOf(document, within), RenderPacking.Write, RenderPacking.ReadLines).Value;

    private static Card? CardOf(Site site, Document document, RenderContext context)
    {
        if (!site.Config.HasAddress) return null;
        if (document.PictureToShare is { } cover)
        {
            if (Targets.HostOf(cover.Text) is not null) return new Card(cover.Text, null, document.Title.Plain); // nothing of ours loads it
            var image = new AbsoluteResolver(context.Resolver, site.Config, "").Image(cover.Text, cover.Span);
            return image.Source.Length > 0 ? new Card(image.Source, image.Size, document.Title.Plain) : null;
        }
        return site.DrawsCardOf(document) ? new Card(site.Config.Absolute(Routes.CardOf(site.AddressOf(document))), Card.DrawnSize, document.Title.Plain) : site.Card;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private RenderContext ContextOf(Document document, Site site, NearNames names, ShownImages shown, IReadOnlyDictionary<SitePath, PageCitations> citations)
    {
        var title = TitleIn(document);
        var hasAnother = document.Body.Headings.Any(heading => heading.Level == 1 && heading != title);
        return new RenderContext
        {
            Source = document.Source,
            Text = document.Body.Held(),
            Language = document.Language,
            Resolver = new SiteResolver(site, document, title, names, shown, diagnostics),
            Diagnostics = diagnostics,
            Citations = citations.TryGetValue(document.Path, out var own) ? own : NoCitations.Instance,
            Scripts = site.Config.Scripts,
            RemoteImages = site.Config.RemoteImages,
            Images = Images,
            Title = title,
            HeadingShift = hasAnother ? 1 : 0,
        };
    }

    /// <summary>The heading that begins the body and only says the title again, or is the title for want of another.</summary>
    internal static Heading? TitleIn(Document document) =>
        document.Body is { BeginsWithHeading: true, Headings: [{ Level: 1 } first, ..] }
        && (document.FrontMatter.Title is null || document.Title.Plain.Trim() == first.Plain.Trim()) ? first : null;
}
