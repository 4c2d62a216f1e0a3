using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What machines read in a page's head: description, canonical address, feeds, Open Graph, structured data. The same under every theme.</summary>
internal sealed class PageHead
{
    private readonly StringBuilder _html = new();

    /// <param name="feeds">The list whose feeds are told before the site's; null where it has none of its own.</param>
    public static Html OfList(Site site, Url url, string title, string description, ArticleGroup? feeds = null)
    {
        var head = new PageHead();
        head.Describe(description);
        if (url == Routes.NotFound) head.Meta("name", "robots", "noindex");
        else
        {
            head.Link("canonical", site.Config.Absolute(url));
            if (feeds is { HasFeeds: true }) head.Feeds(site, feeds.Url, $"{feeds.Name} | {site.Config.Title}");
            head.Feeds(site);
            head.OpenGraph(site.Config, "website", url, title, description, site.Config.Language, site.Card);
            if (url == Routes.Home) head.Data(StructuredData.OfBlog(site));
        }
        return head.ToHtml();
    }

    public static Html OfDocument(Site site, Summary summary)
    {
        var (head, document, url) = (new PageHead(), summary.Document, site.AddressOf(summary.Document));
        var isArticle = document.Kind == DocumentKind.Article;
        head.Describe(summary.Description);
        head.Link("canonical", site.Config.Absolute(url));
        head.Versions(site, document);
        head.Feeds(site);
        if (isArticle) head.Link("alternate", site.Config.Href(Routes.MarkdownOf(url)), "text/markdown");
        head.OpenGraph(site.Config, isArticle ? "article" : "website", url, summary.Title.Plain, summary.Description, document.Language, summary.Card);
        if (isArticle)
        {
            head.Article(document);
            head.Scholar(site, summary);
            head.Data(StructuredData.OfArticle(site, summary));
        }
        return head.ToHtml();
    }

    private void Describe(string description) => Meta("name", "description", description);

    /// <summary>The same in other languages, each page naming all of them, and itself, as search engines ask.</summary>
    private void Versions(Site site, Document document)
    {
        if (site.Translations.Of(document) is not [var listed, ..] versions) return;
        foreach (var (language, version) in versions.Select(version => (version.Language, version)).Append(("x-default", listed)))
            _html.Append($"<link rel=\"alternate\" hreflang=\"{HtmlText.Escape(language)}\" href=\"{HtmlText.Escape(site.Config.Absolute(site.AddressOf(version)))}\">\n");
    }

    private void Feeds(Site site)
    {
        if (site.HasFeeds) Feeds(site, Routes.Home, site.Config.Title);
    }

    private void Feeds(Site site, Url list, string title)
    {
        foreach (var format in FeedFormat.All) Link("alternate", site.Config.Href(format.Of(list)), format.MediaType, $"{title} ({format.Name})");
    }

    /// <summary>The Open Graph protocol (ogp.me), and the one line of it that only X reads.</summary>
    private void OpenGraph(SiteConfig config, string type, Url url, string title, string description, string language, Card? card)
    {
        Meta("property", "og:type", type);
        Meta("property", "og:title", title);
        Meta("property", "og:description", description);
        Meta("property", "og:url", config.Absolute(url));
        Meta("property", "og:site_name", config.Title);
        Meta("property", "og:locale", Locale(language));
        Meta("property", "og:image", card?.Address);
        Meta("property", "og:image:width", card?.Size?.Width.ToString(CultureInfo.InvariantCulture));
        Meta("property", "og:image:height", card?.Size?.Height.ToString(CultureInfo.InvariantCulture));
        Meta("property", "og:image:alt", card?.Text);
        Meta("name", "twitter:card", card is null ? "summary" : "summary_large_image");
    }

    private void Article(Document document)
    {
        var matter = document.FrontMatter;
        if (document.IsDated) Meta("property", "article:published_time", Moment(document.Date));
        if (document.Changed is { } changed && changed != document.Date) Meta("property", "article:modified_time", Moment(changed));
        foreach (var author in matter.Authors) Meta("property", "article:author", author);
        Meta("property", "article:section", matter.Topic);
        foreach (var tag in matter.Tags) Meta("property", "article:tag", tag);
    }

    /// <summary>What Google Scholar and Zotero read of an article that discusses a paper («Highwire Press tags»).</summary>
    private void Scholar(Site site, Summary summary)
    {
        var (document, matter) = (summary.Document, summary.Document.FrontMatter);
        if (matter.Paper is not { } paper) return;
        Meta("name", "citation_title", summary.Title.Plain);
        // Without an author it would be passed over.
        var owner = string.IsNullOrWhiteSpace(site.Config.Author) ? site.Config.Title : site.Config.Author;
        foreach (var author in matter.Authors.IsEmpty ? [owner] : matter.Authors) Meta("name", "citation_author", author);
        if (document.IsDated) Meta("name", "citation_publication_date", document.Date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Meta("name", "citation_language", document.Language);
        if (site.Config.HasAddress) Meta("name", "citation_fulltext_html_url", site.Config.Absolute(site.AddressOf(document)));
        string?[] about =
        [
            $"citation_title={paper.Title}", .. paper.Authors.Select(author => $"citation_author={author}"), paper.Venue is { } venue ? $"citation_journal_title={venue}" : null,
            paper.Year is { } year ? $"citation_publication_date={year}" : null, paper.Doi is { } doi ? $"citation_doi={doi}" : null, paper.Arxiv is { } arxiv ? $"citation_arxiv_id={arxiv}" : null,
        ];
        Meta("name", "citation_reference", string.Join("; ", about.OfType<string>()));
    }

    /// <summary>A language and a country, as Open Graph wants them; null where the country is not known.</summary>
    private static string? Locale(string language)
    {
        var parts = language.Split('-');
        var country = parts.Skip(1).FirstOrDefault(part => part.Length == 2) ?? parts[0].ToLowerInvariant() switch { "zh" => "CN", "en" => "US", _ => null };
        return country is null ? null : $"{parts[0].ToLowerInvariant()}_{country.ToUpperInvariant()}";
    }

    internal static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private void Meta(string key, string name, string? content)
    {
        if (!string.IsNullOrWhiteSpace(content)) _html.Append($"<meta {key}=\"{name}\" content=\"{HtmlText.Escape(content)}\">\n");
    }

    private void Link(string rel, string href, string? type = null, string? title = null)
    {
        _html.Append($"<link rel=\"{rel}\"");
        if (type is not null) _html.Append($" type=\"{type}\"");
        if (title is not null) _html.Append($" title=\"{HtmlText.Escape(title)}\"");
        _html.Append($" href=\"{HtmlText.Escape(href)}\">\n");
    }

    private void Data(string json) => _html.Append("<script type=\"application/ld+json\">").Append(json).Append("</script>\n");

    private Html ToHtml() => new(_html.ToString().TrimEnd('\n'));
}
