using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Xunit;

namespace Tests;

/// <summary>Where the tests' own data lies, whatever folder they run from.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!;
    public static string Tests => Path.Combine(Root, "tests");

    /// <summary>With <c>UPDATE=1</c> what is expected is written anew; whether it should have changed is for «git diff» and a reviewer.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("UPDATE") == "1";

    /// <summary>Articles by other people, kept beside the repository and never in it; null where they are missing.</summary>
    public static string? Corpus { get; } = Ancestors(Root).Select(folder => Path.Combine(folder, "shared", "corpus")).FirstOrDefault(Directory.Exists);

    /// <summary>Skips a test for want of something that this machine lacks, and says so; with <c>CI_STRICT=1</c> it fails.</summary>
    [DoesNotReturn]
    public static void Lacks(string what)
    {
        if (Environment.GetEnvironmentVariable("CI_STRICT") == "1") Assert.Fail($"this machine lacks {what}");
        Assert.Skip($"waits for {what}");
    }

    /// <summary>The folder of those articles; skips the test where there is none.</summary>
    public static string NeedsCorpus()
    {
        if (Corpus is null) Assert.Skip("waits for articles by other people: the folder shared/corpus beside the repository, which is never in it");
        return Corpus;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = Path.GetDirectoryName(folder); at is not null; at = Path.GetDirectoryName(at)) yield return at;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
