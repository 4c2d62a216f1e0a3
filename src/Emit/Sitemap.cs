using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>
/// Every page that is to be found (sitemaps.org, 0.9), with the day on which it last changed: a document's own, or that
/// of the last of the articles that a list shows.
/// </summary>
public sealed class Sitemap : IEmitter
{
    private static readonly XNamespace Name = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        yield return new Draft(Routes.Sitemap.ToOutputPath(), () => Write(rendered.Site)) { Maker = "the sitemap" };
    }

    private static ReadOnlyMemory<byte> Write(Site site)
    {
        var urls = Pages(site).Select(page => new XElement(Name + "url",
            new XElement(Name + "loc", site.Config.Absolute(page.Url)),
            page.Changed is { } changed ? new XElement(Name + "lastmod", changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement(Name + "urlset", urls).ToString().ReplaceLineEndings("\n")}\n");
    }

    private static IEnumerable<(Url Url, DateTimeOffset? Changed)> Pages(Site site)
    {
        yield return (Routes.Home, Last(site.Articles));
        foreach (var document in site.Articles.Concat(site.Pages)) yield return (site.AddressOf(document), document.Changed);
        yield return (Routes.Archive, Last(site.Articles));
        if (site.HasPapers) yield return (Routes.Papers, Last(site.Articles.Where(article => article.FrontMatter.Paper is not null)));
        foreach (var (list, groups) in new[] { (Routes.Topics, site.Topics), (Routes.Tags, site.Tags), (Routes.Series, site.Series) })
        {
            if (groups.IsEmpty) continue;
            yield return (list, Last(groups.SelectMany(group => group.Articles)));
            foreach (var group in groups) yield return (group.Url, Last(group.Articles));
        }
    }

    private static DateTimeOffset? Last(IEnumerable<Document> articles) => articles.Max(article => article.Changed);
}
