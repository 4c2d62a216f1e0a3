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
        return new Installation([.. paths.Select(path => new SourceFile(SitePathOf(folder, path), File.ReadAllBytes(path)))]);
    }

    private static SitePath SitePathOf(string folder, string path) => new(Path.GetRelativePath(folder, path).Replace('\\', '/'));
}
