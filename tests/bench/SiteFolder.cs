namespace Bench;

/// <summary>A site to be built: its input, and what builds leave.</summary>
/// <param name="folder">Of the site, which has its articles in <c>input</c> and may have a <c>site.yml</c>.</param>
internal sealed class SiteFolder(string folder, Settings settings)
{
    public string Input => Path.Combine(folder, "input");
    public string Output => Path.Combine(folder, "output");
    public string Cache => Path.Combine(folder, "cache");
    public string Macros => Path.Combine(folder, "macros.json");

    /// <summary>In an order that does not change.</summary>
    public IReadOnlyList<string> Articles { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(folder, "input"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static SiteFolder CopyOf(string articles, string folder, Settings settings, Func<string, string>? change = null)
    {
        foreach (var file in Directory.EnumerateFiles(articles, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, "input", Path.GetRelativePath(articles, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (change is not null && file.EndsWith(".md", StringComparison.Ordinal)) File.WriteAllText(copy, change(File.ReadAllText(file)));
            else File.Copy(file, copy);
        }
        return new SiteFolder(folder, settings);
    }

    public Cost Build() => MeasuredProcess.Run(Executable, Arguments());

    public Cost BuildCold()
    {
        foreach (var made in new[] { Cache, Output })
        {
            if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        }
        return Build();
    }

    public Cost Floor() => MeasuredProcess.Run("node", [Path.Combine(Settings.Repository, "tests", "bench", "floor.mjs"), Input, .. File.Exists(Macros) ? [Macros] : Array.Empty<string>()]);

    public System.Diagnostics.Process StartPreview() => MeasuredProcess.Start(Executable, Arguments("preview", "--port", "0"));

    /// <summary>Puts a paragraph at the end of one article: another one each time, since an editor is at one place after another.</summary>
    public void Write(int time, string paragraph) => File.AppendAllText(Articles[(int)(time * 7919L % Articles.Count)], $"\n\n{paragraph}\n");

    private string Executable => Path.Combine(settings.Program, OperatingSystem.IsWindows() ? "site.exe" : "site");

    /// <summary>Lenient, as texts of others may have mistakes, and a page with a mistake takes its time like any other.</summary>
    private string[] Arguments(params string[] command) =>
        [.. command, "--input", Input, "--output", Output, "--cache", Cache, "--lenient"];
}
