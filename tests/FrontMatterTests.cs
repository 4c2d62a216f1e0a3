using System.Text;
using CsCheck;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

public sealed class FrontMatterTests
{
    private static readonly SiteConfig Site = new();

    private static (FrontMatter Matter, int Start, DiagnosticBag Told) Read(string text)
    {
        var told = new DiagnosticBag();
        var (matter, start, _) = FrontMatterReader.Read(new SourceText(new SitePath("a.md"), text), Site, told);
        return (matter, start, told);
    }

    [Fact]
    public void The_span_of_a_title_is_that_of_its_words()
    {
        foreach (var title in new[] { "设 $x$", "'设 $x$'", "\"设 $x$\"", "设 $x$: 又一个", ">-\n  设 $x$" })
        {
            var text = $"---\ntitle: {title}\n---\n";
            var read = Read(text).Matter.Title!;
            Assert.Equal(read.Text, text.Substring(read.Span.Start, read.Span.Length));
        }
    }

    [Fact]
    public void Aliases_that_multiply_come_to_an_end() => Endless.IsNot("aliases", () =>
    {
        var rows = Enumerable.Range(1, 40).Select(i => $"k{i}: &a{i} [{string.Join(", ", Enumerable.Repeat("*a" + (i - 1), 10))}]");
        var (_, start, told) = Read($"---\ntitle: t\nk0: &a0 [x, x]\n{string.Join('\n', rows)}\n---\n正文");
        Assert.True(start > 0);
        Assert.NotEmpty(told.InOrder());
    });

    /// <summary>Pieces that mean something in YAML or in front matter, in any order: what comes of it must be told, never thrown.</summary>
    [Fact]
    public void Whatever_stands_there_is_read_without_an_exception_and_told_at_a_place_in_the_file()
    {
        string[] pieces =
        [
            "---", "\n", "\r\n", "\r", "title", "tags", "date", "math", "paper", "macros", "published", ": ", ":", "：", "- ", "[", "]", "{", "}", "'", "\"", "\\",
            "$", "#", " #", "&a ", "*a", "!!int ", "!<", "|", ">", "|9", "?", "%YAML 9999999999.1", "%", "@", "`", "\t", "  ", "2024-05-07", "true", "7/14/2004", "\0",
            "\uFEFF", "\uD800", "\U0001F600", "深度", "...", "x", ",", "~", "<<: ", "\u0085", "\u2028", "\uFDD0", "1e999", "+++", "\\u12", "\\x",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Select(parts => string.Concat(parts)).SelectMany(body => Gen.Bool.Select(isFramed => isFramed ? $"---\n{body}\n---\nx" : body))
            .Sample(text =>
            {
                var (matter, start, told) = Read(text);
                Assert.InRange(start, 0, text.Length);
                Assert.Equal(start, matter.Span.End);
                Assert.All(told.InOrder(), diagnostic => Assert.True(IsWithin(diagnostic.At!.Span, text), $"{diagnostic.Message} {diagnostic.At.Span}"));
            }, iter: 3000);
    }

    [Fact]
    public void Hostile_front_matter_takes_linear_time()
    {
        foreach (var piece in new[] { "[", "{", "- ", "a: ", "a:\n", "\"", "'", "&a *a ", "? ", "\\", "\t", "| ", "!", "a:b\n", "#x " })
        {
            var text = "---\ntitle: " + string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)) + "\n---\n";
            Endless.IsNot(piece, () => Read(text));
        }
    }

    private static bool IsWithin(TextSpan span, string text) => span.Start >= 0 && span.Length >= 0 && span.Start <= text.Length && span.End <= text.Length + 1;

    [Theory]
    [InlineData("2024-05-07-注意力", "2024-05-07", "注意力")]
    [InlineData("2024-5-7_a", "2024-05-07", "a")]
    [InlineData("2024-05-07", "2024-05-07", "")]
    [InlineData("2024-13-07-a", null, "2024-13-07-a")]
    [InlineData("2024-05-07a", null, "2024-05-07a")]
    [InlineData("notes-2024-05-07", null, "notes-2024-05-07")]
    public void A_file_s_name_may_begin_with_its_date(string name, string? date, string rest)
    {
        Assert.Equal((date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", null), rest), Dates.FromName(name));
    }

    [Theory]
    [InlineData("posts/2024-05-07-hello.md", "hello", true, false)]
    [InlineData("posts/hello/index.md", "hello", true, false)]
    [InlineData("posts/2024-05-07-hello/README.md", "hello", true, false)]
    [InlineData("posts/index.md", "posts", false, false)]
    [InlineData("blog/_posts/Hello World.md", "hello-world", true, false)]
    [InlineData("_drafts/a.md", "a", true, true)]
    [InlineData("guide/a.md", "a", false, false)]
    [InlineData("README.md", "readme", false, false)]
    [InlineData("posts/！！.md", "！！", true, false)]
    [InlineData("posts/Mamba：线性时间（一）.md", "mamba线性时间一", true, false)]
    [InlineData("posts/hello/index.en.md", "hello-en", true, false)]
    [InlineData("posts/hello/README.zh-CN.md", "hello", true, false)]
    [InlineData("posts/2024-05-07-hello.en.md", "hello-en", true, false)]
    [InlineData("posts/node.js.md", "nodejs", true, false)]
    public void A_file_s_place_says_what_it_is(string path, string slug, bool isArticle, bool isDraft)
    {
        var name = DocumentName.Of(new SitePath(path), null);
        Assert.Equal((slug, isArticle, isDraft), (name.Slug("zh-CN"), name.IsAmongArticles, DocumentName.IsAmongDrafts(new SitePath(path))));
    }

    [Theory]
    [InlineData("index.en", null, "index", "en")]
    [InlineData("index.zh_Hans", null, "index", "zh-Hans")]
    [InlineData("index.fr", null, "index.fr", null)]
    [InlineData("index.fr", "fr-CA", "index", "fr")]
    [InlineData("index.en", "fr", "index.en", null)]
    [InlineData("v1.2", null, "v1.2", null)]
    [InlineData(".en", null, ".en", null)]
    public void A_file_s_name_may_end_with_its_language(string file, string? declared, string name, string? language) =>
        Assert.Equal((name, language), Languages.Cut(file, declared));

    [Theory]
    [InlineData("Hello, World!", "hello-world")]
    [InlineData("C++ & C#", "c--c")]
    [InlineData("自监督学习（一）", "自监督学习一")]
    [InlineData("snake_case-and Ünï", "snake_case-and-ünï")]
    [InlineData("𝔸x", "𝔸x")]
    public void A_slug_follows_the_rules_of_GitHub(string text, string slug) => Assert.Equal(slug, Slug.Of(text));

    [Fact]
    public void A_zone_s_summer_time_counts()
    {
        var dates = new Dates(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), null);
        Assert.Equal(TimeSpan.FromHours(2), dates.Read("2024-07-01")!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(1), dates.Read("2024-01-01 08:00")!.Value.Offset);
        Assert.NotNull(dates.Read("2024-03-31 02:30")); // an hour that the clocks skipped
    }

    [Fact]
    public void Every_date_that_is_written_in_ISO_is_read_back()
    {
        var dates = new Dates(TimeZoneInfo.Utc, null);
        Gen.DateTime[new DateTime(2, 1, 1), new DateTime(9998, 1, 1)].Sample(date =>
            Assert.Equal(date, dates.Read(date.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture))!.Value.DateTime));
        Gen.String.Sample(text => { dates.Read(text); Dates.IsAmbiguous(text); });
    }

    [Fact]
    public void All_front_matter_of_the_corpus_is_read_without_an_error()
    {
        var corpus = Repository.NeedsCorpus();
        var told = new DiagnosticBag();
        var files = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Select(file =>
            new SourceFile(new SitePath(Path.GetRelativePath(corpus, file)), File.ReadAllBytes(file)));
        Parallel.ForEach(files, file => FrontMatterReader.Read(TextDecoder.Decode(file, told), Site with { DateOrder = "mdy" }, told));
        Assert.Equal("", string.Join('\n', told.InOrder().Where(d => d.Severity == Severity.Error).Select(d => $"{d.At!.Source.Path}:{d.At.Position} {d.Message}")));
    }
}
