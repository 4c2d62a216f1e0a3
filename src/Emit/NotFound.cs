using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What a host serves for an address that it does not have; so none of its links may be relative.</summary>
public sealed class NotFound : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var words = Pages.WordsOf(rendered.Site);
        var shell = Pages.Shell(rendered.Site, Routes.NotFound, words.NotFound, words.NotFoundExplained);
        yield return Pages.Html(Routes.NotFound, "the page for missing addresses", () => theme.NotFound(new NotFoundView(shell)));
    }
}
