using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>How pages look, as far as a machine can see it.</summary>
public sealed class LookTests(ServedSite site, Chromium chromium) : BrowserTests(chromium)
{
    private const int Phone = 360;

    private IEnumerable<string> Articles => site.Pages.Where(address => address.Contains("/posts/", StringComparison.Ordinal));

    [Theory, InlineData(Phone), InlineData(1440)]
    public async Task No_number_lies_over_its_formula(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        var seen = 0;
        foreach (var address in Articles)
        {
            await Open(page, address);
            // [how many displays have numbers, the sources of those with one over the formula]
            var found = await page.EvaluateAsync<string[]>("""
                () => {
                  const box = element => element.getBoundingClientRect();
                  const displays = [...document.querySelectorAll('.eq')].filter(eq => eq.querySelector('.katex-tag, .eq-n'));
                  const isOver = eq => {
                    const end = eq.querySelector('.katex-tag') ?? eq.querySelector('.eq-n');
                    const scroll = eq.querySelector('.scroll');
                    const formula = Math.max(...[...eq.querySelectorAll('.katex-html > .katex-base')].map(part => box(part).right));
                    return (end.className === 'eq-n' ? Math.min(formula, box(scroll).right) : formula) > box(end).left + 1;
                  };
                  return [String(displays.length), ...displays.filter(isOver).map(eq => eq.textContent.slice(0, 80))];
                }
                """);
            seen += int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(found.Length == 1, address + "\n" + string.Join("\n", found[1..]));
        }
        Assert.True(seen > 20, "few displays have numbers");
    }

    /// <summary>Punctuation that a line may not begin with, after a formula or a note's mark; and no formula of a few characters in two lines.</summary>
    [Theory, InlineData(Phone), InlineData(768)]
    public async Task No_line_begins_with_punctuation_and_short_formulas_stay_whole(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, DeviceScaleFactor = 2 });
        foreach (var address in Articles)
        {
            await Open(page, address);
            var found = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.prose .nb')].filter(nb => {
                  const parts = [...nb.querySelectorAll('.katex-base, button.snr')].filter(part => !part.closest('.sn') || nb.closest('.sn')).map(part => part.getBoundingClientRect()).filter(box => box.width);
                  const range = document.createRange();
                  for (const text of nb.childNodes) if (text.nodeType === Node.TEXT_NODE) { range.selectNodeContents(text); parts.push(...range.getClientRects()); }
                  return Math.max(...parts.map(part => part.top)) >= Math.min(...parts.map(part => part.bottom));
                }).map(nb => nb.textContent)
                """);
            Assert.True(found.Length == 0, address + "\n" + string.Join("\n", found));
        }
    }

    /// <summary>Until a font comes one of the same width and height stands in, where the system has Times or its like; a few lines may still break elsewhere.</summary>
    [Theory, InlineData(Phone), InlineData(1440)]
    public async Task Nothing_moves_when_the_fonts_come(int width)
    {
        foreach (var address in site.PagesOfEachKind)
        {
            var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
            await page.RouteAsync("**/*.woff2", async route => { await Task.Delay(150); await route.ContinueAsync(); });
            await page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });");
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => setTimeout(done, 200)))");
            var shift = await page.EvaluateAsync<double>("() => window.shift");
            Assert.True(shift < .01, $"{address} moves by {shift:0.000} at {width} px");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_side_note_is_a_sheet_on_a_phone_without_script()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = Phone, Height = 700 }, JavaScriptEnabled = false });
        await FirstWith(page, "button.snr");
        var (mark, note) = (page.Locator("button.snr").First, page.Locator(".sn").First);
        await Assertions.Expect(note).ToBeHiddenAsync();
        await mark.ClickAsync();
        await Assertions.Expect(note).ToBeVisibleAsync();
        var box = await note.BoundingBoxAsync();
        Assert.NotNull(box);
        Assert.InRange(box.Y + box.Height, 699, 701);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(note).ToBeHiddenAsync();
        await mark.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(note).ToBeVisibleAsync();
        await page.Mouse.ClickAsync(180, 20);
        await Assertions.Expect(note).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_side_note_stands_in_the_margin_of_a_wide_page_without_script()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, JavaScriptEnabled = false });
        await FirstWith(page, ".sn");
        var (text, note) = (await page.Locator(".prose > p").First.BoundingBoxAsync(), await page.Locator(".sn").First.BoundingBoxAsync());
        Assert.True(note!.X > text!.X + text.Width);
        Assert.True(note.X + note.Width < 1440);
    }

    [Fact]
    public async Task With_the_keyboard_one_reaches_the_text_the_theme_and_every_box_that_scrolls()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = Phone, Height = 700 } });
        await Open(page, Articles.First());
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("a.skip")).ToBeInViewportAsync();
        Assert.False(string.IsNullOrEmpty(await page.Locator("button.theme").GetAttributeAsync("aria-label")));
        var unreachable = await page.EvaluateAsync<int>("() => [...document.querySelectorAll('*')].filter(e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0 && e !== document.documentElement && e !== document.body).length");
        Assert.Equal(0, unreachable);
    }

    /// <summary>On paper of A4: no row of a table, line of a program, formula or picture leaves the text, what is folded is open, and what is pressed is away.</summary>
    [Fact]
    public async Task On_paper_nothing_is_cut_and_nothing_is_left_to_press()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 673, Height = 900 } });
        foreach (var address in site.PagesOfEachKind)
        {
            await Open(page, address);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            var found = await page.EvaluateAsync<string[]>("""
                () => {
                  const shown = element => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
                  const end = document.querySelector('main').getBoundingClientRect().right + 1;
                  const told = (what, elements) => elements.map(element => what + ': ' + element.outerHTML.slice(0, 100));
                  return [
                    ...told('leaves the text', [...document.querySelectorAll('main :is(tr, pre, code, img, svg, .katex-html > .katex-base)')].filter(one => shown(one) && !one.closest('.sn, .vh') && one.getBoundingClientRect().right > end)),
                    ...told('is pressed', [...document.querySelectorAll('button, input:not([type="checkbox"]), nav')].filter(shown)),
                    ...told('is folded', [...document.querySelectorAll('.prose details > :not(summary)')].filter(one => !shown(one))),
                  ];
                }
                """);
            Assert.True(found.Length == 0, address + "\n" + string.Join("\n", found));
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    /// <summary>A line of Han before a long Latin word is not spread over a phone's width.</summary>
    [Fact]
    public async Task No_line_of_a_phone_is_spread()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = Phone, Height = 800 } });
        foreach (var address in site.PagesOfEachKind)
        {
            await Open(page, address);
            Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('p, li, dd, td')].filter(element => getComputedStyle(element).textAlign === 'justify').length"));
        }
    }

    private async Task FirstWith(IPage page, string selector)
    {
        foreach (var address in Articles)
        {
            await page.GotoAsync(address);
            if (await page.Locator(selector).CountAsync() > 0) return;
        }
        Assert.Fail($"no article has a {selector}");
    }

    private static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => document.fonts.ready");
    }
}
