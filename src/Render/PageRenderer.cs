using System.Collections.Frozen;
using System.Collections.Immutable;
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
            document => Open(rendered.SummaryOf(document), Within(document)),
            document => new Html(dialect.Body(ForFeed(Within(document), document, site)).Text))
        {
            ShownImages = () => shown.All,
            SearchOf = document => SearchTexts.Of(site, document, Within(document), cache),
            DrawCard = DrawCard,
            DrawingOf = (document, number, style) => dialect.DrawingFile(Within(document), number, style),
        };
    }

    /// <summary>Of all documents that cite anything; ordered at once, so that the engine works while pages are made.</summary>
    private FrozenDictionary<SitePath, PageCitations> CitationsOf(Site site)
    {
        if (Citeproc is null) return FrozenDictionary<SitePath, PageCitations>.Empty;
        var formatting = new CitationFormatting(Citeproc, new BibliographyFormulas(dialect));
        var found = site.Documents.Select(document => (document.Path, Citations: PageCitations.Of(site, document, formatting, diagnostics))).Where(pair => pair.Citations is not null)
            .ToFrozenDictionary(pair => pair.Path, pair => pair.Citations!);
        foreach (var citations in found.Values) citations.Order();
        return found;
    }

    private static RenderContext ForFeed(RenderContext context, Document document, Site site) => context with
    {
        Target = RenderTarget.Feed,
        Resolver = new AbsoluteResolver(context.Resolver, site.Config, site.Config.Absolute(site.AddressOf(document))),
    };

    private Page Open(Summary summary, RenderContext context) =>
        new(summary, dialect.Body(context), summary.Document.FrontMatter.Toc ? dialect.Contents(context) : [])
        {
            Lede = summary.Document.Description is { Plain.Length: > 0 } description ? dialect.Render(description, context) : null,
        };

    private Summary Summarize(Site site, Document document, RenderContext context)
    {
        var excerpt = dialect.Excerpt(context);
        var description = document.Description?.Plain is { Length: > 0 } written ? written : excerpt.Plain;
        return new Summary(document, site.HrefOf(document), dialect.Render(document.Title, context), excerpt, OneLine(description))
        {
            Card = CardOf(site, document, context),
        };
    }

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

    private RenderContext ContextOf(Document document, Site site, NearNames names, ShownImages shown, FrozenDictionary<SitePath, PageCitations> citations)
    {
        var title = TitleIn(document);
        var hasAnother = document.Body.Headings.Any(heading => heading.Level == 1 && heading != title);
        return new RenderContext
        {
            Source = document.Source,
            Text = document.Body,
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
        document.Body.Headings is [{ Level: 1 } first, ..] && first.Syntax?.Parent is { } parent && parent.Count > 0
        && parent.First(block => block is not Markdig.Syntax.HtmlBlock) == first.Syntax
        && (document.FrontMatter.Title is null || document.Title.Plain.Trim() == first.Plain.Trim()) ? first : null;
}
