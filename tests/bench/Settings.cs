using System.Runtime.CompilerServices;

namespace Bench;

/// <summary>How the benchmark is wanted.</summary>
/// <param name="Articles">A folder of articles to measure instead of generated ones; those are then made of its texts.</param>
/// <param name="Runs">Of each row.</param>
/// <param name="Rows">Which rows; all that are not about size, if empty.</param>
/// <param name="Sizes">Numbers of generated articles; the first is what the others are compared with.</param>
/// <param name="Length">Characters of a generated article.</param>
/// <param name="Saves">Of each preview.</param>
/// <param name="Program">The folder of the compiled program.</param>
/// <param name="Work">An empty folder for what is made.</param>
internal sealed record Settings(string? Articles, int Runs, IReadOnlyList<string> Rows, IReadOnlyList<int> Sizes, int Length, int Saves, string Program, string Work)
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public bool Wants(string row) => Rows.Count == 0 || Rows.Contains(row);

    /// <summary>Where texts for generated articles are taken from.</summary>
    public IEnumerable<string> Sources => Articles is { } folder ? [folder] : [Path.Combine(Repository, "input", "posts"), Path.Combine(Repository, "tests", "corpus")];

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
