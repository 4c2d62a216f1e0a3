using Transmission.Model;

namespace Theme;

/// <summary>The entries of the header: the lists that have anything in them, «about» where the author wrote it, then the author's own.</summary>
internal static class Navigation
{
    public static IEnumerable<NavigationItem> Of(Shell shell)
    {
        var (site, words) = (shell.Site, shell.Words);
        if (site.HasTopics) yield return new NavigationItem(words.Topics, Routes.Topics);
        if (site.HasTags) yield return new NavigationItem(words.Tags, Routes.Tags);
        if (site.HasPapers) yield return new NavigationItem(words.Papers, Routes.Papers);
        yield return new NavigationItem(words.Archive, Routes.Archive);
        yield return new NavigationItem(words.Search, Routes.Search);
        var about = site.Pages.FirstOrDefault(page => page.Slug == "about");
        if (about is not null && site.Config.Navigation.All(item => item.Url != about.Url))
            yield return new NavigationItem(words.About, about.Url);
        foreach (var item in site.Config.Navigation) yield return item;
    }
}
