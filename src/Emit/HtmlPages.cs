using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>A page for each document. Newer and older go by date, over all articles.</summary>
public sealed class HtmlPages : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        for (var i = 0; i < site.Articles.Length; i++)
        {
            var number = i;
            yield return Pages.Html(site.AddressOf(site.Articles[i]), rendered, site.Articles[i], opened => theme.Article(ViewOf(rendered, opened, number)));
        }
        foreach (var page in site.Pages)
        {
            yield return Pages.Html(site.AddressOf(page), rendered, page,
                opened => theme.Page(new PageView(Pages.Shell(site, opened.Summary), opened)));
        }
    }

    private static Summary? Neighbour(RenderedSite rendered, int index) =>
        index >= 0 && index < rendered.Site.Articles.Length ? rendered.SummaryOf(rendered.Site.Articles[index]) : null;

    private static ArticleView ViewOf(RenderedSite rendered, Page opened, int number)
    {
        var site = rendered.Site;
        var (article, newer, older) = (site.Articles[number], Neighbour(rendered, number - 1), Neighbour(rendered, number + 1));
        return new ArticleView(
            Pages.Shell(site, opened.Summary), opened, newer, older,
            site.TopicOf(article), site.TagsOf(article), PlaceOf(rendered, article),
            Pages.Summaries(rendered, site.Related.GetValueOrDefault(article.Path, [])))
        {
            Bibtex = BibtexWriter.Of(site, article),
            PaperBibtex = article.FrontMatter.Paper is { } paper ? BibtexWriter.Of(paper) : null,
            ReferredToBy = [.. site.BackLinks.GetValueOrDefault(article.Path, []).Select(link => new BackLinkView(rendered.SummaryOf(link.From), link.Targets))],
        };
    }

    private static SeriesPlace? PlaceOf(RenderedSite rendered, Document article)
    {
        if (rendered.Site.SeriesOf(article) is not { } series) return null;
        var position = series.Articles.Select(other => other.Path).ToImmutableArray().IndexOf(article.Path) + 1;
        return new SeriesPlace(series, position, Pages.Summaries(rendered, series.Articles));
    }
}
