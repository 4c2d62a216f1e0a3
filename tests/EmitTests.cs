using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

public sealed class EmitTests
{
    [Fact]
    public void A_site_has_its_pages_and_nothing_wrong()
    {
        var site = Emitted.Of(new HandmadeSite());
        Assert.Empty(site.Diagnostics);
        Assert.Equal(
            [
                ".nojekyll", "404.html", "about/index.html", "archive/index.html", "assets/favicon.0123abcd.svg", "assets/fonts/KaTeX_Main-Regular.0123abcd.woff2",
                "assets/fonts/KaTeX_Math-Italic.0123abcd.woff2", "assets/fonts/KaTeX_Typewriter-Regular.0123abcd.woff2",
                "assets/search.0123abcd.js", "assets/site.0123abcd.css", "assets/site.0123abcd.js", "card.png", "feed.json", "feed.xml", "index.html", "llms.txt",
                "posts/first/card.png", "posts/first/index.html", "posts/first/index.md", "posts/second/card.png", "posts/second/index.html", "posts/second/index.md", "robots.txt", "rss.xml", "search/index.html", "search/index.json",
                "series/index.html", "series/高效注意力/index.html", "sitemap.xml", "tags/index.html", "tags/注意力/index.html",
                "topics/index.html", "topics/高效注意力/feed.json", "topics/高效注意力/feed.xml", "topics/高效注意力/index.html", "topics/高效注意力/rss.xml",
            ],
            site.Tree.Files.Keys.Select(path => path.Value).Where(path => Path.GetDirectoryName(path) is not ("search/terms" or "search/texts")));
        var page = site.Tree.Files[new OutputPath("posts/first/index.html")];
        Assert.Equal(Encoding.UTF8.GetByteCount(site.Texts["posts/first/index.html"]), page.Length);
        Assert.Equal(32, page.Digest.Length);
        Assert.Equal("posts/first.md", page.Origin!.Path.Value);
    }

    [Fact]
    public void Any_number_of_threads_makes_the_same_site()
    {
        var (one, four) = (Emitted.Of(new HandmadeSite(), parallelism: 1), Emitted.Of(new HandmadeSite(), parallelism: 4));
        Assert.Equal(one.Tree.Files.Values.Select(file => (file.Path, file.Digest)), four.Tree.Files.Values.Select(file => (file.Path, file.Digest)));
    }

    [Fact]
    public void Older_articles_stand_on_further_pages()
    {
        var site = Emitted.Of(new HandmadeSite { ArticlesPerPage = 1 });
        Assert.Empty(site.Diagnostics);
        Assert.Contains("""rel="next" href="/blog/page/2/""", site.Texts["index.html"], StringComparison.Ordinal);
        Assert.Contains("""rel="prev" href="/blog/""", site.Texts["page/2/index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("page/3/index.html", site.Texts.Keys);
    }

    [Theory]
    [InlineData("about/index.html", "'about/index.html', from the generator, cannot stand beside 'about/index.html', from about.md")]
    [InlineData("About/Index.html", "'About/Index.html', from the generator, cannot stand beside 'about/index.html', from about.md")]
    [InlineData("about", "'about/index.html', from about.md, cannot stand beside 'about', from the generator")]
    public void No_two_outputs_may_share_a_place(string path, string message)
    {
        var site = Emitted.Of(new HandmadeSite(), Output(path, "x"));
        Assert.Contains((Rules.OutputCollision, message), site.Diagnostics.Select(diagnostic => (diagnostic.Rule, diagnostic.Message)));
    }

    [Theory]
    [InlineData("""<a href="x&amp;y"><img src=b.png srcset="c.png 1x, d,e.png 2x, f.png"><video poster='g.png'></video>""", "b.png c.png d,e.png f.png g.png x&y")]
    [InlineData("""<A CLASS="a>b" HREF = h > <a href='i"j'> <a href>""", """h i"j""")]
    [InlineData("""<!-- <a href="no"> --><script>"<a href='no'>"</script><textarea><a href="no"></textarea><a href="yes">""", "yes")]
    [InlineData("""1 < 2 <3 <a href="yes"> </a href="no"> <style>@import "a.css"; /* url(no) */ b { c: url( 'd.png' ) URL(e.png) }</style>""", "a.css d.png e.png yes")]
    [InlineData("""<i style="background: url(&quot;a.png&quot;)"><svg><use xlink:href="#b"/></svg>""", "#b a.png")]
    [InlineData("""<a href="unclosed""", "unclosed")]
    [InlineData("<a href=", "")]
    [InlineData("<a / / = == href=x/y>", "x/y")]
    public void The_addresses_of_a_page_are_found_as_a_browser_finds_them(string html, string links)
    {
        var tree = Emitted.Of(new HandmadeSite(), Output("x.html", html)).Tree;
        Assert.Equal(links, string.Join(' ', tree.Files[new OutputPath("x.html")].Links.Where(link => link.Length > 0)));
    }

    [Fact]
    public void The_ids_of_a_page_are_its_anchors()
    {
        var tree = Emitted.Of(new HandmadeSite(), Output("x.html", """<p id=a><svg id="b&amp;"><i ID='结合律' class="c"></svg>""")).Tree;
        Assert.Equal(["a", "b&", "结合律"], tree.Files[new OutputPath("x.html")].Anchors.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/blog/about/")]
    [InlineData("/blog")]
    [InlineData("/blog/?q=1")]
    [InlineData("../about/index.html")]
    [InlineData("/blog/topics/%E9%AB%98%E6%95%88%E6%B3%A8%E6%84%8F%E5%8A%9B/")]
    [InlineData("/blog/posts/first/#结合律")]
    [InlineData("/blog/posts/first/#%E7%BB%93%E5%90%88%E5%BE%8B")]
    [InlineData("/blog/posts/first/#b:~:text=x")]
    [InlineData("#top")]
    [InlineData("#")]
    [InlineData("https://example.org/blog/about/")]
    [InlineData("https://example.org/another-project/")]
    [InlineData("//example.com/x")]
    [InlineData("https://example.org.evil.com/blog/nothing")]
    [InlineData("mailto:a@b.c")]
    public void A_link_that_leads_somewhere_is_fine(string link) => Assert.Empty(Linking(link).Diagnostics);

    [Theory]
    [InlineData("/blog/nothing/", "LINK101")]
    [InlineData("nothing.png", "LINK101")]
    [InlineData("/blog/About/", "LINK101")]
    [InlineData("/blog/about", "LINK101")]
    [InlineData("https://example.org/blog/nothing/", "LINK101")]
    [InlineData("//example.org/blog/nothing/", "LINK101")]
    [InlineData("/blog/posts/first/#nothing", "LINK102")]
    [InlineData("#nothing", "LINK102")]
    [InlineData("/about/", "LINK103")]
    [InlineData("../../about/", "LINK103")]
    public void A_link_that_leads_nowhere_is_an_error(string link, string rule)
    {
        var diagnostic = Assert.Single(Linking(link).Diagnostics);
        Assert.Equal(rule, diagnostic.Rule.Id);
        Assert.Contains($"'{link}'", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("x.md", diagnostic.At!.Source.Path.Value);
        Assert.Equal(link, diagnostic.At.Source.Slice(diagnostic.At.Span));
    }

    [Theory]
    [InlineData("""<img src="https://cdn.example.com/a.png">""")]
    [InlineData("""<script src="//cdn.example.com/a.js"></script>""")]
    [InlineData("""<link href="https://cdn.example.com/a.css" rel="Preload stylesheet">""")]
    [InlineData("""<iframe src="https://cdn.example.com/"></iframe>""")]
    [InlineData("""<style>@font-face { src: url(https://cdn.example.com/a.woff2) }</style>""")]
    public void Nothing_is_fetched_from_another_server(string html)
    {
        Assert.Equal("LINK104", Assert.Single(Emitted.Of(new HandmadeSite(), Output("x.html", html)).Diagnostics).Rule.Id);
    }

    [Theory]
    [InlineData("""<a href="https://cdn.example.com/">""")]
    [InlineData("""<link rel="license" href="https://cdn.example.com/">""")]
    [InlineData("""<img src="data:image/png;base64,AA">""")]
    public void A_reader_may_be_sent_there(string html) => Assert.Empty(Emitted.Of(new HandmadeSite(), Output("x.html", html)).Diagnostics);

    [Fact]
    public void An_author_may_have_remote_pictures_when_the_site_says_so()
    {
        var remote = """<img src="https://cdn.example.com/a.png">""";
        Assert.NotEmpty(Emitted.Of(new HandmadeSite { Body = remote, RemoteImages = false }).Diagnostics.Where(d => d.Rule == Rules.ThirdParty));
        Assert.Empty(Emitted.Of(new HandmadeSite { Body = remote, RemoteImages = true }).Diagnostics.Where(d => d.Rule == Rules.ThirdParty));
    }

    [Fact]
    public void A_hostile_page_is_scanned_in_linear_time()
    {
        foreach (var piece in (string[])["<", "<a ", "<!--", "<script>", "<a href='", "url(", "<style>/*", "<a b=", "<a srcset=\", ,"])
        {
            Endless.IsNot(piece, () => Emitted.Of(new HandmadeSite(), Output("x.html", string.Concat(Enumerable.Repeat(piece, 200_000)))));
        }
    }

    private static Emitted Linking(string link)
    {
        var source = new SourceText(new SitePath("x.md"), $"see <a href='{link}'>");
        return Emitted.Of(new HandmadeSite(), Output("x/index.html", $"""<a href="{link}">""") with { Origin = source });
    }

    private static Draft Output(string path, string content) => new(new OutputPath(path), () => Encoding.UTF8.GetBytes(content));
}
