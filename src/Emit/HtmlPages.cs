using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>A page for each document. Newer and older go by date, over all articles, in the language of the page where they are in several.</summary>
public sealed class HtmlPages : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        var numbers = site.Listed.Select((article, i) => (article.Path, i)).ToDictionary(pair => pair.Path, pair => pair.i);
        foreach (var article in site.Articles)
        {
            var number = numbers[site.Translations.Listed(article).Path];
            yield return Pages.Html(
                site.AddressOf(article), rendered, article, opened => theme.Article(ViewOf(rendered, opened, number)), () => OthersOf(rendered, article, number));
        }
        foreach (var page in site.Pages)
        {
            yield return Pages.Html(site.AddressOf(page), rendered, page,
                opened => theme.Page(new PageView(Pages.Shell(site, opened.Summary), opened)), () => []);
        }
    }

    private static ArticleView ViewOf(RenderedSite rendered, Page opened, int number)
    {
        var (site, article) = (rendered.Site, opened.Document);
        return new ArticleView(
            Pages.Shell(site, opened.Summary), opened, Neighbour(rendered, article, number - 1), Neighbour(rendered, article, number + 1),
            site.TopicOf(article)?.Link, [.. site.TagsOf(article).Select(tag => tag.Link)], PlaceOf(rendered, article),
            Pages.Summaries(rendered, site.Related.GetValueOrDefault(article.Path, [])))
        {
            Bibtex = BibtexWriter.Of(site, article),
            PaperBibtex = article.FrontMatter.Paper is { } paper ? BibtexWriter.Of(paper) : null,
            ReferredToBy = [.. site.BackLinks.GetValueOrDefault(article.Path, []).Select(link => new BackLinkView(rendered.SummaryOf(link.From), link.Targets))],
        };
    }

    /// <summary>All that <see cref="ViewOf"/> takes from elsewhere than from the page and the frame of the site.</summary>
    private static IEnumerable<string?> OthersOf(RenderedSite rendered, Document article, int number)
    {
        var site = rendered.Site;
        yield return Neighbour(rendered, article, number - 1)?.Digest;
        yield return Neighbour(rendered, article, number + 1)?.Digest;
        foreach (var group in site.TagsOf(article)) yield return $"tag {group.Name} {group.Url}";
        if (PlaceOf(rendered, article) is { } place)
        {
            yield return $"series {place.Series.Name} {place.Series.Url} {place.Position}";
            foreach (var part in place.All) yield return part.Digest;
        }
        foreach (var link in site.BackLinks.GetValueOrDefault(article.Path, []))
        {
            yield return $"from {string.Join(' ', link.Targets.Select(target => target.Id))}";
            yield return rendered.SummaryOf(link.From).Digest;
        }
        foreach (var related in site.Related.GetValueOrDefault(article.Path, [])) yield return rendered.SummaryOf(related).Digest;
    }

    private static Summary? Neighbour(RenderedSite rendered, Document article, int index) =>
        index >= 0 && index < rendered.Site.Listed.Length ? rendered.SummaryOf(rendered.Site.Translations.For(article.Language, rendered.Site.Listed[index])) : null;

    private static SeriesPlace? PlaceOf(RenderedSite rendered, Document article)
    {
        if (rendered.Site.SeriesOf(article) is not { } series) return null;
        var parts = series.Articles.Select(other => rendered.Site.Translations.For(article.Language, other)).ToImmutableArray();
        var position = parts.Select(other => other.Path).ToImmutableArray().IndexOf(article.Path) + 1;
        return new SeriesPlace(series.Link, position, Pages.Summaries(rendered, parts));
    }
}
