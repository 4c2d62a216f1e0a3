using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Transmission;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Xunit;

namespace Tests;

/// <summary>
/// Builds whole sites in memory. sites/*: input/ is what an author wrote, expected/ is every file that a reader gets.
/// mistakes/*: input/ is what an author got wrong, diagnostics.txt is every word that the author is told.
/// </summary>
public sealed class SiteTests
{
    public static TheoryData<string> Sites() => Folders("sites");
    public static TheoryData<string> Mistakes() => Folders("mistakes");

    [Theory, MemberData(nameof(Sites))]
    public void A_site_is_built_as_expected(string name)
    {
        var folder = Path.Combine(Repository.Tests, "sites", name);
        var site = BuildTwice(Path.Combine(folder, "input"));
        Assert.Equal("", site.Printed);

        var actual = site.Files.Where(file => !Golden.IsTheme(file.Key)).ToDictionary(file => file.Key, file => Golden.Abbreviate(file.Key, file.Value));
        var expected = Path.Combine(folder, "expected");
        if (Repository.Update) Golden.Rewrite(expected, actual);
        Assert.Equal(Golden.Read(expected), actual);
    }

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_explained_as_expected(string name)
    {
        var folder = Path.Combine(Repository.Tests, "mistakes", name);
        var site = BuildTwice(Path.Combine(folder, "input"));

        var expected = Path.Combine(folder, "diagnostics.txt");
        if (Repository.Update) File.WriteAllText(expected, site.Printed);
        Assert.NotEqual("", site.Printed);
        Assert.Equal(File.ReadAllText(expected), site.Printed);
    }

    /// <summary>All the time, so that what is held weakly goes.</summary>
    private static Timer Collecting() => new(_ => GC.Collect(0), null, 0, 1);

    /// <summary>The second time everything is remembered, the third time nothing is held that can be made again; and nothing that is made or told may differ.</summary>
    private static TestSite BuildTwice(string input)
    {
        var cache = new CountingCache();
        var first = TestSite.Build(input, new PlainTheme(), cache);
        cache.Kept = 0;
        var second = TestSite.Build(input, new PlainTheme(), cache);
        Assert.Equal(0, cache.Kept);
        Assert.Equal(first.Printed, second.Printed);
        Assert.Equal(first.Files, second.Files);

        using (Collecting())
        {
            var third = TestSite.Build(input, new PlainTheme(), holdsNothing: true);
            Assert.Equal(first.Printed, third.Printed);
            Assert.Equal(first.Files, third.Files);
        }
        return first;
    }

    private static TheoryData<string> Folders(string kind) =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Tests, kind)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
}

/// <summary>A site that was built in memory.</summary>
internal sealed record TestSite(BuildResult Result, ImmutableSortedDictionary<string, byte[]> Files, string Printed)
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    public static Installation Installation { get; } = InstallationReader.Read(InstallationReader.DefaultFolder);

    /// <param name="settings">What stands in site.yml, instead of the one of the folder.</param>
    /// <param name="printedInput">What diagnostics call the folder.</param>
    public static TestSite Build(string input, ITheme theme, ICache? cache = null, Uri? url = null, bool lenient = false, string? settings = null, bool holdsNothing = false, string printedInput = "input")
    {
        var diagnostics = new DiagnosticBag(lenient);
        var files = InputReader.Read(input, diagnostics);
        var config = SiteConfigReader.Read(settings is null ? InputReader.ReadConfig(input) : new SourceFile(new SitePath(InputReader.ConfigName), Encoding.UTF8.GetBytes(settings)), url, diagnostics);
        var staging = new MemoryStaging();
        cache ??= new MemoryCache();
        using var session = holdsNothing
            ? new BuildSession(Installation, cache, theme.Images) { Trees = new Allowance(0), HeldTexts = 0 }
            : new BuildSession(Installation, cache, theme.Images);
        var result = new Build(Installation, config, new BuildOptions(Now, Lenient: lenient), theme, cache).Run(files.Files, session, staging, diagnostics);
        var printed = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(printed, DiagnosticFormat.Text, printedInput).Print(result.Diagnostics);
        return new TestSite(result, staging.Files.ToImmutableSortedDictionary(StringComparer.Ordinal), printed.ToString());
    }

    private sealed class MemoryStaging : IStaging
    {
        public ConcurrentDictionary<string, byte[]> Files { get; } = [];
        public void Add(OutputPath path, ReadOnlyMemory<byte> content, string digest) => Files[path.Value] = content.ToArray();
    }
}

/// <summary>The least a theme can be, so that a site's expected files show the generator's work and nothing else.</summary>
internal class PlainTheme : ITheme
{
    public ImageLayout Images { get; } = new([320, 640], [new("(width < 400px)", "100vw"), new(null, "640px")]);

    public string Article(ArticleView view) =>
        $"<title>{view.Shell.Title}</title>\n{view.Shell.Head}\n<h1>{view.Page.Summary.Title.Html}</h1>\n{view.Page.Body}"
        + $"<pre>{view.Bibtex}{view.PaperBibtex}</pre>"
        + $"<footer>{Link("newer", view.Newer)}{Link("older", view.Older)}{string.Concat(view.Related.Select(related => Link("related", related)))}{string.Concat(view.ReferredToBy.Select(ReferredToBy))}</footer>\n";

    private static string ReferredToBy(BackLinkView link) => Link($"from {string.Join(' ', link.Targets.Select(target => target.Id))}", link.From);

    public string Page(PageView view) => $"<title>{view.Shell.Title}</title>\n<h1>{view.Page.Summary.Title.Html}</h1>\n{view.Page.Body}";

    public string Home(HomeView view) => $"<title>{view.Shell.Title}</title>\n{view.Number}/{view.Of}\n{List(view.Articles)}";

    public string Topics(GroupsView view) => string.Concat(view.Groups.Select(Topic));
    public string Tags(GroupsView view) => string.Concat(view.Groups.Select(Topic));
    public string SeriesList(GroupsView view) => string.Concat(view.Groups.Select(Topic));
    public string Topic(GroupView view) => $"<h2>{view.Group.Name}</h2>\n{List(view.Articles)}";
    public string Tag(GroupView view) => Topic(view);
    public string Series(GroupView view) => Topic(view);
    public string Archive(ArchiveView view) => string.Concat(view.Years.Select(year => $"<h2>{year.Year}</h2>\n{List(year.Articles)}"));
    public string Papers(PapersView view) =>
        string.Concat(view.Years.Select(year => $"<h2>{year.Year}</h2>\n{string.Concat(year.Papers.Select(Paper))}")) + string.Concat(view.Topics.Select(topic => $"<h2>{topic.Topic.Name}</h2>\n{string.Concat(topic.Papers.Select(Paper))}"));

    private static string Paper(PaperRead paper) => $"<p>{paper.Paper.Title}, {paper.Paper.Venue}, {paper.Paper.Year}</p>\n{string.Concat(paper.Articles.Select(article => Link("article", article)))}";

    public string Search(SearchView view) => $"<title>{view.Shell.Title}</title>\n";
    public string NotFound(NotFoundView view) => $"<title>{view.Shell.Title}</title>\n";

    public string Card(CardView view, ITypesetter type)
    {
        var texts = view.Labels.Prepend(view.Lead).Prepend(view.Title).Select(text => type.Set(text, new TypeStyle(CardFace.Title, 1000, new TypeSize(40, 3))).Svg);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><rect width=\"1200\" height=\"630\"/><g fill=\"#fff\" transform=\"translate(100 300)\">{string.Concat(texts)}</g></svg>";
    }

    private static string List(ImmutableArray<Summary> articles) =>
        string.Concat(articles.Select(article => $"{Link("article", article)}<p>{article.Excerpt.Html}</p>\n"));

    private static string Link(string rel, Summary? summary) => summary is null ? "" : $"<a class=\"{rel}\" href=\"{summary.Href}\">{summary.Title.Html}</a>\n";
}

/// <summary>Expected folders. A formula's KaTeX markup is abbreviated to its TeX, and a picture or another file that is not text to its size.</summary>
internal static class Golden
{
    private static readonly string[] Text = [".html", ".css", ".js", ".txt", ".xml", ".json", ".svg", ".md"];

    /// <summary>The theme's own files, which every site has.</summary>
    public static bool IsTheme(string path) => path.StartsWith("assets/", StringComparison.Ordinal) && !path.StartsWith("assets/img/", StringComparison.Ordinal);

    public static string Abbreviate(string path, byte[] content)
    {
        if (Path.GetExtension(path) == ".png") return $"(PNG, {BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16))} × {BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20))})";
        if (!Text.Contains(Path.GetExtension(path))) return $"({content.Length} bytes)";
        return AbbreviateFormulas(Encoding.UTF8.GetString(content));
    }

    /// <summary><c>&lt;span class="katex"&gt;…&lt;/span&gt;</c>, which nests, becomes its annotation.</summary>
    private static string AbbreviateFormulas(string html)
    {
        const string Open = "<span class=\"katex\">", Annotation = "<annotation encoding=\"application/x-tex\">";
        var result = new StringBuilder();
        var at = 0;
        for (int start; (start = html.IndexOf(Open, at, StringComparison.Ordinal)) >= 0;)
        {
            result.Append(html, at, start - at);
            at = EndOfSpan(html, start);
            var tex = html.IndexOf(Annotation, start, at - start, StringComparison.Ordinal);
            if (tex < 0) result.Append(html, start, at - start); // the rest of a formula that was cut for its punctuation
            else
            {
                tex += Annotation.Length;
                result.Append("<math>").Append(html, tex, html.IndexOf("</annotation>", tex, StringComparison.Ordinal) - tex).Append("</math>");
            }
        }
        return result.Append(html, at, html.Length - at).ToString();
    }

    private static int EndOfSpan(string html, int start)
    {
        var depth = 0;
        for (var i = start; ; i++)
        {
            if (string.CompareOrdinal(html, i, "<span", 0, 5) == 0) depth++;
            else if (string.CompareOrdinal(html, i, "</span>", 0, 7) == 0 && --depth == 0) return i + 7;
        }
    }

    public static Dictionary<string, string> Read(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText)
        : [];

    public static void Rewrite(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }
}
