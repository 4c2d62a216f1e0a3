using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Every article, by year.</summary>
public sealed class Archive : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        yield return Pages.Html(
            rendered.Site, Routes.Archive, "the archive", () => theme.Archive(ViewOf(rendered)), () => rendered.Site.Listed.Select(article => rendered.SummaryOf(article).Digest));
    }

    private static ArchiveView ViewOf(RenderedSite rendered)
    {
        var words = Pages.WordsOf(rendered.Site);
        var years = rendered.Site.Listed.GroupBy(article => article.Date.Year).OrderByDescending(year => year.Key);
        return new ArchiveView(
            Pages.Shell(rendered.Site, Routes.Archive, words.Archive, words.Articles(rendered.Site.Listed.Length)),
            [.. years.Select(year => new ArchiveYear(year.Key, Pages.Summaries(rendered, year)))]);
    }
}
