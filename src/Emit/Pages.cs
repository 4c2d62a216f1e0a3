using System.Collections.Immutable;
using System.Text;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What the emitters of HTML have in common.</summary>
internal static class Pages
{
    public static Draft Html(Url url, string maker, Func<string> make) =>
        new(url.ToOutputPath(), ReadOnlyMemory<byte> () => Encoding.UTF8.GetBytes(make())) { Maker = maker };

    /// <param name="from">With the address and the frame of the site, all that it is made from.</param>
    public static Draft Html(Site site, Url url, string maker, Func<string> make, Func<IEnumerable<string?>> from) =>
        new(url.ToOutputPath(), () => new Recipe(DigestOf([site.Frame.Digest, url.Value, .. from()]), () => Encoding.UTF8.GetBytes(make()))) { Maker = maker };

    /// <summary>What a group's page, or its place in a list, is made from.</summary>
    public static IEnumerable<string?> MadeFrom(RenderedSite rendered, ArticleGroup group) =>
        [group.Name, group.Url.Value, $"{group.HasFeeds}", .. group.Articles.Select(article => rendered.SummaryOf(article).Digest)];

    /// <param name="draw">The page around a body that it opens first.</param>
    /// <param name="others">What it shows of other documents, and what it says of the site beyond its frame: with the page itself, all that it is made from.</param>
    public static Draft Html(Url url, RenderedSite rendered, Document document, Func<Page, string> draw, Func<IEnumerable<string?>> others) => new(url.ToOutputPath(), () =>
    {
        var page = rendered.Open(document);
        var site = rendered.Site;
        string?[] own = [site.Frame.Digest, url.Value, site.Translations.Listed(document).Path.Value, page.Summary.Digest, page.Body.Digest, .. page.Versions.SelectMany(version => new[] { version.Language, version.Href })];
        return new Recipe(DigestOf([.. own, null, .. others()]), () => page.Body.Within(draw(page)));
    }, document.Source);

    /// <summary>Empty where any of it is not known. What may be there or not has null in its place.</summary>
    private static string DigestOf(string?[] all) => all.Contains("") ? "" : CacheKey.Of("page", "1", [.. all.Select(part => part ?? "")]).ToString();

    /// <summary>The shell of a page of the generator's own, in the site's language.</summary>
    /// <param name="feeds">The group that has feeds of its own, on its page.</param>
    public static Shell Shell(Site site, Url url, string title, string description, ArticleGroup? feeds = null) =>
        new(site.Frame, WordsOf(site), url, title, description, site.Config.Language) { Head = PageHead.OfList(site, url, title, description, feeds) };

    /// <summary>The shell of a document's page, in the document's language.</summary>
    public static Shell Shell(Site site, Summary summary) => new(
        site.Frame, WordsOf(site), site.AddressOf(summary.Document), summary.Title.Plain, summary.Description, summary.Document.Language)
    {
        Head = PageHead.OfDocument(site, summary),
    };

    public static Words WordsOf(Site site) => Words.For(site.Config.Language);

    public static ImmutableArray<Summary> Summaries(RenderedSite rendered, IEnumerable<Document> documents) =>
        [.. documents.Select(rendered.SummaryOf)];
}
