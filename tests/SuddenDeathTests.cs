using System.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>A build that is killed at any moment leaves a whole site, the old or the new, and a cache that the next build can use.</summary>
public sealed class SuddenDeathTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "site.dll");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_at_thirty_moments_there_is_always_a_whole_site()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("waits for a Linux: elsewhere folders do not change places in one step, and the next start mends it");
        var random = new Random(30);
        WriteSite("一");
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Build(killAfter: null));
        var whole = clock.Elapsed; // how long a build takes on this machine, so that the moments lie all over it
        var sites = new List<Dictionary<string, string>> { Output() };
        for (var moment = 0; moment < 30; moment++)
        {
            WriteSite($"第 {moment} 稿");
            Build(killAfter: whole * (random.NextDouble() * 1.1));
            var now = Output();
            Assert.True(now["title"] == sites[^1]["title"] ? Same(now, sites[^1]) : IsWhole(now), $"after the kill number {moment}, half a site lies there");
            Assert.Equal(0, Build(killAfter: null));
            sites.Add(Output());
            Assert.True(IsWhole(sites[^1]));
            Assert.NotEqual(sites[^2]["title"], sites[^1]["title"]);
        }
    }

    /// <summary>Every page speaks of the title of its edition, so a mixture shows.</summary>
    private void WriteSite(string title)
    {
        _folder.Write("input/site.yml", $"title: {title}\nlanguage: zh-CN\n");
        for (var i = 0; i < 6; i++) _folder.Write($"input/posts/n{i}.md", $"---\ntitle: 文 {i}\ndate: 2026-01-0{i + 1}\n---\n\n{title}：$x_{i} = {title.Length}{i}$。\n");
    }

    private Dictionary<string, string> Output()
    {
        var output = Path.Combine(_folder.Path, "output");
        var files = Directory.GetFiles(output, "*.html", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(output, file), File.ReadAllText);
        files["title"] = TitleOf(files["index.html"]);
        return files;
    }

    private static string TitleOf(string page) => page[(page.IndexOf("<title>", StringComparison.Ordinal) + 7)..page.IndexOf("</title>", StringComparison.Ordinal)];

    private static bool IsWhole(Dictionary<string, string> site) =>
        site.Where(file => file.Key != "title").All(file => TitleOf(file.Value).EndsWith(site["title"], StringComparison.Ordinal))
        && Enumerable.Range(0, 6).All(i => site.ContainsKey(Path.Combine("posts", $"n{i}", "index.html")));

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(file => other.TryGetValue(file.Key, out var text) && text == file.Value);

    /// <returns>Its exit code; that of a killed one says so.</returns>
    private int Build(TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "build", "--input", "input", "--output", "output", "--cache", "cache", "--now", "2026-11-24T00:00:00Z", "--format", "json"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (killAfter is { } moment && !process.WaitForExit(moment)) process.Kill(entireProcessTree: true); // SIGKILL
        process.WaitForExit();
        return process.ExitCode;
    }
}
