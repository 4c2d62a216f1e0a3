using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Tests.Browser;

/// <summary>Searching, by keyboard, mouse and touch, on the repository's own site.</summary>
public sealed class SearchTests(ServedSite site, Chromium chromium) : BrowserTests(chromium)
{
    private const string Query = "注意力";

    [Fact]
    public async Task By_keyboard_a_slash_opens_it_and_arrows_and_enter_lead_to_a_result()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("dialog input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Query);
        await Expect(page.Locator("dialog .hits mark").First).ToHaveTextAsync(Query);
        await Expect(page.Locator("dialog [role=status]")).ToContainTextAsync("找到");

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("dialog .hits a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("dialog input")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("dialog .hits a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_closes_it_and_a_slash_in_a_field_is_a_slash()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("a/b");
        await Expect(page.Locator("dialog input")).ToHaveValueAsync("a/b");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task By_mouse_the_header_opens_it_and_a_place_beside_closes_it()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home);
        await page.Locator("nav [data-search]").ClickAsync();
        await page.Locator("dialog input").FillAsync(@"\frac");
        await Expect(page.Locator("dialog .hits li").First).ToBeVisibleAsync();
        await page.Mouse.ClickAsync(5, 400);
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();

        await page.Locator("nav [data-search]").ClickAsync();
        await page.Locator("dialog .hits a").First.ClickAsync();
        await page.WaitForURLAsync("**/posts/**");
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task By_touch_on_a_narrow_screen_everything_is_within_reach()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 640 }, HasTouch = true, IsMobile = true });
        await page.GotoAsync(site.Home);
        await page.Locator("nav [data-search]").TapAsync();
        await page.Locator("dialog input").FillAsync(Query);
        await Expect(page.Locator("dialog .hits li").First).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => { const d = document.querySelector('dialog'); return d.scrollWidth <= d.clientWidth && document.documentElement.scrollWidth <= innerWidth; }"));
        await page.Locator("dialog [data-close]").TapAsync();
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_page_of_its_own_takes_the_query_from_its_address()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home + "search/?q=" + Uri.EscapeDataString(Query));
        await Expect(page.Locator("main input")).ToHaveValueAsync(Query);
        await Expect(page.Locator("main .hits mark").First).ToHaveTextAsync(Query);
        await page.Locator("main input").FillAsync("鸃鸄");
        await Expect(page.Locator("main [role=status]")).ToHaveTextAsync("没有找到。");
        await page.WaitForURLAsync("**/search/?q=" + Uri.EscapeDataString("鸃鸄"));
    }

    [Fact]
    public async Task A_word_that_is_still_being_composed_is_not_looked_for()
    {
        var page = await OpenAsync();
        await page.GotoAsync(site.Home + "search/");
        await page.Locator("main input").EvaluateAsync("input => { input.value = 'zhu'; input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true })); }");
        await page.WaitForTimeoutAsync(400);
        await Expect(page.Locator("main [role=status]")).ToBeEmptyAsync();
        await page.Locator("main input").EvaluateAsync("input => { input.value = '注意'; input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })); }");
        await Expect(page.Locator("main .hits mark").First).ToHaveTextAsync("注意");
    }

    [Fact]
    public async Task Without_script_the_header_leads_to_a_page_that_knows_other_ways()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync(site.Home);
        await page.Locator("nav [data-search]").ClickAsync();
        await page.WaitForURLAsync("**/search/");
        await page.Locator("main noscript a, main a").First.ClickAsync();
        await page.WaitForURLAsync("**/archive/");
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_no_violation_in_an_open_box_with_results(ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ColorScheme = scheme });
        await page.GotoAsync(site.Home);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(Query);
        await Expect(page.Locator("dialog .hits li").First).ToBeVisibleAsync();
        var found = await Deque.AxeCore.Playwright.PageExtensions.RunAxe(page);
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(violation => $"{violation.Id}: {violation.Help}")));
    }
}
