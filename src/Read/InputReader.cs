using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Read;

/// <summary>The one door in: nothing else reads the input.</summary>
public static class InputReader
{
    public const string ConfigName = "site.yml";

    /// <summary>Why a folder cannot be read; null if it can.</summary>
    public static string? WhyNot(string folder) =>
        Directory.Exists(folder) ? null : File.Exists(folder) ? $"'{folder}' is a file, not a folder" : $"there is no folder '{folder}'";

    /// <summary>
    /// Every file below <paramref name="folder"/> that belongs to the site. What cannot be read is reported and left out.
    /// </summary>
    /// <param name="except">Full paths of folders that are not input although they lie in it: output, cache.</param>
    public static InputFiles Read(string folder, DiagnosticBag diagnostics, params IReadOnlyCollection<string> except) =>
        new InputFolder(folder, except).Read(diagnostics);

    /// <summary><c>site.yml</c> of the input, else of the folder around it; null where there is none.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static SourceFile? ReadConfig(string folder) =>
        ConfigPath(folder) is { } file ? new SourceFile(new SitePath(ConfigName), File.ReadAllBytes(file)) : null;

    /// <summary>Where that file lies on the disk; null where there is none.</summary>
    public static string? ConfigPath(string folder) => ConfigPlaces(folder).FirstOrDefault(File.Exists);

    internal static IEnumerable<string> ConfigPlaces(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        yield return Path.Combine(full, ConfigName);
        if (Path.GetDirectoryName(full) is { } around) yield return Path.Combine(around, ConfigName);
    }
}
