using System.Diagnostics.CodeAnalysis;
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
        .AddSingleton<IComponentActivator, Activator>()
        .BuildServiceProvider();

    /// <summary>
    /// As site.css has it: the text column is 684 CSS pixels, the whole window less its padding where that is not wide enough for margins. The
    /// widths are that column, a telephone of three pixels to one, and the column with two.
    /// </summary>
    public ImageLayout Images { get; } = new(
        [720, 1080, 1440],
        [new("(width < 40rem)", "100vw - 2.5rem"), new("(width < 68rem)", "100vw - 4rem"), new(null, "42.75rem")]);

    /// <summary>The palette of site.css: a drawing in a feed stands on its own paper, whatever is around it.</summary>
    public string DrawingStyle =>
        ":root{color-scheme:light dark;--paper:light-dark(#fbfbf8,#10141a);--wash:light-dark(#f2f3ee,#181d25);--rule:light-dark(#dcded7,#2b323c);--edge:light-dark(#848b8c,#6f7a87);"
        + "--ink:light-dark(#1a1f25,#dadee3);--ink-2:light-dark(#535b64,#9ba5b1);--link:light-dark(#1c4b8a,#97bff2);--signal:light-dark(#d4450c,#ff8a4c);--alert:light-dark(#a83808,#ff9d68);--leaf:light-dark(#22653d,#82c99b);"
        + "--mono:ui-monospace,Menlo,Consolas,monospace;color:var(--ink);background:var(--paper);font:400 14px/1.4 'SF Pro Text','Segoe UI','PingFang SC','Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',sans-serif}";

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
    public string Papers(PapersView view) => Draw<PapersPage, PapersView>(view);
    public string Search(SearchView view) => Draw<SearchPage, SearchView>(view);
    public string NotFound(NotFoundView view) => Draw<NotFoundPage, NotFoundView>(view);

    public string Card(CardView view, ITypesetter type) => Draw<CardPicture, (CardView, ITypesetter)>((view, type));

    // A renderer serves one thread and keeps all that it has drawn, so each page has its own: making one costs microseconds.
    // Our components await nothing, so this never waits.
    private static string Draw<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage, TView>(TView view) where TPage : PageComponent<TView>
    {
        using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PageComponent<>.View)] = view });
        return renderer.Dispatcher.InvokeAsync(async () => Text(await renderer.RenderComponentAsync<TPage>(parameters)))
            .GetAwaiter().GetResult();
    }

    /// <summary>Our components ask for no services; to hand some over, the framework's own activator compiles an expression for each kind.</summary>
    private sealed class Activator : IComponentActivator
    {
        public IComponent CreateInstance([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type componentType) => (IComponent)System.Activator.CreateInstance(componentType)!;
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
