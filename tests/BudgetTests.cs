using System.IO.Compression;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>What a reader fetches of the repository's own site, in bytes as servers send them: by gzip. Its fonts: browser/BudgetTests.</summary>
public sealed class BudgetTests
{
    private const int Article = 45_000, FormulasOfArticle = 100, Home = 30_000, Script = 6_000;

    private static readonly Site Site = RealSite.Built.Result.Site;
    private static readonly OutputTree Outputs = RealSite.Built.Result.Outputs;

    public static TheoryData<string> Articles => [.. Site.Articles.Select(article => article.Path.Value)];

    /// <summary>HTML, style and script; of an article with more formulas than a hundred, as much of the HTML as goes with a hundred.</summary>
    [Theory, MemberData(nameof(Articles))]
    public void An_article_with_a_hundred_formulas_is_within_its_budget(string path)
    {
        var article = Site.Articles.Single(article => article.Path.Value == path);
        var page = Site.AddressOf(article).ToOutputPath();
        var formulas = article.Body.Formulas.Length;
        var part = formulas > FormulasOfArticle ? (double)FormulasOfArticle / formulas : 1;
        var bytes = (int)(Compressed(page) * part) + StyleAndScript(page);
        Assert.True(bytes <= Article, $"{path}, {formulas} formulas: {bytes} bytes for each {FormulasOfArticle}");
    }

    [Fact]
    public void The_home_page_is_within_its_budget()
    {
        var page = Routes.Home.ToOutputPath();
        Assert.InRange(Compressed(page) + StyleAndScript(page), 0, Home);
    }

    /// <summary>The one of every page, and that of search, which comes when it is asked for.</summary>
    [Fact]
    public void Each_script_is_within_its_budget()
    {
        var scripts = Outputs.Files.Keys.Where(file => file.Value.EndsWith(".js", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, scripts.Count);
        Assert.All(scripts, script => Assert.InRange(Compressed(script), 0, Script));
    }

    private static int StyleAndScript(OutputPath page) => Outputs.Files[page].Loads
        .Where(address => Path.GetExtension(address) is ".css" or ".js")
        .Sum(address => Compressed(new OutputPath(new Uri(RealSite.Home, address).AbsolutePath[RealSite.Home.AbsolutePath.Length..])));

    private static int Compressed(OutputPath path)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(RealSite.Built.Files[path.Value]);
        return (int)compressed.Length;
    }
}
