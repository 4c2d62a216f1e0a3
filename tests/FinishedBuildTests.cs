using System.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>A build of what was built before does nothing, and says and leaves the same; whatever has changed since is seen.</summary>
public sealed class FinishedBuildTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "site.dll");
    private readonly TemporaryFolder _folder = new();

    public FinishedBuildTests()
    {
        _folder.Write("input/site.yml", "title: 笔记\nlanguage: zh-CN\n");
        _folder.Write("input/posts/one.md", "---\ntitle: 一\ndate: 2026-01-01\n---\n\n设 $x$ 为，多 $ 一个。\n");
        _folder.Write("input/posts/two.md", "---\ntitle: 二\ndate: 2026-03-01 08:00\n---\n\n正文。\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_again_says_the_same()
    {
        var (first, second) = (Build("2026-02-01"), Build("2026-02-01"));
        Assert.Contains("MATH002", first.Told, StringComparison.Ordinal);
        Assert.Equal(first.Told, second.Told);
        Assert.Equal(WithoutTime(first.Report).Replace(Changed(first.Report), "0 changed", StringComparison.Ordinal), WithoutTime(second.Report));
        Assert.Contains("left out: posts/two.md: dated ahead", second.Report, StringComparison.Ordinal);
        var check = (Build("2026-02-01", "check"), Build("2026-02-01", "check"));
        Assert.Equal((check.Item1.Told, WithoutTime(check.Item1.Report)), (check.Item2.Told, WithoutTime(check.Item2.Report)));
    }

    [Fact]
    public void What_somebody_did_to_the_output_is_made_right()
    {
        Build("2026-02-01");
        var page = Path.Combine(_folder.Path, "output", "posts", "one", "index.html");
        var made = File.ReadAllText(page);
        File.WriteAllText(page, made.Replace('设', '没'));
        Build("2026-02-01");
        Assert.Equal(made, File.ReadAllText(page));

        File.WriteAllText(Path.Combine(_folder.Path, "output", "stray.html"), "x");
        File.Delete(page);
        Build("2026-02-01");
        Assert.Equal(made, File.ReadAllText(page));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "output", "stray.html")));
    }

    [Fact]
    public void Time_that_passes_is_a_change_where_an_article_comes_out()
    {
        var page = Path.Combine(_folder.Path, "output", "posts", "two", "index.html");
        Build("2026-02-01");
        Build("2026-03-01T07:59:59Z");
        Assert.False(File.Exists(page));
        Build("2026-03-01T08:00:00Z");
        Assert.True(File.Exists(page));
        Assert.Contains("0 changed", Build("2026-03-02").Report, StringComparison.Ordinal);
        Build("2026-02-01");
        Assert.False(File.Exists(page)); // back in time as well
        Build("2026-03-02");
        Assert.True(File.Exists(page));
    }

    [Theory]
    [InlineData("input/site.yml", "title: 另一\nlanguage: zh-CN\n")]
    [InlineData("input/posts/one.md", "---\ntitle: 壹\ndate: 2026-01-01\n---\n\n正文。\n")]
    [InlineData("input/posts/three.md", "---\ntitle: 三\ndate: 2026-01-03\n---\n\n正文。\n")]
    [InlineData("input/posts/a.txt", "文件")]
    public void Every_file_counts(string path, string content)
    {
        Build("2026-02-01");
        _folder.Write(path, content);
        Assert.DoesNotContain(" 0 changed", Build("2026-02-01").Report, StringComparison.Ordinal);
    }

    [Fact]
    public void So_does_how_it_is_called()
    {
        Build("2026-02-01");
        Assert.DoesNotContain(" 0 changed", Build("2026-02-01", "build", "--url", "https://example.org/notes/").Report, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 changed", Build("2026-02-01", "build", "--future").Report, StringComparison.Ordinal);
        Assert.StartsWith("{", Build("2026-02-01", "build", "--future", "--format", "json").Report, StringComparison.Ordinal);
    }

    private static string Changed(string report) => report.Split(", ").Single(part => part.EndsWith(" changed", StringComparison.Ordinal));

    private static string WithoutTime(string report) => report[..report.LastIndexOf(" (", StringComparison.Ordinal)];

    private (string Told, string Report) Build(string now, params string[] asked)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. asked is [] ? ["build"] : asked, "--input", "input", "--output", "output", "--cache", "cache", "--now", now])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
        };
        using var build = Process.Start(start)!;
        var told = build.StandardError.ReadToEndAsync();
        var report = build.StandardOutput.ReadToEnd();
        Assert.True(build.WaitForExit(60_000) && build.ExitCode == 0, told.Result);
        return (told.Result, report);
    }
}
