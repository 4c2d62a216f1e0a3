using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>The site's own articles: their programs print what they claim, their tables hold what their data files hold.</summary>
public sealed class ArticleTests
{
    [Fact]
    public async Task Programs_and_numbers_of_the_articles_are_right()
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Tests, "articles", "run.py")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Started(start);
        if (process is null) Repository.Lacks("python3");
        var stop = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        Assert.Equal("", await output + await error);
        Assert.Equal(0, process.ExitCode);
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try { return Process.Start(start); }
        catch (Win32Exception) { return null; }
    }
}
