using Transmission;
using Xunit;

namespace Tests;

[Collection(nameof(Console))]
public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TextWriter _output = Console.Out, _error = Console.Error;
    private readonly StringWriter _written = new(), _complaints = new();

    public NewTests()
    {
        Directory.CreateDirectory(Input);
        Console.SetOut(_written);
        Console.SetError(_complaints);
    }

    private string Input => Path.Combine(_folder.Path, "input");

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("注意力的几何", "注意力的几何")]
    [InlineData("It's \"here\": a/b \\ c # d", "its-here-ab--c--d")]
    [InlineData("The cost is $O(n^2)$: & 'why'", "the-cost-is-on2--why")]
    [InlineData("- [x]: {y}", "--x-y")]
    [InlineData("  true ", "true")]
    [InlineData("_init_ of %a", "init_-of-a")]
    public async Task An_article_begins_with_its_title(string title, string slug)
    {
        Assert.Equal(0, await New(title));
        var path = Path.Combine(Input, "posts", slug, "index.md");
        Assert.Equal(path, _written.ToString().TrimEnd());

        var site = TestSite.Build(Input, new PlainTheme());
        Assert.Equal("", site.Printed);
        var article = Assert.Single(site.Result.Site.Articles);
        Assert.Equal(title.Trim(), article.FrontMatter.Title!.Text);
        Assert.Equal(slug, article.Slug);
    }

    [Fact]
    public async Task Its_date_is_that_of_the_site_s_zone()
    {
        _folder.Write("input/site.yml", "timezone: Asia/Shanghai\n");
        await New("a", "--now", "2024-05-07T20:30:15Z");
        var text = File.ReadAllText(Path.Combine(Input, "posts", "a", "index.md"));
        Assert.Contains("\ndate: 2024-05-08 04:30\n", text, StringComparison.Ordinal);
        Assert.Contains("主题", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public async Task Its_comments_are_in_the_site_s_language()
    {
        _folder.Write("site.yml", "language: en\n");
        await New("a");
        Assert.Contains("one for each article", File.ReadAllText(Path.Combine(Input, "posts", "a", "index.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_left_out()
    {
        Assert.Equal(0, await New("a", "--draft", "--slug", "another"));
        Assert.Equal("another", Assert.Single(TestSite.Build(Input, new PlainTheme()).Result.Site.LeftOut).Slug);
    }

    [Theory, InlineData("posts/a/index.md"), InlineData("posts/a.md")]
    public async Task Nothing_is_written_over(string taken)
    {
        var file = _folder.Write("input/" + taken, "mine");
        Assert.Equal(2, await New("a"));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Contains($"there is '{taken}' already", _complaints.ToString(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Input, "*", SearchOption.AllDirectories));
    }

    [Theory, InlineData("?!", null), InlineData("a", "../b"), InlineData("a", "_b"), InlineData("a", "B c"), InlineData("a", "")]
    public async Task What_gives_no_address_is_refused(string title, string? slug)
    {
        Assert.Equal(2, await New(title, slug is null ? [] : ["--slug", slug]));
        Assert.Contains("slug", _complaints.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Input));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        Assert.Equal(2, await Cli.RunAsync(["new", "a", "--input", Path.Combine(_folder.Path, "inptu")], new PlainTheme()));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    private Task<int> New(string title, params string[] more) =>
        Cli.RunAsync(["new", title, "--input", Input, .. more.Contains("--now") ? Array.Empty<string>() : ["--now", "2024-05-07"], .. more], new PlainTheme());
}

[CollectionDefinition(nameof(Console), DisableParallelization = true)]
public sealed class ConsoleTests;
