using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The list of all tags, and a page for each.</summary>
public sealed class Tags : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var (groups, words) = (rendered.Site.Tags, Pages.WordsOf(rendered.Site));
        return Groups.Emit(rendered, groups, Routes.Tags, words.Tags, words.CountTags(groups.Length), theme.Tags, theme.Tag);
    }
}
