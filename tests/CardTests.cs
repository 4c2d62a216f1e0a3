using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Theme;
using Transmission;
using Transmission.Caching;
using Transmission.Cards;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>The pictures that stand for pages where links are shared: which page has which, and what each is made of.</summary>
public sealed class CardTests
{
    private const string Settings = "title: 站\ndescription: 一句话\nurl: https://example.org/blog/\n";
    private const string Article = "---\ntitle: 设 $x_1$ 为实数\ndate: 2026-01-02\ntopic: 分析\n---\n正文 $x_1$。\n";
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static readonly string[] PagesWithout = ["index.html", "about/index.html", "archive/index.html", "topics/分析/index.html"];

    [Fact]
    public void An_article_has_a_card_of_1200_by_630()
    {
        var site = Build(new RazorTheme(), new MemoryCache(), Settings, ("posts/x.md", Article));
        var page = Page(site, "posts/x/index.html");
        Assert.Equal("https://example.org/blog/posts/x/card.png", Meta(page, "og:image"));
        Assert.Equal(("1200", "630", "设 x₁ 为实数"), (Meta(page, "og:image:width"), Meta(page, "og:image:height"), Meta(page, "og:image:alt")));
        Assert.Equal("summary_large_image", Meta(page, "twitter:card"));
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("https://example.org/blog/posts/x/card.png", data.GetProperty("image").GetString());

        var card = site.Files["posts/x/card.png"];
        Assert.Equal((1200, 630), SizeOf(card));
        Assert.InRange(card.Length, 2_000, 60_000);
    }

    [Fact]
    public void A_machine_that_cannot_draw_says_so_and_remembers_nothing()
    {
        var (told, cache) = (new DiagnosticBag(), new MemoryCache());
        var view = new CardView("站", "题", "", [], [], []);
        var press = new CardPress(new PlainTheme(), new CardFonts(TestSite.Installation), cache, told) { Rasterize = _ => null };
        Assert.Equal(0, press.Draw(view, null).Length);
        Assert.Equal(Rules.CardsImpossible, Assert.Single(told.InOrder()).Rule);
        Assert.NotEqual(0, new CardPress(new PlainTheme(), new CardFonts(TestSite.Installation), cache, told).Draw(view, null).Length);
    }

    [Fact]
    public void The_card_of_the_site_stands_for_every_page_without_one()
    {
        var site = Build(new RazorTheme(), new MemoryCache(), Settings, ("posts/x.md", Article), ("about.md", "# 关于\n"));
        Assert.Equal((1200, 630), SizeOf(site.Files["card.png"]));
        Assert.All(PagesWithout,
            path => Assert.Equal("https://example.org/blog/card.png", Meta(Page(site, path), "og:image")));
        Assert.Null(Meta(Page(site, "404.html"), "og:image"));
    }

    [Theory]
    [InlineData("own.png", "https://example.org/blog/posts/x/own.png", "1")]
    [InlineData("https://elsewhere.example/own.jpg", "https://elsewhere.example/own.jpg", null)]
    public void An_articles_own_picture_takes_the_place_of_the_card(string cover, string address, string? width)
    {
        var article = Article.Replace("topic:", $"cover: {cover}\ntopic:", StringComparison.Ordinal);
        var site = Build(new PlainTheme(), new MemoryCache(), Settings, ("posts/x/index.md", article), ("posts/x/own.png", Picture));
        Assert.Equal("", site.Printed);
        Assert.Equal((address, width), (Meta(Page(site, "posts/x/index.html"), "og:image"), Meta(Page(site, "posts/x/index.html"), "og:image:width")));
        Assert.DoesNotContain("posts/x/card.png", site.Files.Keys);
    }

    [Fact]
    public void A_cover_that_is_shown_on_pages_only_leaves_the_card()
    {
        var article = Article.Replace("topic:", "cover: own.svg\ntopic:", StringComparison.Ordinal);
        var site = Build(new PlainTheme(), new MemoryCache(), Settings, ("posts/x/index.md", article));
        Assert.Contains("posts/x/card.png", site.Files.Keys);
    }

    [Fact]
    public void A_file_of_an_authors_own_is_the_card_of_the_site()
    {
        var site = Build(new PlainTheme(), new MemoryCache(), Settings, ("posts/x.md", Article), ("card.png", Picture));
        Assert.Equal("", site.Printed);
        Assert.Equal(Convert.FromBase64String(Picture), site.Files["card.png"]);
    }

    [Theory]
    [InlineData("title: 站\n")]
    [InlineData(Settings + "cards: false\n")]
    public void Without_an_address_or_a_wish_no_card_is_drawn(string settings)
    {
        var site = Build(new PlainTheme(), new MemoryCache(), settings, ("posts/x.md", Article));
        Assert.DoesNotContain(site.Files.Keys, path => path.EndsWith(".png", StringComparison.Ordinal));
        Assert.Null(Meta(Page(site, "posts/x/index.html"), "og:image"));
        Assert.Equal("summary", Meta(Page(site, "posts/x/index.html"), "twitter:card"));
    }

    [Fact]
    public void A_card_is_drawn_once_until_something_that_it_shows_changes()
    {
        var (theme, cache) = (new CountingTheme(), new MemoryCache());
        var first = Build(theme, cache, Settings, ("posts/x.md", Article));
        Assert.Equal(2, theme.Cards); // the site's too
        var again = Build(theme, cache, Settings, ("posts/x.md", Article.Replace("topic:", "tags: [新]\ntopic:", StringComparison.Ordinal)));
        Assert.Equal(2, theme.Cards);
        Assert.Equal(first.Files["posts/x/card.png"], again.Files["posts/x/card.png"]);

        Build(theme, cache, Settings, ("posts/x.md", Article.Replace("分析", "代数", StringComparison.Ordinal)));
        Assert.Equal(3, theme.Cards);
    }

    [Fact]
    public void What_was_left_out_of_a_remembered_card_is_told_again()
    {
        var cache = new MemoryCache();
        var article = Article.Replace("实数", "实数🎉", StringComparison.Ordinal);
        var first = Build(new PlainTheme(), cache, Settings, ("posts/x.md", article));
        Assert.StartsWith("input/posts/x.md:2:19: warning OUT003: the card is drawn without '🎉' (U+1F389)\n", first.Printed, StringComparison.Ordinal);
        Assert.Equal(first.Printed, Build(new PlainTheme(), cache, Settings, ("posts/x.md", article)).Printed);
    }

    private static TestSite Build(ITheme theme, ICache cache, string settings, params (string Path, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
            File.WriteAllBytes(Path.Combine(folder.Path, path), path.EndsWith(".png", StringComparison.Ordinal) ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
        }
        return TestSite.Build(folder.Path, theme, cache, settings: settings);
    }

    private static IHtmlDocument Page(TestSite site, string path) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(site.Files[path]));
    private static string? Meta(IHtmlDocument page, string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");

    private static (int Width, int Height) SizeOf(byte[] png)
    {
        Assert.Equal("PNG"u8, png.AsSpan(1, 3));
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private sealed class CountingTheme : PlainTheme, ITheme
    {
        private int _cards;
        public int Cards => _cards;

        string ITheme.Card(CardView view, ITypesetter type)
        {
            Interlocked.Increment(ref _cards);
            return Card(view, type);
        }
    }
}
