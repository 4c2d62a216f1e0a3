using System.Text.RegularExpressions;
using Xunit;

namespace Tests;

/// <summary>What GitHub is told to do, read by GitHub's own parser (npm/workflows.mjs), without a push.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Files =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows"), "*.yml").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task GitHub_understands_every_workflow()
    {
        Assert.Equal(["ci.yml", "pages.yml"], Files.Select(Path.GetFileName));
        Assert.Equal("", await FaultsOf(Files));
    }

    [Theory]
    [InlineData("needs: build", "needs: bulid", "unknown job 'bulid'")]
    [InlineData("steps.pages.", "step.pages.", "Unrecognized named-value: 'step'")]
    [InlineData("7 16 * * *", "7 25 * * *", "Invalid cron expression")]
    [InlineData("pages: write", "page: write", "Unexpected value 'page'")]
    public async Task A_mistake_in_a_workflow_is_found(string right, string wrong, string said)
    {
        using var folder = new TemporaryFolder();
        var pages = File.ReadAllText(Files.Single(file => Path.GetFileName(file) == "pages.yml"));
        Assert.Contains(right, pages, StringComparison.Ordinal);
        Assert.Contains(said, await FaultsOf([folder.Write("pages.yml", pages.Replace(right, wrong, StringComparison.Ordinal))]), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_GitHubs_own_actions_are_used_each_by_its_major_version() =>
        Assert.All(Files.SelectMany(file => Uses().Matches(File.ReadAllText(file))), use => Assert.Matches(@"^actions/[a-z-]+@v\d+$", use.Groups[1].Value));

    [Fact]
    public void Nothing_may_be_written_but_the_published_site() =>
        Assert.Equal(["pages", "id-token"], Files.SelectMany(file => Writes().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value));

    private static Task<string> FaultsOf(string[] files) => NpmScript.PrintedAsync("workflows.mjs", files);

    [GeneratedRegex(@"\buses:\s*(\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^\s*([\w-]+): write\b", RegexOptions.Multiline)]
    private static partial Regex Writes();
}
