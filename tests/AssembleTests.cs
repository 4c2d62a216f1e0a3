using System.Collections.Frozen;
using System.Collections.Immutable;
using Transmission.Assemble;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

public sealed class AssembleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private readonly DiagnosticBag _told = new();

    private Site Assemble(params ImmutableArray<Document> documents) => Assemble(new SiteConfig(), [], documents);

    private Site Assemble(SiteConfig config, ImmutableArray<Asset> assets, params ImmutableArray<Document> documents) =>
        SiteAssembler.Assemble(config, Now, documents, assets, FrozenDictionary<string, Asset>.Empty, _told);

    private static Document Article(string path, string date = "2024-05-07", FrontMatter? matter = null, string? title = null, params string[] links) =>
        Page(path, matter, title, links) with { Kind = DocumentKind.Article, Date = DateTimeOffset.Parse(date + "Z", System.Globalization.CultureInfo.InvariantCulture) };

    private static Document Page(string path, FrontMatter? matter = null, string? title = null, params string[] links)
    {
        var file = new SitePath(path);
        var text = new ParsedText { Measure = new TextMeasure(0, 0, 0, 0, 0, 0), Links = [.. links.Select(link => new LinkUse(link, default, false))] };
        return new Document
        {
            Source = new SourceText(file, ""),
            Kind = DocumentKind.Page,
            FrontMatter = matter ?? new FrontMatter(),
            Body = text,
            Title = new Phrase(title ?? "", text),
            Slug = matter?.Slug ?? Slug.Of(file.NameWithoutExtension),
            Language = "zh-CN",
        };
    }

    private static Asset File(string path) => new(new SourceFile(new SitePath(path), default), new Url("/" + path));

    private string[] Told => [.. _told.InOrder().Select(d => $"{d.Rule.Id} {d.Message}")];

    [Theory]
    [InlineData("about.md", "/about/")]
    [InlineData("Guide/My Page.md", "/Guide/My Page/")]
    [InlineData("a/index.md", "/a/")]
    [InlineData("a/b/README.md", "/a/b/")]
    [InlineData("index.md", "/index/")]
    [InlineData("README.md", "/readme/")]
    [InlineData("深度/学习.md", "/深度/学习/")]
    public void A_page_s_address_follows_its_path(string path, string address)
    {
        var page = Page(path);
        Assert.Equal(address, Assemble(page).AddressOf(page).Value);
    }

    [Theory]
    [InlineData("/posts/:slug/", "/posts/a/")]
    [InlineData("/:year/:month/:day/:slug", "/2024/05/07/a/")]
    [InlineData("/:path/", "/posts/x/a/")]
    [InlineData("/:folder/:title.html", "/posts/x/hello-world.html")]
    [InlineData("/:topic/:slug/", "/概率-论/a/")]
    [InlineData("/:name.html", "/a.html")]
    [InlineData("/:abbrlink.html", "/4a17b156.html")]
    public void An_article_s_address_follows_the_pattern(string pattern, string address)
    {
        var article = Article("posts/x/a.md", matter: new FrontMatter { Topic = "概率 论", ShortLink = "4a17b156" }, title: "Hello, World");
        Assert.Equal(address, Assemble(new SiteConfig { Permalink = pattern }, [], article).AddressOf(article).Value);
    }

    [Fact]
    public void An_undated_article_has_no_date_in_its_address_and_stands_last()
    {
        var undated = Article("posts/a.md") with { Date = default };
        var site = Assemble(new SiteConfig { Permalink = "/:year/:slug/" }, [], undated, Article("posts/b.md"));
        Assert.Equal("/a/", site.AddressOf(undated).Value);
        Assert.Same(undated, site.Articles[^1]);
    }

    [Theory]
    [InlineData("old/place", "/old/place/")]
    [InlineData("/old/place.html", "/old/place.html")]
    [InlineData("/:year/own/", "/2024/own/")]
    [InlineData("//a///b//", "/a/b/")]
    public void A_permalink_wins(string permalink, string address)
    {
        var article = Article("posts/a.md", matter: new FrontMatter { Permalink = permalink, Slug = "s" });
        Assert.Equal(address, Assemble(article).AddressOf(article).Value);
    }

    [Fact]
    public void An_illegal_address_is_told_and_made_legal()
    {
        var article = Article("posts/a.md", matter: new FrontMatter { Permalink = "/a/../b\u0001/" });
        Assert.Equal("/a/b/", Assemble(article).AddressOf(article).Value);
        Assert.Equal(Rules.AddressIllegal, Assert.Single(_told.InOrder()).Rule);
    }

    [Fact]
    public void A_doubled_address_names_both_and_the_later_gets_a_number()
    {
        var same = new FrontMatter { Slug = "Same" };
        Document[] articles = [Article("posts/a.md", matter: same), Article("posts/b.md", matter: new FrontMatter { Slug = "same" }), Article("posts/c.md", matter: same)];
        var site = Assemble([.. articles]);
        Assert.Equal(["/posts/Same/", "/posts/same-1/", "/posts/Same-2/"], articles.Select(article => site.AddressOf(article).Value));
        Assert.Equal(["SITE003 the address /posts/same/ of posts/b.md is taken by posts/a.md", "SITE003 the address /posts/Same/ of posts/c.md is taken by posts/a.md"], Told);
    }

    [Theory]
    [InlineData("archive.md")]
    [InlineData("Topics/index.md")]
    [InlineData("tags/优化.md")]
    [InlineData("page/2.md")]
    public void Addresses_of_the_generator_are_taken(string path)
    {
        var articles = Enumerable.Range(0, 13).Select(i => Article($"posts/{i}.md", matter: new FrontMatter { Tags = ["优化"] }));
        Assemble([Page(path), .. articles]);
        Assert.Equal(Rules.AddressTaken, Assert.Single(_told.InOrder()).Rule);
    }

    [Fact]
    public void A_file_and_a_folder_cannot_share_a_name()
    {
        var site = Assemble(new SiteConfig(), [File("posts/x/cost.svg"), File("posts/y")], Article("posts/x/index.md", matter: new FrontMatter { Slug = "x" }), Article("posts/y.md"));
        Assert.Equal(["/posts/x/cost.svg", "/posts/y-1"], site.Assets.Select(asset => asset.Url.Value));
    }

    [Fact]
    public void Topics_tags_and_series_are_in_their_orders()
    {
        static FrontMatter Matter(string? topic, string[] tags, int? order = null) => new() { Topic = topic, Tags = [.. tags], Series = "S", Order = order };
        var site = Assemble(
            Article("posts/a.md", "2024-01-01", Matter("优化", ["C", "sgd"], 2)),
            Article("posts/b.md", "2024-03-01", Matter("优化", ["C++", "SGD"], 1)),
            Article("posts/c.md", "2024-02-01", Matter("概率", ["C", "SGD"])));

        Assert.Equal(["优化 /topics/优化/ b a", "概率 /topics/概率/ c"], Shown(site.Topics));
        Assert.Equal(["SGD /tags/sgd/ b c a", "C /tags/c/ c a", "C++ /tags/c-1/ b"], Shown(site.Tags));
        Assert.Equal(["S /series/s/ b a c"], Shown(site.Series));
        Assert.Equal(["b", "c", "a"], site.Articles.Select(article => article.Slug));
    }

    private static IEnumerable<string> Shown(ImmutableArray<ArticleGroup> groups) =>
        groups.Select(group => $"{group.Name} {group.Url} {string.Join(' ', group.Articles.Select(article => article.Slug))}");

    [Fact]
    public void Related_are_those_that_share_rare_things_or_link()
    {
        static FrontMatter Tagged(params string[] tags) => new() { Tags = [.. tags] };
        var first = Article("posts/a.md", "2024-01-09", Tagged("common", "rare"), "状态空间模型", "b.md#x", "/posts/g/", "https://x.example/");
        var site = Assemble(
            first,
            Article("posts/b.md", "2024-01-08", Tagged("common")),
            Article("posts/c.md", "2024-01-07", Tagged("common", "rare")),
            Article("posts/d.md", "2024-01-06", title: "状态空间的形状"),
            Article("posts/e.md", "2024-01-05", Tagged("common")),
            Article("posts/f.md", "2024-01-04", Tagged("common")),
            Article("posts/g.md", "2024-01-03"));

        Assert.Equal(["b", "g", "c", "d"], site.RelatedTo(first).Select(article => article.Slug));
        Assert.Equal("a", site.RelatedTo(site.ByPath[new SitePath("posts/g.md")]).Single().Slug);
        Assert.All(site.Articles, article => Assert.DoesNotContain(article, site.RelatedTo(article)));
    }

    [Fact]
    public void What_is_left_out_takes_no_address()
    {
        var draft = Article("posts/a.md") with { LeftOutBecause = "草稿" };
        var site = Assemble(draft, Article("posts/a/index.md", matter: new FrontMatter { Slug = "a" }));
        Assert.Empty(Told);
        Assert.Equal([draft], site.LeftOut);
        Assert.Single(site.Articles);
    }

    [Fact]
    public void Ten_thousand_articles_of_one_tag_are_assembled_in_linear_time()
    {
        var articles = Enumerable.Range(0, 10_000).Select(i => Article($"posts/{i}.md", "2024-05-07", new FrontMatter { Topic = "t", Tags = ["a", "b"], Slug = "same" }, "共同的标题 common words"));
        Endless.IsNot("assembling", () => Assemble([.. articles]));
    }
}
