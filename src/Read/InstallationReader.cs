using System.Globalization;
using Transmission.Model;

namespace Transmission.Read;

/// <summary>Reads what lies beside the program.</summary>
public static class InstallationReader
{
    /// <summary>Where the build puts it: beside the running program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "theme");

    /// <exception cref="DirectoryNotFoundException">The program is not whole.</exception>
    public static Installation Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The program is not whole: {folder} is missing. Build it again.");
        var paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        return new Installation([.. paths.Where(path => !IsSeldomNeeded(path)).Select(path => new SourceFile(SitePathOf(folder, path), File.ReadAllBytes(path)))], path => File.ReadAllBytes(Path.Combine(folder, path)))
        {
            Stamps = string.Join('\n', paths.Where(IsSeldomNeeded).Select(path => StampOf(folder, new FileInfo(path)))),
        };
    }

    private static string StampOf(string folder, FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, file.FullName)} {file.Length} {file.LastWriteTimeUtc.Ticks}");

    /// <summary>The fonts of cards, megabytes of them: a card that was drawn once needs none. And what draws and what formats citations, which most sites have none of.</summary>
    private static bool IsSeldomNeeded(string path) =>
        path.EndsWith(".ttf", StringComparison.Ordinal) || Path.GetFileName(path) == "citations.js" || Path.GetFileName(Path.GetDirectoryName(path.AsSpan())).SequenceEqual("drawings");

    private static SitePath SitePathOf(string folder, string path) => new(Path.GetRelativePath(folder, path).Replace('\\', '/'));
}
