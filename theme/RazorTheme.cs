using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Transmission;
using Transmission.Model;

namespace Theme;

/// <summary>Which component draws which page.</summary>
public sealed class RazorTheme : ITheme
{
    // With Blazor's own encoder every Han character would become a reference of eight bytes.
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>
    /// As site.css has it: the text column is 684 CSS pixels, the whole window less its padding where that is not wide enough for margins. The
    /// widths are that column, a telephone of three pixels to one, and the column with two.
    /// </summary>
    public ImageLayout Images { get; } = new(
        [720, 1080, 1440],
        [new("(width < 40rem)", "100vw - 2.5rem"), new("(width < 68rem)", "100vw - 4rem"), new(null, "42.75rem")]);

    public string Article(ArticleView view) => Draw<ArticlePage, ArticleView>(view);
    public string Page(PageView view) => Draw<PagePage, PageView>(view);
    public string Home(HomeView view) => Draw<HomePage, HomeView>(view);
    public string Topics(GroupsView view) => Draw<GroupsPage, GroupsView>(view);
    public string Tags(GroupsView view) => Draw<TagsPage, GroupsView>(view);
    public string SeriesList(GroupsView view) => Draw<GroupsPage, GroupsView>(view);
    public string Topic(GroupView view) => Draw<GroupPage, GroupView>(view);
    public string Tag(GroupView view) => Draw<GroupPage, GroupView>(view);
    public string Series(GroupView view) => Draw<GroupPage, GroupView>(view);
    public string Archive(ArchiveView view) => Draw<ArchivePage, ArchiveView>(view);
    public string Search(SearchView view) => Draw<SearchPage, SearchView>(view);
    public string NotFound(NotFoundView view) => Draw<NotFoundPage, NotFoundView>(view);

    public string Card(CardView view, ITypesetter type) => Draw<CardPicture, (CardView, ITypesetter)>((view, type));

    // A renderer serves one thread and keeps all that it has drawn, so each page has its own: making one costs microseconds.
    // Our components await nothing, so this never waits.
    private static string Draw<TPage, TView>(TView view) where TPage : PageComponent<TView>
    {
        using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PageComponent<>.View)] = view });
        return renderer.Dispatcher.InvokeAsync(async () => Text(await renderer.RenderComponentAsync<TPage>(parameters)))
            .GetAwaiter().GetResult();
    }

    // One a thread: a page is drawn from beginning to end on it.
    [ThreadStatic]
    private static PageWriter? t_writer;

    private static string Text(HtmlRootComponent component)
    {
        var writer = t_writer ??= new PageWriter();
        component.WriteHtmlTo(writer);
        return writer.Take();
    }
}
