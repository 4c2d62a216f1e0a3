using System.Collections.Immutable;
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
    public static InputFiles Read(string folder, DiagnosticBag diagnostics, params IReadOnlyCollection<string> except)
    {
        var walk = new InputWalk(folder, except);
        walk.Run();
        var found = walk.Found.ToArray();
        var files = new SourceFile?[found.Length];
        var failures = new string?[found.Length];
        Parallel.For(0, found.Length, i => files[i] = Read(found[i].Path, found[i].FullName, out failures[i]));

        var leftOut = walk.LeftOut;
        foreach (var (path, reason) in walk.Unreadable.Concat(found.Select((file, i) => (file.Path, failures[i] ?? "")).Where(file => file.Item2 != "")))
        {
            diagnostics.Report(Rules.FileUnreadable, $"'{path}' cannot be read: {reason}", At(path));
            leftOut.Add(new LeftOutFile(path, reason));
        }
        return new InputFiles(
            [.. files.OfType<SourceFile>().OrderBy(file => file.Path)],
            [.. leftOut.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary><c>site.yml</c> of the input, else of the folder around it; null where there is none.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static SourceFile? ReadConfig(string folder)
    {
        var around = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        foreach (var place in new[] { folder, around })
        {
            if (place is null) continue;
            var file = Path.Combine(place, ConfigName);
            if (File.Exists(file)) return new SourceFile(new SitePath(ConfigName), File.ReadAllBytes(file));
        }
        return null;
    }

    private static SourceFile? Read(string path, string fullName, out string? failure)
    {
        failure = null;
        try
        {
            return new SourceFile(new SitePath(path), File.ReadAllBytes(fullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            failure = e switch
            {
                UnauthorizedAccessException => "permission denied",
                FileNotFoundException or DirectoryNotFoundException => "it is not there, or its name is not Unicode",
                FormatException => "its name holds a backslash",
                _ => e.Message,
            };
            return null;
        }
    }

    private static Location? At(string path) =>
        path.EndsWith('/') || path.Contains('\\') ? null : new SourceText(new SitePath(path), "").At(0, 0);
}
