using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The list of all series, and a page for each.</summary>
public sealed class SeriesPages : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var (groups, words) = (rendered.Site.Series, Pages.WordsOf(rendered.Site));
        return Groups.Emit(rendered, groups, Routes.Series, words.Series, words.CountSeries(groups.Length), theme.SeriesList, theme.Series);
    }
}
