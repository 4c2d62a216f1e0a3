using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Theme;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>What machines read that are no feed readers: search engines, social networks, language models, browsers at an old address.</summary>
public sealed class MachineTests
{
    private const string Article = "---\ntitle: 甲 \\</script>\\<b> & \"乙\"\ndate: 2026-01-02\nupdated: 2026-02-03\ntopic: 主题\ntags: [一]\nseries: 连载\n"
        + "paper: {title: A <b> & </script>, authors: [Someone], venue: NeurIPS, year: 2017, arxiv: 1706.03762}\n---\n设 $x_1$。\n";

    private static TestSite Build(params (string Path, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        var all = files.Any(file => file.Path == "site.yml") ? files : files.Append(("site.yml", "title: 站 & 台\ndescription: 一句话\nurl: https://example.org/blog/\nauthor: 某人\n"));
        foreach (var (path, text) in all)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
            File.WriteAllText(Path.Combine(folder.Path, path), text);
        }
        return TestSite.Build(folder.Path, new RazorTheme());
    }

    private static string Text(TestSite site, string path) => Encoding.UTF8.GetString(site.Files[path]);
    private static IHtmlDocument Page(TestSite site, string path) => new HtmlParser().ParseDocument(Text(site, path));
    private static string? Meta(IHtmlDocument page, string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");

    [Fact]
    public void The_head_of_an_article_says_what_it_is()
    {
        var page = Page(Build(("posts/x.md", Article)), "posts/x/index.html");
        Assert.Equal("article", Meta(page, "og:type"));
        Assert.Equal("甲 </script><b> & \"乙\"", Meta(page, "og:title"));
        Assert.Equal("设 x₁。", Meta(page, "og:description"));
        Assert.Equal("设 x₁。", Meta(page, "description"));
        Assert.Equal("https://example.org/blog/posts/x/", Meta(page, "og:url"));
        Assert.Equal("站 & 台", Meta(page, "og:site_name"));
        Assert.Equal("zh_CN", Meta(page, "og:locale"));
        Assert.Equal("summary_large_image", Meta(page, "twitter:card"));
        Assert.StartsWith("2026-01-02T", Meta(page, "article:published_time"), StringComparison.Ordinal);
        Assert.StartsWith("2026-02-03T", Meta(page, "article:modified_time"), StringComparison.Ordinal);
        Assert.Equal("https://example.org/blog/posts/x/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["/blog/feed.xml", "/blog/rss.xml", "/blog/feed.json", "/blog/posts/x/index.md"],
            page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("head meta, head link"), element => Assert.Equal("head", element.ParentElement!.LocalName));
    }

    [Fact]
    public void Structured_data_is_JSON_that_nothing_can_end()
    {
        var page = Page(Build(("posts/x.md", Article)), "posts/x/index.html");
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        string? Field(JsonElement of, string name) => of.GetProperty(name).GetString();
        Assert.Equal("BlogPosting", Field(data, "@type"));
        Assert.Equal("甲 </script><b> & \"乙\"", Field(data, "headline"));
        Assert.Equal("某人", Field(data.GetProperty("author"), "name"));
        Assert.Equal(["Blog", "CreativeWorkSeries"], data.GetProperty("isPartOf").EnumerateArray().Select(whole => Field(whole, "@type")));
        var about = data.GetProperty("about");
        Assert.Equal("ScholarlyArticle", Field(about, "@type"));
        Assert.Equal("A <b> & </script>", Field(about, "headline"));
        Assert.Equal(["https://arxiv.org/abs/1706.03762"], about.GetProperty("sameAs").EnumerateArray().Select(address => address.GetString()));
    }

    [Fact]
    public void A_topic_tells_its_own_feeds_first()
    {
        var page = Page(Build(("posts/x.md", Article)), "topics/主题/index.html");
        var feeds = page.QuerySelectorAll("link[rel=alternate]").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).ToList();
        Assert.Equal(["/blog/topics/主题/feed.xml", "/blog/feed.xml"], feeds.Where(href => href.EndsWith("feed.xml", StringComparison.Ordinal)));
        Assert.Single(page.QuerySelectorAll("main a[type='application/atom+xml']"));
        Assert.Single(page.QuerySelectorAll("footer a[type='application/atom+xml']"));
    }

    [Fact]
    public void The_sitemap_has_every_page_and_no_other()
    {
        var site = Build(("posts/x.md", Article), ("about.md", "关于\n"), ("posts/y.md", "---\ndate: 2026-01-01\naliases: [/old/]\n---\n乙\n"));
        XNamespace name = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = XDocument.Parse(Text(site, "sitemap.xml")).Root!.Elements(name + "url").ToDictionary(
            url => Uri.UnescapeDataString(url.Element(name + "loc")!.Value), url => url.Element(name + "lastmod")?.Value);
        var pages = site.Files.Keys.Where(path => path.EndsWith("index.html", StringComparison.Ordinal) && path is not ("old/index.html" or "search/index.html"))
            .Select(path => "https://example.org/blog/" + path[..^"index.html".Length]);
        Assert.Equal(pages.Order(StringComparer.Ordinal), urls.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2026-02-03", urls["https://example.org/blog/posts/x/"]);
        Assert.Equal("2026-01-01", urls["https://example.org/blog/posts/y/"]);
        Assert.Equal("2026-02-03", urls["https://example.org/blog/"]);
        Assert.Null(urls["https://example.org/blog/about/"]);
        Assert.Contains("Sitemap: https://example.org/blog/sitemap.xml\n", Text(site, "robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_author_may_have_a_robots_file_and_a_list_for_language_models()
    {
        var site = Build(("posts/x.md", Article), ("robots.txt", "User-agent: *\nDisallow: /\n"), ("llms.txt", "mine"));
        Assert.Equal("", site.Printed);
        Assert.Contains("Disallow", Text(site, "robots.txt"), StringComparison.Ordinal);
        Assert.Equal("mine", Text(site, "llms.txt"));
    }

    [Fact]
    public void The_Markdown_of_an_article_is_what_its_author_wrote()
    {
        const string Body = "设 $x_1$，见 [他文](x.md)。\r\n\r\n<b>  \n";
        var site = Build(("posts/x.md", Article), ("posts/y.md", "---\ntitle: '\"甲\" \\ $n^2$'\ndate: 2026-01-01\n---\n" + Body));
        var lines = Text(site, "posts/y/index.md");
        Assert.StartsWith("---\ntitle: \"\\\"甲\\\" \\\\ $n^2$\"\ndate: 2026-01-01T00:00:00+00:00\nurl: https://example.org/blog/posts/y/\n---\n", lines, StringComparison.Ordinal);
        Assert.EndsWith("---\n" + Body, lines, StringComparison.Ordinal);
        Assert.Contains("\n- [\"甲\" \\ n²](https://example.org/blog/posts/y/index.md): ", Text(site, "llms.txt"), StringComparison.Ordinal);
        Assert.Contains("(https://example.org/blog/posts/x/index.md): 设 x₁。\n", Text(site, "llms.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/2016/05/old/", "2016/05/old/index.html")]
    [InlineData("2016/old", "2016/old/index.html")]
    [InlineData("/old.html", "old.html")]
    [InlineData("/blog/old/index.html", "old/index.html")]
    [InlineData("https://example.org/blog/old", "old/index.html")]
    [InlineData("/%E6%97%A7/", "旧/index.html")]
    public void An_old_address_leads_to_the_new(string alias, string path)
    {
        var site = Build(("posts/新-名.md", $"---\ntitle: \\<甲>\ndate: 2026-01-01\nredirect_from: [\"{alias}\", /posts/新-名/, 别名]\n---\n乙\n"));
        Assert.Equal("", site.Printed);
        var page = Page(site, path);
        var address = site.Result.Site.Config.Href(site.Result.Site.AddressOf(site.Result.Site.Articles[0]));
        Assert.Equal("0; url=" + address, page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal("https://example.org" + address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(address, page.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("<甲>", page.QuerySelector("a")!.TextContent);
        Assert.Equal("noindex", Meta(page, "robots"));
        Assert.Single(site.Result.Site.Redirects);
    }

    [Fact]
    public void An_old_address_that_cannot_be_served_is_told()
    {
        var site = Build(
            ("posts/x.md", "---\ndate: 2026-01-01\naliases: [/posts/y/, /same/, 'https://other.org/a/', 'https://example.org/elsewhere/', '/a/../b/', '/?p=12']\n---\n甲\n"),
            ("posts/y.md", "---\ndate: 2026-01-02\naliases: [/same]\n---\n乙\n"));
        Assert.Equal(
            [Rules.AliasTaken, Rules.AliasTaken, Rules.AliasUnusable, Rules.AliasUnusable, Rules.AliasUnusable, Rules.AliasUnusable],
            site.Result.Diagnostics.Select(diagnostic => diagnostic.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal));
        Assert.All(site.Result.Diagnostics, diagnostic => Assert.True(diagnostic.At!.Position.Line == 3, diagnostic.Message));
        Assert.Equal("/same/", site.Result.Site.Redirects.Single().From.Value);
    }

    [Fact]
    public void A_page_for_missing_addresses_is_for_nobody()
    {
        var page = Page(Build(("posts/x.md", Article)), "404.html");
        Assert.Equal("noindex", Meta(page, "robots"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }
}
