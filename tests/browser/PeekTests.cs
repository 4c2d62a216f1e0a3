using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>What a reference points to, shown beside it.</summary>
public sealed class PeekTests(ServedSite site, Chromium chromium) : BrowserTests(chromium)
{
    private const string Reference = ".prose a.eqref[href^='#']";

    [Fact]
    public async Task Under_the_pointer_a_reference_shows_its_equation_and_Escape_hides_it()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var (link, equation) = await Find(page);
        await link.HoverAsync();
        await Assertions.Expect(page.Locator(".peek")).ToBeVisibleAsync();
        Assert.Equal(equation, await Tex(page.Locator(".peek")));
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(found.Violations.Select(item => item.Id + " " + string.Join(" ", item.Nodes.Take(2).Select(node => node.Html))));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".peek")).ToBeHiddenAsync();
    }

    [Theory, InlineData(360), InlineData(1440)]
    public async Task On_no_page_is_there_a_card_before_something_is_pointed_at(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var shown = new List<string>();
        foreach (var address in site.PagesOfEachKind)
        {
            await page.GotoAsync(address);
            await page.Locator(".peek").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (await page.Locator(".peek").IsVisibleAsync()) shown.Add(address);
        }
        Assert.Empty(shown);
    }

    [Fact]
    public async Task With_the_keyboard_too()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var (link, equation) = await Find(page);
        await page.Keyboard.PressAsync("Tab"); // the browser knows now that the keyboard is used
        await link.FocusAsync();
        await Assertions.Expect(page.Locator(".peek")).ToBeVisibleAsync();
        Assert.Equal(equation, await Tex(page.Locator(".peek")));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".peek")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_first_tap_shows_it_and_the_link_in_the_card_follows()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 700 }, HasTouch = true });
        var (link, equation) = await Find(page);
        var hash = await link.GetAttributeAsync("href");
        await link.TapAsync();
        await Assertions.Expect(page.Locator(".peek")).ToBeVisibleAsync();
        Assert.Equal(equation, await Tex(page.Locator(".peek")));
        Assert.DoesNotContain('#', page.Url);
        await page.Locator(".peek > a.tele").TapAsync();
        await Assertions.Expect(page.Locator(".peek")).ToBeHiddenAsync();
        Assert.EndsWith(hash!, Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_is_a_stop_of_the_keyboard_only_while_it_scrolls()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await Find(page);
        const string Wrong = "() => [...document.querySelectorAll('.eq > .scroll')].filter(box => (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) !== (box.tabIndex === 0)).length";
        await page.WaitForFunctionAsync($"() => ({Wrong})() === 0");
        Assert.True(await page.Locator(".eq > .scroll[tabindex='-1']").CountAsync() > 0);
    }

    /// <summary>On the first article that has one, a reference, and the TeX of what it points to.</summary>
    private async Task<(ILocator Link, string Tex)> Find(IPage page)
    {
        foreach (var address in site.Pages.Where(address => address.Contains("/posts/", StringComparison.Ordinal)))
        {
            await page.GotoAsync(address);
            if (await page.Locator(Reference).CountAsync() == 0) continue;
            var link = page.Locator(Reference).First;
            var id = (await link.GetAttributeAsync("href"))![1..];
            var tex = await page.EvaluateAsync<string>("id => document.getElementById(decodeURIComponent(id)).closest('.eq').querySelector('annotation').textContent", id);
            await link.ScrollIntoViewIfNeededAsync();
            return (link, tex);
        }
        throw new InvalidOperationException("no article refers to an equation");
    }

    private static Task<string> Tex(ILocator card) => card.Locator("annotation").First.EvaluateAsync<string>("one => one.textContent");
}
