using System.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>A full disk, which several threads meet at once, is one error that says so.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    public void Dispose()
    {
        if (_isMounted) Run("umount", _folder.Path);
        _folder.Dispose();
    }

    [Fact]
    public void It_is_told_once_and_the_old_site_stays()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) Assert.Skip("waits for root of a Linux: nobody else may have a disk of two megabytes");
        _isMounted = Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _folder.Path) == 0;
        if (!_isMounted) Assert.Skip("waits for a machine where root may mount a disk");
        Write(articles: 3);
        Assert.Equal((0, ""), Build());
        var before = File.ReadAllText(Path.Combine(_folder.Path, "output", "index.html"));
        Write(articles: 300);
        var (exitCode, told) = Build();
        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: No space left on device", told, StringComparison.Ordinal);
        Assert.Equal(2, told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith("hint: the published site is as it was", told.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder.Path, "output", "index.html")));
    }

    private void Write(int articles)
    {
        for (var i = 0; i < articles; i++) _folder.Write($"input/posts/n{i}.md", $"---\ntitle: 文 {i}\ndate: 2026-01-01\n---\n\n$x_{i}$\n");
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private (int ExitCode, string Told) Build()
    {
        using var cache = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "site.dll"), "build", "--now", "2026-11-24T00:00:00Z", "--cache", cache.Path])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, told);
    }
}
