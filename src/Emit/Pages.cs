using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What the emitters of HTML have in common.</summary>
internal static class Pages
{
    public static Draft Html(Url url, string maker, Func<string> make) =>
        new(url.ToOutputPath(), () => Encoding.UTF8.GetBytes(make())) { Maker = maker };

    /// <param name="draw">The page around a body that it opens first.</param>
    public static Draft Html(Url url, RenderedSite rendered, Document document, Func<Page, string> draw) =>
        new(url.ToOutputPath(), () => Draw(rendered.Open(document), draw), document.Source);

    private static byte[] Draw(Page page, Func<Page, string> draw) => page.Body.Within(draw(page));

    /// <summary>The shell of a page of the generator's own, in the site's language.</summary>
    /// <param name="feeds">The group that has feeds of its own, on its page.</param>
    public static Shell Shell(Site site, Url url, string title, string description, ArticleGroup? feeds = null) =>
        new(site, WordsOf(site), url, title, description, site.Config.Language) { Head = PageHead.OfList(site, url, title, description, feeds) };

    /// <summary>The shell of a document's page, in the document's language.</summary>
    public static Shell Shell(Site site, Summary summary) => new(
        site, WordsOf(site), site.AddressOf(summary.Document), summary.Title.Plain, summary.Description, summary.Document.Language)
    {
        Head = PageHead.OfDocument(site, summary),
    };

    public static Words WordsOf(Site site) => Words.For(site.Config.Language);

    public static ImmutableArray<Summary> Summaries(RenderedSite rendered, IEnumerable<Document> documents) =>
        [.. documents.Select(rendered.SummaryOf)];
}
