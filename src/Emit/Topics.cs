using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The list of all topics, and a page for each.</summary>
public sealed class Topics : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var (groups, words) = (rendered.Site.Topics, Pages.WordsOf(rendered.Site));
        return Groups.Emit(rendered, groups, Routes.Topics, words.Topics, words.CountTopics(groups.Length), theme.Topics, theme.Topic, hasFeeds: true);
    }
}
