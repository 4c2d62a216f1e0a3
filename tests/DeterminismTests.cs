using System.Diagnostics;
using System.Security.Cryptography;
using Transmission.Caching;
using Xunit;

namespace Tests;

/// <summary>Same input and same «now»: same bytes, whatever the machine, zone, locale, fonts, folder or day, warm or cold.</summary>
public sealed class DeterminismTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "site.dll");

    [Fact]
    public void Two_builds_in_other_zones_languages_folders_and_fonts_are_equal()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        CopyInput(Path.Combine(other.Path, "elsewhere", "notes"));

        Run(one.Path, Path.Combine(Repository.Root, "input"), ("TZ", "Asia/Shanghai"), ("LANG", "zh_CN.UTF-8"));
        Run(other.Path, Path.Combine(other.Path, "elsewhere", "notes"), ("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C"), ("FONTCONFIG_FILE", "/dev/null"));

        Assert.Equal(Digests(Path.Combine(one.Path, "output")), Digests(Path.Combine(other.Path, "output")));
    }

    [Fact]
    public void A_page_with_macros_built_warm_equals_itself_built_cold()
    {
        var cache = new MemoryCache();
        var input = Path.Combine(Repository.Root, "input");
        var cold = TestSite.Build(input, new Theme.RazorTheme(), cache);
        var warm = TestSite.Build(input, new Theme.RazorTheme(), cache);
        Assert.Equal(cold.Files.Keys, warm.Files.Keys);
        Assert.All(cold.Files, file => Assert.Equal(Convert.ToHexString(file.Value), Convert.ToHexString(warm.Files[file.Key])));
    }

    /// <summary>site.yml is looked for in the input's parent, so it goes along.</summary>
    private static void CopyInput(string folder)
    {
        var input = Path.Combine(Repository.Root, "input");
        foreach (var file in Directory.GetFiles(input, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(input, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        File.Copy(Path.Combine(Repository.Root, "site.yml"), Path.Combine(folder, "..", "site.yml"));
    }

    private static void Run(string folder, string input, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "build", "--input", input, "--output", Path.Combine(folder, "output"), "--cache", Path.Combine(folder, "cache"), "--now", "2026-11-24T00:00:00Z"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        Assert.DoesNotContain("unrecognized flag", error.Result, StringComparison.Ordinal); // of V8
    }

    private static Dictionary<string, string> Digests(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
