using System.Text;

namespace Tests.Fuzz;

/// <summary>Whole texts that others are made of: the repository's own, and real articles where they are at hand.</summary>
internal static class FuzzTexts
{
    private const int MostArticles = 300;

    public static IReadOnlyList<string> Markdown { get; } =
    [
        .. Files(Repository.Tests, "corpus", "*.md"), .. Files(Repository.Root, "input", "*.md"), .. Specs("*.md"), .. Files(Repository.Tests, "mistakes", "*.md"),
        .. Repository.Corpus is { } corpus ? Files(corpus, "", "*.md").Take(MostArticles) : [],
    ];

    /// <summary>Between its rules.</summary>
    public static IReadOnlyList<string> FrontMatter { get; } =
        [.. Markdown.Concat(Examples("front-matter")).Where(text => text.StartsWith("---", StringComparison.Ordinal)).Select(text => text.Split("\n---", 2)[0][3..]).Where(text => text.Length > 1)];

    public static IReadOnlyList<string> Settings { get; } = [File.ReadAllText(Path.Combine(Repository.Root, "site.yml")), .. Files(Repository.Tests, "", "site.yml")];

    public static IReadOnlyList<string> Bibliographies { get; } = [.. Files(Repository.Root, "input", "*.bib"), .. Files(Repository.Tests, "", "*.bib"), .. Examples("bibtex")];

    public static IReadOnlyList<string> Formulas { get; } = [.. Examples("macros"), .. Examples("plain-text"), .. Markdown.SelectMany(text => text.Split("$$").Where((_, i) => i % 2 == 1)).Where(tex => tex.Length is > 3 and < 600).Take(4000)];

    public static IReadOnlyList<string> Drawings { get; } = [.. Examples("drawings"), .. Markdown.SelectMany(text => text.Split("```").Where((_, i) => i % 2 == 1)).Where(text => text.StartsWith("mermaid", StringComparison.Ordinal) || text.StartsWith("dot", StringComparison.Ordinal) || text.StartsWith("vega", StringComparison.Ordinal))];

    /// <summary>A character for each byte.</summary>
    public static IReadOnlyList<string> Pictures { get; } =
        [.. new[] { "*.png", "*.jpg", "*.gif", "*.webp", "*.avif", "*.svg" }.SelectMany(kind => Directory.GetFiles(Repository.Tests, kind, SearchOption.AllDirectories)).Where(file => !file.Contains("node_modules")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(bytes => bytes.Length < 100_000).Select(Encoding.Latin1.GetString)];

    private static IEnumerable<string> Specs(string pattern) => Directory.GetFiles(Path.Combine(Repository.Tests, "specs"), pattern).Order(StringComparer.Ordinal).SelectMany(file => Examples(Path.GetFileNameWithoutExtension(file)));

    private static IEnumerable<string> Examples(string spec) => SpecExample.Read(spec).Select(example => example.Markdown).Where(text => text.Length > 0);

    private static IEnumerable<string> Files(string root, string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories).Where(file => !file.Contains("node_modules")).Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length > 0);
}
