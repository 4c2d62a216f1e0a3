using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The front page, and the pages with older articles behind it. There is a front page also where there is no article.</summary>
public sealed class Home : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        var size = Math.Max(1, site.Config.ArticlesPerPage);
        var of = Math.Max(1, (site.Listed.Length + size - 1) / size);
        for (var i = 1; i <= of; i++)
        {
            var number = i;
            yield return Pages.Html(
                site, Routes.HomePage(number), "the front page", () => theme.Home(ViewOf(rendered, number, of, size)),
                () => [$"{number} {of} {site.Listed.Length}", .. Listed(site, number, size).Select(article => rendered.SummaryOf(article).Digest), .. site.Series.Concat(site.Topics).Select(group => $"{group.Link} {group.Articles.Length}")]);
        }
    }

    private static IEnumerable<Document> Listed(Site site, int number, int size) => site.Listed.Skip((number - 1) * size).Take(size);

    private static HomeView ViewOf(RenderedSite rendered, int number, int of, int size)
    {
        var site = rendered.Site;
        var title = number == 1 ? site.Config.Title : Pages.WordsOf(site).PageOf(number, of);
        return new HomeView(
            Pages.Shell(site, Routes.HomePage(number), title, site.Config.Description),
            Pages.Summaries(rendered, Listed(site, number, size)), number, of,
            Newer: number > 1 ? Routes.HomePage(number - 1) : null,
            Older: number < of ? Routes.HomePage(number + 1) : null)
        {
            Count = site.Listed.Length,
            Series = site.Series,
            Topics = site.Topics,
        };
    }
}
