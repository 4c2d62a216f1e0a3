using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>Feeds as their readers read them: every format parsed back, of the articles that this repository publishes and of one that means harm.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly Lazy<TestSite> Published = new(() => TestSite.Build(Path.Combine(Repository.Root, "input"), new PlainTheme()));

    private static readonly Lazy<TestSite> Hostile = new(() => Build(
        ("posts/harm.md", "---\ntitle: \"A ]]> B \\u0001 \\\\<b>\"\ndate: 2026-01-01\nupdated: 2026-03-01\ntopic: 主题\ntags: [\"a\\u0002&b\"]\nauthors: [甲]\n---\n"
            + "\u0001\u000B\uFFFE]]> $a<b$ <b onclick=\"x\">$x_1$</b> [a](https://example.com/?a=1&b=2)[^1] <br>\n\n<script>alert(1)</script>\n\n"
            + "$$\n\\begin{align} a &= b \\label{eq:a} \\\\ c &= d \\tag{*} \\end{align}\n$$\n\n见 \\eqref{eq:a}、[无](#nothing)、![](a.svg)\n\n[^1]: 注 😀\n"),
        ("posts/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"),
        ("posts/undated.md", "没有日期。\n")));

    public static TheoryData<string> Feeds => ["published", "hostile"];

    private static TestSite Of(string name) => name == "hostile" ? Hostile.Value : Published.Value;

    private static TestSite Build(params (string Path, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, text) in files.Append(("site.yml", "title: 站\nurl: https://example.org/blog/\nauthor: 某人\n")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
            File.WriteAllText(Path.Combine(folder.Path, path), text);
        }
        return TestSite.Build(folder.Path, new PlainTheme(), lenient: true);
    }

    private static SyndicationFeed Load(TestSite site, string path)
    {
        using var reader = XmlReader.Create(new MemoryStream(site.Files[path]));
        return SyndicationFeed.Load(reader);
    }

    private static JsonElement Json(TestSite site, string path = "feed.json") => JsonDocument.Parse(site.Files[path]).RootElement;

    private static List<string> Contents(TestSite site) => [.. Json(site).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content_html").GetString()!)];

    private static IHtmlDocument Parsed(string html) => new HtmlParser().ParseDocument($"<!DOCTYPE html><html><head><title>x</title></head><body>{html}</body></html>");

    [Theory, MemberData(nameof(Feeds))]
    public void The_three_formats_say_the_same(string name)
    {
        var site = Of(name);
        var (atom, rss, json) = (Load(site, "feed.xml"), Load(site, "rss.xml"), Json(site));
        var items = json.GetProperty("items").EnumerateArray().ToList();
        string Field(JsonElement item, string field) => item.GetProperty(field).GetString()!;
        Assert.NotEmpty(items);
        Assert.Equal(items.Select(item => Field(item, "id")), atom.Items.Select(item => item.Id));
        Assert.Equal(items.Select(item => Field(item, "id")), rss.Items.Select(item => item.Id));
        Assert.Equal(items.Select(item => Field(item, "url")), atom.Items.Select(item => item.Links.Single().Uri.AbsoluteUri));
        Assert.Equal(items.Select(item => Field(item, "title")), rss.Items.Select(item => item.Title.Text));
        Assert.Equal(items.Select(item => DateTimeOffset.Parse(Field(item, "date_published"), null)), atom.Items.Select(item => item.PublishDate));
        Assert.Equal(items.Select(item => DateTimeOffset.Parse(Field(item, "date_modified"), null)), atom.Items.Select(item => item.LastUpdatedTime));

        var contents = Contents(site);
        Assert.Equal(contents, atom.Items.Select(item => ((TextSyndicationContent)item.Content).Text));
        // An XML parser reads every line end as LF.
        Assert.Equal(contents, XDocument.Parse(Encoding.UTF8.GetString(site.Files["rss.xml"])).Descendants(Content + "encoded").Select(element => element.Value));
    }

    [Theory, MemberData(nameof(Feeds))]
    public void A_feed_names_itself_and_the_page_that_it_is_for(string name)
    {
        var site = Of(name);
        var home = site.Result.Site.Config.Address.AbsoluteUri;
        foreach (var path in site.Files.Keys.Where(path => Path.GetFileName(path) is "feed.xml" or "rss.xml"))
        {
            var address = home + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            var feed = Load(site, path);
            Assert.Equal(address[..(address.LastIndexOf('/') + 1)], feed.Links.Single(link => link.RelationshipType == "alternate").Uri.AbsoluteUri);
            Assert.Equal(address, feed.Links.Single(link => link.RelationshipType == "self").Uri.AbsoluteUri);
        }
        Assert.All(Json(site).GetProperty("items").EnumerateArray(), item => Assert.StartsWith("tag:", item.GetProperty("id").GetString(), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Feeds))]
    public void Every_address_in_a_feed_is_whole_and_leads_somewhere(string name)
    {
        var site = Of(name);
        var home = site.Result.Site.Config.Address;
        foreach (var element in Contents(site).SelectMany(content => Parsed(content).QuerySelectorAll("[href], [src]")))
        {
            var written = element.GetAttribute("href") ?? element.GetAttribute("src")!;
            Assert.True(Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto", written);
            if (address.Host != home.Host) continue;
            Assert.True(home.IsBaseOf(address), written);
            var path = Uri.UnescapeDataString(address.AbsolutePath[home.AbsolutePath.Length..]);
            if (path.Length == 0 || path.EndsWith('/')) path += "index.html";
            Assert.Contains(path, site.Files.Keys);
            if (address.Fragment.Length > 1)
                Assert.Contains(Uri.UnescapeDataString(address.Fragment[1..]), site.Result.Outputs.Files[new OutputPath(path)].Anchors);
        }
    }

    [Theory, MemberData(nameof(Feeds))]
    public void The_text_is_sound_and_needs_neither_style_nor_script(string name)
    {
        string[] pages = ["script", "style", "button", "input", "template", "iframe", "form", "[popover]", "[tabindex]", "[role]", "[onclick]", ".katex"];
        foreach (var content in Contents(Of(name)))
        {
            // What XML may not hold was taken out in all three.
            Assert.Equal(content, XmlConvert.VerifyXmlChars(content));
            var strict = new HtmlParser(new HtmlParserOptions { IsStrictMode = true, IsKeepingSourceReferences = true });
            strict.ParseDocument($"<!DOCTYPE html><html><head><title>x</title></head><body>{content}</body></html>");
            Assert.Empty(Parsed(content).QuerySelectorAll(string.Join(", ", pages)).Select(element => element.OuterHtml));
        }
    }

    [Theory, MemberData(nameof(Feeds))]
    public void Every_formula_is_MathML_with_its_TeX_beside_it(string name)
    {
        var site = Of(name);
        var articles = site.Result.Site.Listed.Where(article => article.IsDated).ToList();
        foreach (var (content, article) in Contents(site).Zip(articles))
        {
            var page = Parsed(content);
            var formulas = page.QuerySelectorAll("math").Select(math => math.GetAttribute("alttext")).ToHashSet();
            Assert.All(article.Body.Formulas.Where(formula => !formula.IsSilent), formula => Assert.Contains(formula.Written.Source.Trim(), formulas));
            Assert.Empty(page.QuerySelectorAll("annotation, semantics"));
            Assert.All(page.QuerySelectorAll("math"), math => Assert.True(math.HasAttribute("alttext") && math.TextContent.Length > 0, math.OuterHtml));
            foreach (var code in page.QuerySelectorAll("pre, code, math")) code.Remove();
            Assert.DoesNotContain("[Math]", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\\[a-z]+\{", page.Body.TextContent);
        }
    }

    [Fact]
    public void Numbers_of_rows_stay_text()
    {
        var rows = Parsed(Contents(Hostile.Value)[0]).QuerySelectorAll("math[display]").Single();
        Assert.Contains("(1)", rows.TextContent, StringComparison.Ordinal);
        Assert.Contains("(*)", rows.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_says_who_wrote_it_about_what_and_when()
    {
        var (atom, rss) = (Load(Hostile.Value, "feed.xml").Items.Single(), Load(Hostile.Value, "rss.xml").Items.Single());
        Assert.Equal("A ]]> B  <b>", atom.Title.Text);
        Assert.Equal("甲", atom.Authors.Single().Name);
        Assert.Equal("甲", rss.ElementExtensions.ReadElementExtensions<string>("creator", "http://purl.org/dc/elements/1.1/").Single());
        Assert.Equal(["主题", "a&b"], atom.Categories.Select(category => category.Name));
        Assert.Equal(["主题", "a&b"], rss.Categories.Select(category => category.Name));
        Assert.Equal(new DateTime(2026, 1, 1), atom.PublishDate.Date);
        Assert.Equal(new DateTime(2026, 3, 1), atom.LastUpdatedTime.Date);
        Assert.Equal(new DateTime(2026, 3, 1), Load(Hostile.Value, "feed.xml").LastUpdatedTime.Date);
    }

    [Fact]
    public void A_topic_has_feeds_of_its_own_and_an_undated_article_is_in_none()
    {
        Assert.Single(Json(Hostile.Value).GetProperty("items").EnumerateArray());
        Assert.Equal("主题 | 站", Json(Hostile.Value, "topics/主题/feed.json").GetProperty("title").GetString());
        var undated = Build(("posts/undated.md", "没有日期。\n"));
        Assert.DoesNotContain(undated.Files.Keys, path => path.EndsWith("feed.xml", StringComparison.Ordinal));
        Assert.DoesNotContain("feed.xml", Encoding.UTF8.GetString(undated.Files["posts/undated/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_has_the_newest_and_no_more_than_the_site_says()
    {
        var site = Build([.. Enumerable.Range(1, 25).Select(day => ($"posts/a{day}.md", $"---\ndate: 2026-01-{day:00}\ntopic: t\n---\n第{day}篇\n"))]);
        var ids = Load(site, "feed.xml").Items.Select(item => item.Id).ToList();
        Assert.Equal(Enumerable.Range(6, 20).Reverse().Select(day => $"tag:example.org,2026:blog/posts/a{day}"), ids);
        Assert.Equal(ids, Load(site, "topics/t/rss.xml").Items.Select(item => item.Id));
    }

    [Fact]
    public void An_id_outlives_title_text_address_and_day()
    {
        var before = Build(("posts/x.md", "---\ntitle: 甲\ndate: 2026-01-01\n---\n一\n"));
        var after = Build(("posts/x/index.md", "---\ntitle: 乙\ndate: 2026-05-05\nslug: other\n---\n二\n"));
        Assert.Equal(Load(before, "feed.xml").Items.Single().Id, Load(after, "feed.xml").Items.Single().Id);
    }
}
