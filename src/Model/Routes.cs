namespace Transmission.Model;

/// <summary>The addresses of the pages that the generator makes by itself; those of documents and groups come from Assemble.</summary>
public static class Routes
{
    public static Url Home { get; } = new("/");
    public static Url Topics { get; } = new("/topics/");
    public static Url Tags { get; } = new("/tags/");
    public static Url Series { get; } = new("/series/");
    public static Url Archive { get; } = new("/archive/");
    public static Url Search { get; } = new("/search/");
    public static Url Papers { get; } = new("/papers/");

    public static Url Sitemap { get; } = new("/sitemap.xml");

    // An author's own files of these names are served in place of the generator's.
    public static Url Robots { get; } = new("/robots.txt");
    public static Url LlmsText { get; } = new("/llms.txt");

    /// <summary>Static hosts serve this file for every address that they do not have.</summary>
    public static Url NotFound { get; } = new("/404.html");

    /// <summary>The front page and those with older articles. <paramref name="number"/> counts from one.</summary>
    public static Url HomePage(int number) => number == 1 ? Home : new Url($"/page/{number}/");

    /// <summary>The card of a page, beside it; that of the front page is the site's. A file of an author's own takes the place of the latter.</summary>
    public static Url CardOf(Url page) => new(page.Value.EndsWith('/') ? page.Value + "card.png" : Path.ChangeExtension(page.Value, ".png"));

    /// <summary>A drawing of an article, beside its page, whose address may be whole. <paramref name="number"/> counts from one.</summary>
    public static string DrawingOf(string page, int number) => page.EndsWith('/') ? $"{page}drawing-{number}.svg" : Path.ChangeExtension(page, $".{number}.svg");

    /// <summary>The Markdown of an article, beside its page.</summary>
    public static Url MarkdownOf(Url page) => new(page.Value.EndsWith('/') ? page.Value + "index.md" : Path.ChangeExtension(page.Value, ".md"));
}
