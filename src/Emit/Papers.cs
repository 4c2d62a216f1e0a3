using System.Collections.Immutable;
using System.Globalization;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Every paper that an article discusses, by the year of the paper. Where there is none there is no page.</summary>
public sealed class Papers : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        if (rendered.Site.HasPapers) yield return Pages.Html(Routes.Papers, "the list of papers", () => theme.Papers(ViewOf(rendered)));
    }

    private static PapersView ViewOf(RenderedSite rendered)
    {
        var (site, words) = (rendered.Site, Pages.WordsOf(rendered.Site));
        ImmutableArray<PaperRead> papers = [.. site.Listed.Where(article => article.FrontMatter.Paper is not null)
            .GroupBy(article => IdOf(article.FrontMatter.Paper!), StringComparer.OrdinalIgnoreCase)
            .Select(group => new PaperRead(group.First().FrontMatter.Paper!, Pages.Summaries(rendered, group)))];
        var years = papers.GroupBy(paper => YearOf(paper.Paper)).OrderByDescending(year => year.Key)
            .Select(year => new PaperYear(year.Key, [.. year.OrderBy(paper => paper.Paper.Title, StringComparer.OrdinalIgnoreCase)]));
        var topics = site.Topics.Select(topic => new PaperTopic(topic, [.. papers.Where(paper => paper.Articles.Any(article => site.TopicOf(article.Document) == topic))])).Where(topic => !topic.Papers.IsEmpty);
        return new PapersView(Pages.Shell(site, Routes.Papers, words.Papers, words.CountPapers(papers.Length)), [.. years], [.. topics]);
    }

    /// <summary>Two articles may discuss one paper.</summary>
    private static string IdOf(Paper paper) => paper.Doi ?? paper.Arxiv ?? paper.Title.Trim();

    private static int? YearOf(Paper paper) =>
        paper.Year is { } text && int.TryParse(string.Concat(text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}
