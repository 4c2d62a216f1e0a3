using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>The only room that sees all the documents at once and is not parallel: keep it cheap.</summary>
public static class SiteAssembler
{
    /// <param name="themeAssets">By their path in the theme.</param>
    public static Site Assemble(
        SiteConfig config, DateTimeOffset now, ImmutableArray<Document> documents, ImmutableArray<Asset> assets,
        IReadOnlyDictionary<string, Asset> themeAssets, DiagnosticBag diagnostics)
    {
        var bibliographies = new Bibliographies(config, assets, diagnostics);
        documents = [.. documents.Select(bibliographies.WithPaper)];
        ImmutableArray<Document> published = [.. documents.Where(document => document.LeftOutBecause is null).OrderBy(document => document.Path)];
        ImmutableArray<Document> articles = [.. published.Where(document => document.Kind == DocumentKind.Article)];

        var book = new AddressBook(diagnostics);
        var translations = TranslationFinder.Find(published, config.Language);
        Reserve(book, config, translations.OneOfEach(articles).Length, themeAssets);
        if (articles.Any(article => article.FrontMatter.Paper is not null)) book.Reserve(Routes.Papers, "the list of papers");
        ImmutableArray<Document> newestFirst = [.. articles.OrderByDescending(article => article.Date)];
        var topics = new Groups("/topics/", book, translations).Of(newestFirst, article => article.FrontMatter.Topic is { } topic ? [topic] : []);
        var tags = new Groups("/tags/", book, translations).Of(newestFirst, article => article.FrontMatter.Tags);
        var series = new Groups("/series/", book, translations).Of(
            [.. articles.OrderBy(article => article.FrontMatter.Order ?? int.MaxValue).ThenBy(article => article.Date).ThenBy(article => article.Path)],
            article => article.FrontMatter.Series is { } name ? [name] : []);

        var addresses = ClaimAll(published, new Addresses(config, diagnostics), book);
        ImmutableArray<Asset> served = [.. assets.OrderBy(asset => asset.Source.Path).Select(asset =>
            asset with { Url = book.Claim(asset.Url, asset.Source.Path.Value, () => new SourceText(asset.Source.Path, "").At(0, 0)) })];
        var redirects = new Redirects(config, book, diagnostics).Of(published, addresses);
        var byPath = published.ToDictionary(document => document.Path);

        string AddressOf(Document document) => addresses[document.Path].Value;
        var byDate = newestFirst;
        newestFirst = [.. articles.OrderByDescending(article => article.Date).ThenBy(AddressOf, StringComparer.Ordinal)];
        ImmutableArray<Document> leftOut = [.. documents.Where(document => document.LeftOutBecause is not null).OrderBy(document => document.Path)];
        var names = new NameTable(published, leftOut, served);
        var backLinks = new BackLinks(newestFirst, new Mentions(newestFirst, byPath, addresses, names, translations), translations);
        var related = new RelatedArticles(newestFirst, backLinks, translations);
        related.Prepare();
        return new Site
        {
            Config = config,
            Now = now,
            Documents = published,
            LeftOut = leftOut,
            Assets = served,
            ThemeAssets = themeAssets,
            Addresses = addresses,
            Redirects = redirects,
            ByPath = byPath,
            Bibliographies = bibliographies.Of(published),
            AssetByPath = served.ToDictionary(asset => asset.Source.Path),
            Articles = newestFirst,
            Translations = translations,
            Pages = [.. published.Where(document => document.Kind == DocumentKind.Page).OrderBy(AddressOf, StringComparer.Ordinal)],
            Topics = InOrder(topics, newestFirst, byDate),
            Tags = InOrder(tags, newestFirst, byDate),
            Series = series,
            Names = names,
            RelatedTo = related.Of,
            BackLinksTo = backLinks.To,
        };
    }

    private static void Reserve(AddressBook book, SiteConfig config, int articles, IReadOnlyDictionary<string, Asset> themeAssets)
    {
        book.Reserve(new Url("/"), "the front page");
        book.Reserve(new Url("/404.html"), "the page for wrong addresses");
        foreach (var format in FeedFormat.All) book.Reserve(format.Of(Routes.Home), $"the feed in {format.Name}");
        book.Reserve(Routes.Sitemap, "the list of all pages");
        foreach (var list in new[] { "archive", "topics", "tags", "series" }) book.Reserve(new Url($"/{list}/"), $"the list at /{list}/");
        var pages = (articles + config.ArticlesPerPage - 1) / config.ArticlesPerPage;
        for (var number = 2; number <= pages; number++) book.Reserve(new Url($"/page/{number}/"), $"page {number} of the front page");
        foreach (var asset in themeAssets.Values) book.Reserve(asset.Url, "a file of the theme");
    }

    private static Dictionary<SitePath, Url> ClaimAll(ImmutableArray<Document> documents, Addresses wanted, AddressBook book)
    {
        var addresses = new Dictionary<SitePath, Url>(documents.Length);
        foreach (var document in documents) addresses.Add(document.Path, book.Claim(wanted.Of(document), document.Path.Value, () => Addresses.PlaceOf(document)));
        return addresses;
    }

    /// <summary>Addresses of groups had to be given before those of articles, by which equal dates are ordered.</summary>
    /// <param name="before">As the articles were ordered when the groups were made.</param>
    private static ImmutableArray<ArticleGroup> InOrder(ImmutableArray<ArticleGroup> groups, ImmutableArray<Document> newestFirst, ImmutableArray<Document> before)
    {
        if (newestFirst.AsSpan().SequenceEqual(before.AsSpan(), ReferenceEqualityComparer.Instance)) return groups;
        var place = newestFirst.Select((article, i) => (article.Path, i)).ToDictionary(pair => pair.Path, pair => pair.i);
        return [.. groups.Select(group => group with { Articles = [.. group.Articles.OrderBy(article => place[article.Path])] })];
    }
}
