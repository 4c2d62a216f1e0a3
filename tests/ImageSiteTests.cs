using System.Text;
using AngleSharp.Html.Parser;
using Theme;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>Whole sites with pictures in them.</summary>
public sealed class ImageSiteTests
{
    private const string Article = "---\ntitle: One\ndate: 2026-01-02\n---\n\n![A picture](图.png)\n\n<img src=\"again.png\">\n";

    [Fact]
    public void A_page_offers_pictures_that_are_there_and_smaller()
    {
        using var folder = Folder();
        var site = TestSite.Build(folder.Path, new RazorTheme());
        Assert.Equal("", site.Printed);
        var picture = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(site.Files["posts/one/index.html"])).QuerySelector("figure > picture")!;
        var sources = picture.QuerySelectorAll("source");
        Assert.Equal(["image/avif", "image/webp"], sources.Select(source => source.GetAttribute("type")));
        Assert.Equal(["posts/图.png"], [Uri.UnescapeDataString(picture.QuerySelector("img")!.GetAttribute("src")!)[1..]]);
        foreach (var source in sources)
        {
            var candidates = source.GetAttribute("srcset")!.Split(", ").Select(candidate => candidate.Split(' ')).ToList();
            Assert.Equal(["720w", "900w"], candidates.Select(candidate => candidate[1]));
            foreach (var bytes in candidates.Select(candidate => (Bytes: site.Files[candidate[0][1..]], Width: candidate[1])))
            {
                Assert.Equal(bytes.Width, $"{Images.SizeOf(bytes.Bytes)!.Width}w");
                Assert.True(bytes.Bytes.Length < site.Files["posts/图.png"].Length);
            }
        }
        Assert.Equal(4, site.Files.Keys.Count(IsVariant)); // the same bytes under another name are the same, and the one that no page shows has none
        Assert.DoesNotContain("<picture", Encoding.UTF8.GetString(site.Files["feed.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_build_encodes_nothing_and_is_the_same()
    {
        using var folder = Folder();
        var cache = new CountingCache();
        var cold = TestSite.Build(folder.Path, new RazorTheme(), cache);
        Assert.True(cache.Kept > 0);
        cache.Kept = 0;
        var warm = TestSite.Build(folder.Path, new RazorTheme(), cache);
        Assert.Equal(0, cache.Kept);
        var anew = TestSite.Build(folder.Path, new RazorTheme());
        foreach (var other in new[] { warm, anew })
        {
            Assert.Equal(cold.Files.Keys, other.Files.Keys);
            Assert.All(cold.Files, file => Assert.Equal(file.Value, other.Files[file.Key]));
        }
    }

    [Fact]
    public async Task A_preview_makes_what_a_browser_asks_for()
    {
        await using var preview = await PreviewedFolder.StartAsync(("posts/one.md", Article.Replace("again.png", "图.png", StringComparison.Ordinal)));
        using (var elsewhere = new TemporaryFolder()) // it is there as a whole, or not at all
        {
            await File.WriteAllBytesAsync(Path.Combine(elsewhere.Path, "whole"), Picture(), TestContext.Current.CancellationToken);
            File.Move(Path.Combine(elsewhere.Path, "whole"), preview.FullPath("posts/图.png"));
        }
        await preview.UntilAsync(async () => (await preview.GetAsync("/posts/one/")).Text.Contains("<picture", StringComparison.Ordinal));
        var page = new HtmlParser().ParseDocument((await preview.GetAsync("/posts/one/")).Text);
        var address = page.QuerySelector("picture > source")!.GetAttribute("srcset")!.Split(' ')[0];
        var (_, _, answer) = await preview.GetAsync(address);
        Assert.Equal("image/avif", answer.Content.Headers.ContentType!.ToString());

        using var folder = Folder();
        Assert.Equal(TestSite.Build(folder.Path, new RazorTheme()).Files[address[1..]], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static bool IsVariant(string path) => path.StartsWith("assets/img/", StringComparison.Ordinal);

    private static byte[] Picture()
    {
        using var image = ImageVariantTests.Gradient(900, 600);
        return image.PngsaveBuffer();
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("posts/one.md", Article);
        foreach (var name in new[] { "图.png", "again.png" }) File.WriteAllBytes(Path.Combine(folder.Path, "posts", name), Picture());
        using var other = ImageVariantTests.Gradient(100, 60);
        File.WriteAllBytes(Path.Combine(folder.Path, "posts", "unshown.jpg"), other.JpegsaveBuffer());
        return folder;
    }
}
