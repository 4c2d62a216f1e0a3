using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Tests.Browser.ServedSite))]
[assembly: AssemblyFixture(typeof(Tests.Browser.Chromium))]

namespace Tests.Browser;

/// <summary>What a reader does, in a real browser, on the repository's own site.</summary>
public sealed class ReaderTests(ServedSite site, Chromium chromium) : BrowserTests(chromium)
{
    private const string Article = "a[href*='/posts/']";

    [Fact]
    public async Task From_the_home_page_to_an_article_to_its_topic()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("INCOMING TRANSMISSION");
        await Assertions.Expect(page.GetByText("LATEST UPDATES")).ToBeVisibleAsync();

        var title = await page.Locator("main " + Article).First.InnerTextAsync();
        await page.Locator("main " + Article).First.ClickAsync();
        await Assertions.Expect(page.Locator("article h1")).ToHaveTextAsync(title);

        await page.Locator("main a[href*='/topics/']").First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(title);
    }

    [Fact]
    public async Task The_theme_a_reader_chose_is_kept_over_navigation()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync(site.Home);
        var light = await Background(page);
        await page.Locator("button.theme").ClickAsync();
        var dark = await Background(page);
        Assert.NotEqual(light, dark);

        await page.Locator("main " + Article).First.ClickAsync();
        await page.WaitForURLAsync("**/posts/**");
        Assert.Equal(dark, await Background(page));
    }

    [Fact]
    public async Task No_page_asks_another_host_or_complains()
    {
        var page = await OpenAsync();
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Enqueue($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) => { if (!request.Url.StartsWith(site.Origin, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Enqueue($"{page.Url} asks for {request.Url}"); };
        page.Response += (_, response) => { if (response.Status >= 400) complaints.Enqueue($"{response.Url}: {response.Status}"); };
        foreach (var address in site.Pages) await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Empty(complaints);
    }

    [Theory, InlineData(ColorScheme.Light, 1440), InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_no_violation(ColorScheme scheme, int width)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        var isWhole = true;
        foreach (var address in site.PagesOfEachKind.Append(site.Home + "nowhere").OrderBy(address => !address.Contains("/posts/", StringComparison.Ordinal)))
        {
            await page.GotoAsync(address);
            var found = isWhole ? await page.RunAxe(Violations) : await page.RunAxe(WithoutFormulas, Violations);
            isWhole = false;
            Assert.True(found.Violations.Length == 0, address + "\n" + string.Join("\n", found.Violations.Select(Describe)));
        }
    }

    /// <summary>Formulas are ten thousand elements, of the colour that they stand in: one article whole is enough.</summary>
    private static readonly AxeRunContext WithoutFormulas = new() { Exclude = [new(".katex")] };

    /// <summary>What is well needs no list of its ten thousand places.</summary>
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    [Theory, InlineData(360), InlineData(768), InlineData(1440)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        foreach (var address in site.Pages)
        {
            await page.GotoAsync(address);
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(wide <= 0, $"{address} is {wide} px too wide at {width} px");
        }
    }

    [Fact]
    public async Task Without_script_an_article_is_complete()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(site.Home);
        await page.Locator("main " + Article).First.ClickAsync();
        await page.WaitForURLAsync("**/posts/**");
        Assert.True(await page.Locator("article .katex").CountAsync() > 20);
        Assert.True(await page.Locator("article .katex-display").First.IsVisibleAsync());
        Assert.True(await page.Locator("article h2").CountAsync() > 2);
        Assert.Equal(0, await page.Locator("article .math-error").CountAsync());
    }

    [Fact]
    public async Task Code_is_copied_as_it_was_written()
    {
        var page = await OpenAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        foreach (var address in site.Pages)
        {
            await page.GotoAsync(address);
            if (await page.Locator("figure.code").CountAsync() == 0) continue;
            await page.Locator("figure.code").First.HoverAsync();
            await page.Locator("figure.code button.copy").First.ClickAsync();
            var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
            Assert.Equal((await page.Locator("figure.code code").First.EvaluateAsync<string>("code => [...code.querySelectorAll('.ln')].map(line => line.textContent.replace(/\\n$/, '')).join('\\n')")).TrimEnd(), copied.TrimEnd());
            return;
        }
        Assert.Fail("no page has code");
    }

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static string Describe(AxeResultItem item) =>
        $"{item.Id}: {item.Help}\n" + string.Join("\n", item.Nodes.Take(3).Select(node => "  " + node.Html));
}
