using System.Text;
using System.Text.RegularExpressions;
using Transmission.Assets;
using Xunit;

namespace Tests;

public sealed class ThemeAssetsTests
{
    [Fact]
    public void Every_file_that_the_style_names_is_served_under_its_fingerprint()
    {
        var assets = ThemeAssets.Of(InstalledTheme.Files);
        Assert.Matches(@"^/assets/site\.[0-9a-f]{8}\.css$", assets["site.css"].Url.Value);
        Assert.Matches(@"^/assets/site\.[0-9a-f]{8}\.js$", assets["site.js"].Url.Value);
        Assert.Matches(@"^/assets/fonts/KaTeX_Main-Regular\.[0-9a-f]{8}\.woff2$", assets["fonts/KaTeX_Main-Regular.woff2"].Url.Value);
        Assert.DoesNotContain(assets.Keys, path => path.StartsWith("engine/", StringComparison.Ordinal));

        var named = Regex.Matches(Encoding.UTF8.GetString(assets["site.css"].Content.Span), @"url\((fonts/[^)]*)\)").Select(match => "/assets/" + match.Groups[1].Value).Distinct();
        Assert.Equal(assets.Values.Select(asset => asset.Url.Value).Where(url => url.Contains("KaTeX_", StringComparison.Ordinal)).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
