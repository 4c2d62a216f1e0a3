using Microsoft.Playwright;

namespace Tests.Browser;

/// <summary>Two notes with all that scholars need, in the theme; answered from memory, at an address that a browser trusts with its clipboard.</summary>
public sealed class ScholarSite
{
    public const string Text = "https://scholars.example/notes/posts/text/";
    public const string Other = "https://scholars.example/notes/posts/other/";

    private readonly TestSite _site = TestSite.Build(Path.Combine(Repository.Tests, "browser", "scholars"), new Theme.RazorTheme(), url: new Uri("https://scholars.example/notes/"));

    public string Printed => _site.Printed;

    public async Task OpenAsync(IPage page, string address = Text)
    {
        await page.Context.RouteAsync("https://scholars.example/**", Answer);
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.fonts.ready");
    }

    private Task Answer(IRoute route)
    {
        var path = Uri.UnescapeDataString(new Uri(route.Request.Url).AbsolutePath)["/notes/".Length..];
        if (path.Length == 0 || path.EndsWith('/')) path += "index.html";
        return _site.Files.TryGetValue(path, out var content)
            ? route.FulfillAsync(new() { Status = 200, BodyBytes = content, ContentType = ServedSite.ContentType(Path.GetExtension(path)) })
            : route.FulfillAsync(new() { Status = 404 });
    }
}
