using System.Globalization;
using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// Real sites of Statiq and Hexo keep their addresses, one by one, and lose nothing of what stands above their articles. Skipped where the sites are not at hand.
/// </summary>
public sealed partial class CorpusAddressTests(ITestOutputHelper output)
{
    /// <summary>Statiq puts a file where it lies, with another extension.</summary>
    [Fact]
    public void A_blog_of_Statiq_keeps_its_addresses()
    {
        var site = Build("phil-scott-78+thirty25-statiq/input", "permalink: /:path.html\n");
        Assert.Equal(14, site.Result.Site.Documents.Length);
        Compare(site, document => $"/{document.Path.Value[..^".md".Length]}.html");
        Assert.All(site.Result.Site.Documents, document => Assert.True(document.IsDated && document.Kind is DocumentKind.Article, document.Path.Value));
        AboveIsRead(site, keysAtLeast: 40);
    }

    /// <summary>Its links have no extension, and servers lead from the one form to the other.</summary>
    [Fact]
    public void Pages_of_Statiq_stand_where_they_stood()
    {
        var site = Build("statiqdev+Website/input", "");
        Compare(site, document => "/" + (document.Path.IsIndex ? document.Path.Folder : document.Path.Value[..^".md".Length]) + "/");
        AboveIsRead(site, keysAtLeast: 100);
        Assert.Equal("framework", site.Result.Site.Documents.Single(document => document.Path.Value == "framework.md").FrontMatter.Xref);
    }

    /// <summary>The blog's pattern is <c>:abbrlink.html</c>, and its links are the seconds of each date to the base 36, as those in its own articles show.</summary>
    [Fact]
    public void A_blog_of_Hexo_keeps_its_addresses()
    {
        var root = Path.Combine(Repository.NeedsCorpus(), "dev", "fightinggg+hexo-blog");
        using var copy = new TemporaryFolder();
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories))
        {
            var (path, text) = (Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file));
            var date = DateTimeOffset.ParseExact(DateLine().Match(text).Groups[1].Value + " +08:00", "yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
            links.Add(path, ToBase36(date.ToUnixTimeSeconds()));
            copy.Write(path, text.Insert(4, $"abbrlink: {links[path]}\n"));
        }
        Assert.Equal("QSFAYC", links["blog/ACM/学习笔记/数学/群论/index.md"]);

        var site = TestSite.Build(copy.Path, new PlainTheme(), lenient: true, settings: "title: t\ntimezone: Asia/Shanghai\npermalink: /:abbrlink.html\n");
        Assert.Equal(159, site.Result.Site.Documents.Length);
        // Two articles of one second have one address there too, where the later takes the place of the other.
        var doubled = links.GroupBy(link => link.Value).SelectMany(same => same.OrderBy(link => link.Key, StringComparer.Ordinal).Skip(1)).Count();
        Assert.Equal(doubled, site.Result.Diagnostics.Count(told => told.Rule == Rules.AddressTaken));
        Compare(site, document => $"/{links[document.Path.Value]}.html", doubled);
    }

    private void Compare(TestSite site, Func<Document, string> expected, int taken = 0)
    {
        var others = (from document in site.Result.Site.Documents
                      let address = site.Result.Site.AddressOf(document).Value
                      where address != expected(document)
                      select $"{document.Path}: {address}, not {expected(document)}").ToList();
        output.WriteLine($"{site.Result.Site.Documents.Length} addresses; {others.Count} differ\n  " + string.Join("\n  ", others));
        Assert.Equal(taken, others.Count);
        Assert.Equal(taken, site.Result.Diagnostics.Count(told => told.Rule == Rules.AddressTaken));
        Assert.Empty(site.Result.Site.LeftOut);
    }

    /// <summary>Keys that a plain reading of the first lines finds are those that were read, and no line of them is on the page.</summary>
    private static void AboveIsRead(TestSite site, int keysAtLeast)
    {
        Assert.DoesNotContain(site.Result.Diagnostics, told => told.Rule.Id.StartsWith("FM", StringComparison.Ordinal));
        var read = 0;
        foreach (var document in site.Result.Site.Documents)
        {
            var lines = document.Source.Text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd()).ToList();
            var keys = lines.SkipWhile(line => line is "---" or "<!---").TakeWhile(line => line is not ("---" or "--->")).ToList();
            if (!Key().IsMatch(lines[0]) && lines[0] is not ("---" or "<!---")) keys = [];
            foreach (var match in keys.Select(line => Key().Match(line)).Where(match => match.Success && match.Groups[2].Length > 0))
            {
                var (key, value) = (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value.Trim('"', '\''));
                var found = key switch
                {
                    "title" => document.FrontMatter.Title?.Text,
                    "description" => document.FrontMatter.Description?.Text,
                    "xref" => document.FrontMatter.Xref,
                    "order" => document.FrontMatter.Order?.ToString(CultureInfo.InvariantCulture),
                    "tags" when value.StartsWith('[') => document.FrontMatter.Tags.IsEmpty ? "[]" : $"[\"{string.Join("\", \"", document.FrontMatter.Tags)}\"]",
                    _ => value,
                };
                Assert.True(found == value, $"{document.Path}: {key} is '{found}', not '{value}'");
                read++;
            }
        }
        Assert.True(read >= keysAtLeast, $"{read} keys were found");
    }

    private static TestSite Build(string folder, string settings) =>
        TestSite.Build(Path.Combine(Repository.NeedsCorpus(), "dev", folder), new PlainTheme(), lenient: true, settings: "title: t\n" + settings);

    private static string ToBase36(long number)
    {
        var text = "";
        for (; number > 0; number /= 36) text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(int)(number % 36)] + text;
        return text;
    }

    [GeneratedRegex(@"^date: (.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^([A-Za-z]+):\s*(.*)$")]
    private static partial Regex Key();
}
