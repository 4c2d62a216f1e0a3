using System.Diagnostics;
using System.Globalization;
using Theme;
using Transmission.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>
/// A published program is native, and its compiler cannot see what libraries look up by name while they run: it must make and tell what the same code does here.
/// PUBLISHED is its path, relative to the repository.
/// </summary>
public sealed class PublishedTests
{
    private static IEnumerable<string> Inputs =>
    [
        "input",
        .. SiteTests.Sites().Select(site => $"tests/sites/{site.Data}/input"),
        .. SiteTests.Mistakes().Select(mistake => $"tests/mistakes/{mistake.Data}/input"),
    ];

    [Fact]
    public async Task It_makes_and_tells_the_same()
    {
        var program = Program(); // or the test is skipped
        await Assert.AllAsync(Inputs, input => MakesTheSame(program, input));
    }

    private static async Task MakesTheSame(string program, string input)
    {
        using var folder = new TemporaryFolder();
        using var process = Start(program, "build", input, folder);
        var told = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var expected = TestSite.Build(Path.Combine(Repository.Root, input), new RazorTheme(), printedInput: input);
        Assert.Equal(expected.Printed, told);
        Assert.Equal(expected.Result.Succeeded ? 0 : 1, process.ExitCode);
        if (!expected.Result.Succeeded) return;
        var output = Path.Combine(folder.Path, "output");
        var made = Directory.GetFiles(output, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(output, file).Replace('\\', '/'));
        Assert.Equal(expected.Files.Keys, made.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected.Files, file => Assert.Equal(file.Value, File.ReadAllBytes(made[file.Key])));
    }

    [Fact]
    public async Task Its_preview_shows_what_is_saved()
    {
        using var folder = new TemporaryFolder();
        var article = folder.Write("input/posts/a.md", "---\ntitle: 甲\ndate: 2026-01-02\n---\n\n$x_1$\n");
        using var process = Start(Program(), "preview", Path.Combine(folder.Path, "input"), folder, "--port", "0");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(process) };
            await WaitForAsync(client, "<annotation encoding=\"application/x-tex\">x_1</annotation>");
            await File.WriteAllTextAsync(article, "---\ntitle: 乙\ndate: 2026-01-02\n---\n\n$y_2$\n", TestContext.Current.CancellationToken);
            await WaitForAsync(client, "<annotation encoding=\"application/x-tex\">y_2</annotation>");
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal)) return new Uri(line);
        }
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Until the article's page has it, or the test is stopped.</summary>
    private static async Task WaitForAsync(HttpClient client, string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await client.GetStringAsync("posts/a/", limit.Token)).Contains(text, StringComparison.Ordinal)) await Task.Delay(50, limit.Token);
    }

    private static string Program()
    {
        var program = Environment.GetEnvironmentVariable("PUBLISHED") ?? "";
        if (program.Length == 0) Assert.Skip("waits for PUBLISHED, the path of a program that was published");
        return Path.Combine(Repository.Root, program);
    }

    private static Process Start(string program, string command, string input, TemporaryFolder folder, params string[] more)
    {
        var now = TestSite.Now.ToString("O", CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(program, [command, "--input", input, "--output", Path.Combine(folder.Path, "output"), "--cache", Path.Combine(folder.Path, "cache"), "--now", now, .. more])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
