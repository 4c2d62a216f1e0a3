using System.Text;
using Xunit;

namespace Tests;

/// <summary>Every page as the Nu checker sees it, the checker of the HTML standard's own editors: npm/nu.mjs, which needs Java.</summary>
public sealed class HtmlTests
{
    private const string Wrong = "<!DOCTYPE html><html lang=\"en\"><title>a</title><p>a</div>";

    [Fact]
    public async Task No_page_has_an_error()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "site", RealSite.Built);
        foreach (var input in Directory.GetDirectories(Path.Combine(Repository.Tests, "sites")))
            Write(folder, Path.GetFileName(input), TestSite.Build(Path.Combine(input, "input"), new Theme.RazorTheme()));
        folder.Write("wrong.html", Wrong); // or nothing would tell a checker that finds nothing from one that looks at nothing

        var faults = (await NpmScript.PrintedAsync("nu.mjs", folder.Path)).TrimEnd().Split('\n');
        Assert.StartsWith("wrong.html:1:", Assert.Single(faults), StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string name, TestSite site)
    {
        foreach (var (path, content) in site.Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
            folder.Write($"{name}/{path}", Encoding.UTF8.GetString(content));
    }
}
