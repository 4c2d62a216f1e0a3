using Microsoft.Playwright;
using Xunit;

namespace Tests.Browser;

/// <summary>What a browser fetches for a page, where only a browser knows.</summary>
public sealed class BudgetTests(ServedSite site, Chromium chromium) : BrowserTests(chromium)
{
    private const int Fonts = 60_000; // bytes; WOFF2, which no server compresses again

    [Fact]
    public async Task The_fonts_of_a_page_are_within_their_budget()
    {
        foreach (var address in site.PagesOfEachKind)
        {
            var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
            var fonts = new List<IResponse>();
            page.Response += (_, response) => { if (response.Request.ResourceType == "font") fonts.Add(response); };
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.EvaluateAsync("() => document.fonts.ready");
            var sizes = await Task.WhenAll(fonts.Select(async font => (Name: Path.GetFileName(font.Url), (await font.BodyAsync()).Length)));
            var told = $"{address} fetches {sizes.Sum(font => font.Length)} bytes of fonts: {string.Join(", ", sizes)}";
            Assert.True(sizes.Sum(font => font.Length) <= Fonts, told);
            Assert.True(sizes.Length > 0 && sizes.DistinctBy(font => font.Name).Count() == sizes.Length, told);
        }
    }
}
