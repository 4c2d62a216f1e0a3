using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>A page for each document. Newer and older go by date, over all articles, in the language of the page where they are in several.</summary>
public sealed class HtmlPages : IEmitter
{
    /// <summary>In the order in which documents were read, in which the engine makes their formulas: no page waits for those of others.</summary>
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) => rendered.Site.Documents.Select(document => Of(rendered, theme, document));

    public static Draft Of(RenderedSite rendered, ITheme theme, Document document)
    {
        var site = rendered.Site;
        return document.Kind == DocumentKind.Article
            ? Pages.Html(site.AddressOf(document), rendered, document, opened => theme.Article(ViewOf(rendered, opened)), () => OthersOf(rendered, document))
            : Pages.Html(site.AddressOf(document), rendered, document, opened => theme.Page(new PageView(Pages.Shell(site, opened.Summary), opened)), () => []);
    }

    private static ArticleView ViewOf(RenderedSite rendered, Page opened)
    {
        var (site, article) = (rendered.Site, opened.Document);
        var number = site.NumberOf(article);
        return new ArticleView(
            Pages.Shell(site, opened.Summary), opened, Neighbour(rendered, article, number - 1), Neighbour(rendered, article, number + 1),
            site.TopicOf(article)?.Link, [.. site.TagsOf(article).Select(tag => tag.Link)], PlaceOf(rendered, article),
            Pages.Summaries(rendered, site.RelatedTo(article)))
        {
            Bibtex = BibtexWriter.Of(site, article),
            PaperBibtex = article.FrontMatter.Paper is { } paper ? BibtexWriter.Of(paper) : null,
            ReferredToBy = [.. site.BackLinksTo(article).Select(link => new BackLinkView(rendered.SummaryOf(link.From), link.Targets))],
        };
    }

    /// <summary>All that <see cref="ViewOf"/> takes from elsewhere than from the page and the frame of the site.</summary>
    private static IEnumerable<string?> OthersOf(RenderedSite rendered, Document article)
    {
        var site = rendered.Site;
        var number = site.NumberOf(article);
        yield return Neighbour(rendered, article, number - 1)?.Digest;
        yield return Neighbour(rendered, article, number + 1)?.Digest;
        foreach (var group in site.TagsOf(article)) yield return $"tag {group.Name} {group.Url}";
        if (PlaceOf(rendered, article) is { } place)
        {
            yield return $"series {place.Series.Name} {place.Series.Url} {place.Position}";
            foreach (var part in place.All) yield return part.Digest;
        }
        foreach (var link in site.BackLinksTo(article))
        {
            yield return $"from {string.Join(' ', link.Targets.Select(target => target.Id))}";
            yield return rendered.SummaryOf(link.From).Digest;
        }
        foreach (var related in site.RelatedTo(article)) yield return rendered.SummaryOf(related).Digest;
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
