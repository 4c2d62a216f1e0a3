using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>What an author sees of a preview, in a real browser.</summary>
public sealed class PreviewBrowserTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Head = "---\ntitle: One\ndate: 2024-01-02\n---\n\n";
    private static readonly string[] Paragraphs = [.. Enumerable.Range(0, 60).Select(i => $"Paragraph {i} about $x_{{{i}}}$, and so on.")];

    [Fact]
    public async Task What_is_wrong_appears_over_the_page_and_goes_when_it_is_mended()
    {
        await using var preview = await PreviewedFolder.StartAsync(("posts/one.md", Text(Paragraphs)));
        var page = await OpenAsync();
        await page.GotoAsync(new Uri(preview.Home, "/posts/one/").ToString());
        await Assertions.Expect(page.Locator("preview-messages")).ToBeHiddenAsync();

        preview.Save("posts/one.md", Text([@"Wrong: $\farc12$.", .. Paragraphs]));
        await Assertions.Expect(page.Locator("preview-messages")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("preview-messages summary")).ToHaveTextAsync("1 error");
        await Assertions.Expect(page.Locator("preview-messages a")).ToHaveAttributeAsync("href", $"editor://{preview.FullPath("posts/one.md").TrimStart('/')}:6:9");
        await Assertions.Expect(page.Locator("preview-messages pre")).ToContainTextAsync(@"\farc12");
        await Assertions.Expect(page.Locator("article .math-error")).ToHaveCountAsync(1);

        preview.Save("posts/one.md", Text(["Right: $12$.", .. Paragraphs]));
        await Assertions.Expect(page.Locator("preview-messages")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("article .math-error")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".prose p").First).ToContainTextAsync("Right:");
    }

    [Fact]
    public async Task A_save_changes_what_changed_and_the_reader_s_place_is_kept()
    {
        await using var preview = await PreviewedFolder.StartAsync(("posts/one.md", Text(Paragraphs)));
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1000, Height = 600 } });
        await page.GotoAsync(new Uri(preview.Home, "/posts/one/").ToString());
        await page.Locator(".prose p").Nth(40).EvaluateAsync("node => scrollTo({ top: node.getBoundingClientRect().top + scrollY - 100, behavior: 'instant' })");
        await page.EvaluateAsync("""
            () => {
              window.sameWindow = true;
              window.before = [...document.querySelectorAll('.prose p')];
              window.touched = new Set();
              new MutationObserver(records => records.forEach(record => {
                const inside = record.target.nodeType === 1 ? record.target : record.target.parentElement;
                window.touched.add(inside.closest('.prose p, preview-messages, .prose')?.className || inside.closest('.prose p, preview-messages, .prose')?.textContent.slice(0, 12) || inside.nodeName);
              })).observe(document.querySelector('.prose'), { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """);
        var place = await Top(page, 40);

        // Far above what is read: two paragraphs more, and one that says something else.
        var changed = Paragraphs.ToList();
        changed[3] = "Paragraph 3 says something else.";
        changed.InsertRange(10, ["New.", "Newer."]);
        preview.Save("posts/one.md", Text(changed));
        await Assertions.Expect(page.Locator(".prose p")).ToHaveCountAsync(62);

        Assert.True(await page.EvaluateAsync<bool>("() => window.sameWindow === true"));
        Assert.Equal(place, await Top(page, 42), tolerance: 2.0);
        Assert.True(await page.EvaluateAsync<bool>("() => { const now = [...document.querySelectorAll('.prose p')]; now.splice(10, 2); return now.every((node, i) => node === window.before[i]); }"));
        Assert.Equal(["Paragraph 3 ", "prose"], (await page.EvaluateAsync<string[]>("() => [...window.touched].sort()")).Order(StringComparer.Ordinal));
        Assert.Equal("One", (await page.TitleAsync()).Split(" | ")[0]);
    }

    [Fact]
    public async Task What_the_theme_s_script_and_the_reader_did_to_the_page_stays()
    {
        var text = "```python\nprint(1)\n```\n\n> [!note]- Folded\n> Inside.\n\nThe end.\n";
        await using var preview = await PreviewedFolder.StartAsync(("posts/one.md", Head + text));
        var page = await OpenAsync();
        await page.GotoAsync(new Uri(preview.Home, "/posts/one/").ToString());
        await page.Locator(".prose details summary").First.ClickAsync();
        var buttons = await page.Locator("button.copy").CountAsync();
        Assert.NotEqual(0, buttons);

        preview.Save("posts/one.md", Head + text.Replace("print(1)", "print(22)", StringComparison.Ordinal).Replace("The end", "The very end", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".prose > p").Last).ToHaveTextAsync("The very end.");
        await Assertions.Expect(page.Locator(".prose pre").First).ToContainTextAsync("print(22)");
        Assert.Equal(buttons, await page.Locator("button.copy").CountAsync());
        Assert.True(await page.Locator(".prose details").First.EvaluateAsync<bool>("node => node.open"));
    }

    [Fact]
    public async Task A_page_that_goes_and_comes_back_is_followed_and_so_is_a_picture()
    {
        const string Picture = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>";
        await using var preview = await PreviewedFolder.StartAsync(("posts/one/index.md", Head + "![A picture](a.svg)\n"), ("posts/one/a.svg", Picture));
        var page = await OpenAsync();
        await page.GotoAsync(new Uri(preview.Home, "/posts/one/").ToString());
        preview.Save("posts/one/a.svg", Picture.Replace("/>", "><rect width='9' height='9'/></svg>", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".prose img")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex(@"a\.svg\?preview="));

        File.Delete(preview.FullPath("posts/one/index.md"));
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("One");
        preview.Save("posts/one/index.md", Head + "Back.\n");
        await Assertions.Expect(page.Locator("article > .prose")).ToHaveTextAsync("Back.");
    }

    private static string Text(IEnumerable<string> paragraphs) => Head + string.Join("\n\n", paragraphs) + "\n";

    private static Task<double> Top(IPage page, int paragraph) => page.Locator(".prose p").Nth(paragraph).EvaluateAsync<double>("node => node.getBoundingClientRect().top");
}
