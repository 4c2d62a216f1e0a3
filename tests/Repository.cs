using System.Runtime.CompilerServices;

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

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = Path.GetDirectoryName(folder); at is not null; at = Path.GetDirectoryName(at)) yield return at;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
