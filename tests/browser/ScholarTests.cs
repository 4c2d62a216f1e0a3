using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>Formulas in the clipboard, what references show, notes beside the text: with a pointer, a finger, the keyboard, and without script.</summary>
public sealed class ScholarTests(ScholarSite site, Chromium chromium) : BrowserTests(chromium), IClassFixture<ScholarSite>
{
    private static readonly (string Href, string Shows)[] References =
    [
        ("#eq-one", @"f(x) \le 1"), ("#eq-prime", "2′"), ("#fig-both", "两格"), ("#thm-bound", "上界"), ("#ref-knuth1976", "SIGACT News"),
        ("/notes/posts/other/#eq-far", "g(y) = 0"), ("/notes/posts/other/#thm-far", "Everything is far."),
    ];

    [Fact]
    public async Task A_selection_copies_formulas_as_TeX_and_nothing_that_is_typesetting()
    {
        Assert.Equal("", site.Printed);
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Permissions = ["clipboard-read", "clipboard-write"] });
        await site.OpenAsync(page);

        Assert.Equal(@"设$x_1$为实数，则$f(x) = \sqrt{x}$（见(1)、(1)）。", await Copy(page, "p => [p, 0, p, p.childNodes.length]", ".prose > p"));
        // From within a formula to within another: both are whole.
        Assert.Equal(@"$x_1$为实数，则$f(x) = \sqrt{x}$", await Copy(page, "p => { const all = [...p.querySelectorAll('.katex')].filter(one => !one.closest('.sn')).map(one => one.querySelector('.mord').firstChild); return [all[0], 0, all.at(-1), 0]; }", ".prose > p"));
        Assert.Equal("$$f(x) \\le 1 \\label{eq:one}$$", await Copy(page, "eq => [eq, 0, eq, eq.childNodes.length]", "#eq-one"));
        Assert.Equal("其一$a$\n其二$b$，完", await Copy(page, "list => [list, 0, list, list.childNodes.length]", ".prose > ul"));
        Assert.Equal("量\t值\n$n$\t$2$", await Copy(page, "table => [table, 0, table, table.childNodes.length]", "#tbl-n table"));
        // Without a formula the browser copies, as it does everywhere.
        Assert.Equal("学者的一页", await Copy(page, "title => [title, 0, title, 1]", "h1"));

        await page.Locator("#eq-prime").EvaluateAsync("one => one.closest('.eq').scrollIntoView({ block: 'center' })");
        var rows = page.Locator(".eq.rows");
        await rows.HoverAsync();
        await rows.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("\\begin{align}\na &= b \\label{eq:row} \\\\\nc &= d \\tag{\\ref{eq:row}$'$} \\label{eq:prime}\n\\end{align}", (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Trim());
    }

    [Fact]
    public async Task Every_reference_shows_what_it_leads_to_under_the_pointer_and_with_the_focus()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await site.OpenAsync(page);
        var card = page.Locator(".peek");
        await page.Keyboard.PressAsync("Tab"); // the browser knows now that the keyboard is used
        foreach (var (href, shows) in References)
        {
            var link = Link(page, href);
            await link.HoverAsync();
            await Assertions.Expect(card).ToContainTextAsync(shows);
            await Assertions.Expect(card).ToBeInViewportAsync(new() { Ratio = 1 });
            var isElsewhere = href[0] == '/';
            await Assertions.Expect(card.Locator("> a.tele")).ToHaveTextAsync(isElsewhere ? new System.Text.RegularExpressions.Regex("《Another note》 →$") : new("^[^《]* →$"));
            if (isElsewhere) Assert.Equal("", await link.GetAttributeAsync("title")); // no second one from the browser
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(card).ToBeHiddenAsync();
            await page.Mouse.MoveAsync(2, 2);

            await link.FocusAsync();
            await Assertions.Expect(card).ToContainTextAsync(shows);
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(card).ToBeHiddenAsync();
        }
        await Link(page, References[^1].Href).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(ScholarSite.Other + "#thm-far");
    }

    [Fact]
    public async Task Every_reference_shows_it_at_the_first_tap()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 700 }, HasTouch = true });
        await site.OpenAsync(page);
        foreach (var (href, shows) in References)
        {
            await Link(page, href).TapAsync();
            await Assertions.Expect(page.Locator(".peek")).ToContainTextAsync(shows);
            Assert.Equal(ScholarSite.Text, page.Url);
        }
        await page.Locator(".peek > a.tele").TapAsync();
        await Assertions.Expect(page).ToHaveURLAsync(ScholarSite.Other + "#thm-far");
    }

    [Fact]
    public async Task Without_script_a_reference_is_a_link_that_says_where_it_leads()
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = false });
        await site.OpenAsync(page);
        Assert.Equal("《Another note》", await Link(page, "/notes/posts/other/#eq-far").GetAttributeAsync("title"));
        foreach (var (href, _) in References)
        {
            await page.GotoAsync(ScholarSite.Text);
            await Link(page, href).ClickAsync();
            Assert.EndsWith(href, page.Url, StringComparison.Ordinal);
            await Assertions.Expect(page.Locator(page.Url[page.Url.IndexOf('#')..])).ToBeInViewportAsync();
        }
        await page.GotoAsync(ScholarSite.Text);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".prose .of").First).ToHaveTextAsync("（《Another note》）");
        await Assertions.Expect(page.Locator(".prose .of").First).ToBeVisibleAsync();
    }

    [Theory, InlineData(1440), InlineData(1200), InlineData(700)]
    public async Task Notes_lie_over_nothing(int width)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await site.OpenAsync(page);
        var over = await page.EvaluateAsync<string[]>("""
            () => {
              const seen = [...document.querySelectorAll('.sn')].filter(note => note.checkVisibility()).map(note => [note.textContent, note.getBoundingClientRect()]);
              const others = [...document.querySelectorAll('.prose > :is(p, .eq, figure, .thm, ul, .code, section), .toc, .mast')].map(one => {
                const range = document.createRange();
                const texts = [];
                const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, node => node.parentElement.closest('.sn, .katex-mathml') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
                while (walk.nextNode()) { range.selectNodeContents(walk.currentNode); texts.push(...range.getClientRects()); }
                return texts.map(box => [one.textContent, box]);
              }).flat();
              const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
              return [String(seen.length), ...seen.flatMap(([text, box], i) => [...seen.slice(i + 1), ...others].filter(([, other]) => meet(box, other)).map(([other]) => `${text} | ${other.slice(0, 60)}`))];
            }
            """);
        Assert.Equal([width > 1100 ? "3" : "0"], over); // the fourth is in a proof that is folded
        if (width > 1100) return;
        var (mark, note) = (page.Locator("button.snr").First, page.Locator(".sn").First);
        await mark.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(note).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True((await note.BoundingBoxAsync())!.Y > (await mark.BoundingBoxAsync())!.Y + 10, "the note lies over its mark");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(note).ToBeHiddenAsync();
        await Assertions.Expect(mark).ToBeFocusedAsync();
    }

    [Theory, InlineData(1440, ColorScheme.Light), InlineData(360, ColorScheme.Dark)]
    public async Task Nothing_moves_and_axe_finds_nothing(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        await page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });");
        await site.OpenAsync(page);
        for (var i = 0; i < 8; i++) await page.Mouse.WheelAsync(0, 500);
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(found.Violations.Select(item => item.Id + " " + string.Join(" ", item.Nodes.Take(2).Select(node => node.Html))));
        Assert.InRange(await page.EvaluateAsync<double>("() => window.shift"), 0, .01);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        // The button lies over no line of code, and a plot needs no scrolling.
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.prose .code')].filter(code => { const [button, line] = [code.querySelector('.copy'), code.querySelector('.ln')].map(one => one.getBoundingClientRect()); return button.bottom > line.top + 5; }).length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => { const box = document.querySelector('#fig-plot .scroll'); return box.scrollWidth - box.clientWidth; }"));
        var pair = await page.Locator("#fig-both > figure").EvaluateAllAsync<double[]>("all => all.map(one => one.getBoundingClientRect().top)");
        Assert.Equal(width == 360, pair[1] > pair[0] + 10);
    }

    private static ILocator Link(IPage page, string href) => page.Locator($".prose a[href='{href}']").First;

    private static async Task<string> Copy(IPage page, string range, string selector)
    {
        await page.EvaluateAsync("() => navigator.clipboard.writeText('')");
        await page.Locator(selector).First.EvaluateAsync($"one => {{ const [start, from, end, to] = ({range})(one); getSelection().setBaseAndExtent(start, from, end, to); }}");
        await page.Keyboard.PressAsync("Control+c");
        return (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Replace("\r", "");
    }
}
