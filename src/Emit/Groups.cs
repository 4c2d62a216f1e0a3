using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The page that lists all groups of one kind, and a page for each. Where there is no group there is no page.</summary>
internal static class Groups
{
    public static IEnumerable<Draft> Emit(
        RenderedSite rendered, ImmutableArray<ArticleGroup> groups, Url url, string title, string count,
        Func<GroupsView, string> all, Func<GroupView, string> one, bool hasFeeds = false)
    {
        if (groups.IsEmpty) yield break;
        var shell = Pages.Shell(rendered.Site, url, title, count);
        yield return Pages.Html(
            rendered.Site, url, $"the list «{title}»", () => all(new GroupsView(shell, [.. groups.Select(group => ViewOf(rendered, group, hasFeeds))])),
            () => groups.SelectMany(group => Pages.MadeFrom(rendered, group)));
        foreach (var group in groups)
        {
            yield return Pages.Html(
                rendered.Site, group.Url, $"«{group.Name}» of the list «{title}»", () => one(ViewOf(rendered, group, hasFeeds)), () => Pages.MadeFrom(rendered, group));
        }
    }

    private static GroupView ViewOf(RenderedSite rendered, ArticleGroup group, bool hasFeeds)
    {
        var feeds = hasFeeds && group.HasFeeds ? group : null;
        var count = Pages.WordsOf(rendered.Site).Articles(group.Articles.Length);
        return new GroupView(
            Pages.Shell(rendered.Site, group.Url, group.Name, $"{group.Name}: {count}", feeds), group, Pages.Summaries(rendered, group.Articles))
        {
            HasFeeds = feeds is not null,
        };
    }
}
