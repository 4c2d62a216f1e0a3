using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Transmission.Model;

namespace Tests;

/// <summary>A small site without a parser or a renderer: two articles of one series and a page, their HTML written here.</summary>
internal sealed class HandmadeSite
{
    public const string Formula = """<span class="katex"><span class="katex-mathml"><math><semantics><mi>n</mi><annotation encoding="application/x-tex">n^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="katex-base">n²</span></span></span>""";

    public string Address { get; init; } = "https://example.org/blog/";
    public string Language { get; init; } = "zh-CN";
    public int ArticlesPerPage { get; init; } = 12;
    public bool RemoteImages { get; init; }
    public string Body { get; init; } = """<h2 id="结合律"><a href="#结合律">结合律</a></h2><p>正文。</p><h3 id="b">小节</h3><p>See <a href="/blog/about/">about</a>.</p>""";

    public RenderedSite Rendered(int parallelism)
    {
        var first = Article("posts/first.md", $"绕开{Formula}的路", "绕开 n² 的路", "2026-04-12", "zh-CN") with
        {
            FrontMatter = new FrontMatter
            {
                Topic = "高效注意力",
                Tags = ["注意力"],
                Series = "高效注意力",
                Updated = Day("2026-05-01"),
                Paper = new Paper("Attention Is All You Need", ["A. Vaswani", "N. Shazeer"], "NeurIPS", "2017", "1706.03762", null, null, null),
            },
        };
        var second = Article("posts/second.md", "On kernels & maps", "On kernels & maps", "2026-07-30", "en") with { FrontMatter = new FrontMatter { Series = "高效注意力" } };
        var about = Article("about.md", "关于", "关于", "0001-01-01", "zh-CN") with { Kind = DocumentKind.Page, Slug = "about", Date = default };
        return Render(Site([second, first], [about]), new Turns(parallelism));
    }

    private Site Site(ImmutableArray<Document> articles, ImmutableArray<Document> pages)
    {
        var documents = articles.Concat(pages).OrderBy(document => document.Path).ToImmutableArray();
        var tagged = articles[^1];
        return new Site
        {
            Config = new SiteConfig
            {
                Title = "Transmission",
                Description = "读论文时记下的推导。",
                Address = new Uri(Address),
                Language = Language,
                License = "CC BY 4.0",
                ArticlesPerPage = ArticlesPerPage,
                RemoteImages = RemoteImages,
            },
            Now = Day("2026-11-24"),
            Documents = documents,
            LeftOut = [],
            Assets = [],
            Names = new NameTable(documents, [], []),
            ThemeAssets = ThemeFiles.ToFrozenDictionary(path => path, ThemeAsset),
            Addresses = documents.ToFrozenDictionary(document => document.Path, AddressOf),
            ByPath = documents.ToFrozenDictionary(document => document.Path),
            AssetByPath = FrozenDictionary<SitePath, Asset>.Empty,
            Articles = articles,
            Pages = pages,
            Topics = [new ArticleGroup("高效注意力", new Url("/topics/高效注意力/"), [tagged])],
            Tags = [new ArticleGroup("注意力", new Url("/tags/注意力/"), [tagged])],
            Series = [new ArticleGroup("高效注意力", new Url("/series/高效注意力/"), [.. articles.Reverse()])],
            RelatedTo = article => article == tagged ? [articles[0]] : [],
        };
    }

    private RenderedSite Render(Site site, Turns turns)
    {
        PageBody BodyOf(Document document) => new(System.Text.Encoding.UTF8.GetBytes(Body));
        Page Open(Document document) => new(SummaryOf(site, document), BodyOf(document), [new TocEntry("结合律", Rich("结合律"), [new TocEntry("b", Rich("小节"), [])])]) { Lede = Rich("提要") };
        return new RenderedSite(site, [.. site.Documents.Select(document => SummaryOf(site, document))], Open, BodyOf) { Turns = turns };
    }

    private static Summary SummaryOf(Site site, Document document) =>
        new(document, site.HrefOf(document), new RichText(document.Title.Plain, new Html(Titles[document.Path])), () => Rich($"摘要：{Formula}。"), "摘要：n²。") { Topic = site.TopicOf(document)?.Link };

    private static readonly string[] ThemeFiles =
        ["site.css", "site.js", "search.js", "favicon.svg", "fonts/KaTeX_Main-Regular.woff2", "fonts/KaTeX_Math-Italic.woff2", "fonts/KaTeX_Typewriter-Regular.woff2"];

    private static readonly Dictionary<SitePath, string> Titles = new()
    {
        [new("posts/first.md")] = $"绕开{Formula}的路",
        [new("posts/second.md")] = "On kernels &amp; maps",
        [new("about.md")] = "关于",
    };

    private static Document Article(string path, string title, string plain, string date, string language) => new()
    {
        Source = new SourceText(new SitePath(path), $"# {title}\n\nsee https://cdn.example.com/x.js\n"),
        Kind = DocumentKind.Article,
        FrontMatter = new FrontMatter(),
        Body = new ParsedText
        {
            Measure = new TextMeasure(1200, 300, 20, 4, 1, 10),
            Signal = [.. Enumerable.Range(0, 96).Select(i => i % 24 / 24f)],
            Headings = [new Heading(2, "结合律", "结合律", new TextSpan(0, 1), .25f)],
        },
        Title = new Phrase(plain, new ParsedText { Measure = new TextMeasure(4, 0, 1, 0, 0, 0) }),
        Slug = Path.GetFileNameWithoutExtension(path),
        Date = Day(date),
        Language = language,
    };

    private static Url AddressOf(Document document) =>
        document.Kind == DocumentKind.Page ? new Url($"/{document.Slug}/") : new Url($"/posts/{document.Slug}/");

    private static Asset ThemeAsset(string path) =>
        new(new SourceFile(new SitePath(path), ReadOnlyMemory<byte>.Empty), new Url($"/assets/{path.Replace(".", ".0123abcd.", StringComparison.Ordinal)}"));

    private static RichText Rich(string html) => new(html, new Html(html));

    private static DateTimeOffset Day(string date) => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
