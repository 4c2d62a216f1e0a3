namespace Tests;

/// <summary>The repository's own site as it stands on GitHub Pages, below the name of its repository; built once for all tests that only look at it.</summary>
internal static class RealSite
{
    private static readonly Lazy<TestSite> Made = new(() => TestSite.Build(Path.Combine(Repository.Root, "input"), new Theme.RazorTheme(), url: Home));

    public static Uri Home { get; } = new("https://someone.github.io/notes/");
    public static TestSite Built => Made.Value;
}
