using System.Collections.Immutable;
using Transmission.Model;
using Transmission.Search;

namespace Transmission.Emit;

/// <summary>The page for searching, and the index that it searches.</summary>
public sealed class Search : IEmitter
{
    public bool ReadsAll => true;

    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var shell = Pages.Shell(rendered.Site, Routes.Search, Pages.WordsOf(rendered.Site).Search, "");
        yield return Pages.Html(Routes.Search, "the search page", () => theme.Search(new SearchView(shell)));
        foreach (var file in IndexFiles.Of(Searchables(rendered)))
            yield return new Draft(new Url(Routes.Search.Value + file.Path).ToOutputPath(), file.Make) { Maker = "the search index" };
    }

    /// <summary>The newest last, so that a new article leaves the numbers of all others.</summary>
    private static ImmutableArray<Searchable> Searchables(RenderedSite rendered)
    {
        var documents = rendered.Site.Documents
            .OrderBy(document => document.Date).ThenBy(document => rendered.Site.AddressOf(document).Value, StringComparer.Ordinal).ToArray();
        var searchables = new Searchable[documents.Length];
        rendered.Turns.Take(documents.Length, i => searchables[i] = rendered.SearchOf(documents[i]));
        return [.. searchables];
    }
}
