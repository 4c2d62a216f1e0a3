namespace Transmission.Read;

/// <summary>
/// Walks the input folder. A link to a folder outside it is followed, once; one to a folder inside it is not, since
/// those files are there already, and with it no walk can go in circles.
/// </summary>
internal sealed class InputWalk(string folder, IReadOnlyCollection<string> except)
{
    private readonly string _root = RealPath(Path.GetFullPath(folder));
    private readonly HashSet<string> _except = [.. except.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))];
    private readonly HashSet<string> _followed = [];

    public List<(string Path, string FullName)> Found { get; } = [];
    public List<LeftOutFile> LeftOut { get; } = [];
    public List<(string Path, string Reason)> Unreadable { get; } = [];

    public void Run() => Enter(new DirectoryInfo(Path.GetFullPath(folder)), "");

    private void Enter(DirectoryInfo directory, string prefix)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = directory.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add((prefix, e is UnauthorizedAccessException ? "permission denied" : e.Message));
            return;
        }
        Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries)
        {
            if (entry is DirectoryInfo inner) EnterIfInput(inner, prefix + entry.Name + "/");
            else if (entry.Name.StartsWith('.')) LeftOut.Add(new(prefix + entry.Name, "a hidden file"));
            else if (prefix + entry.Name != InputReader.ConfigName) Found.Add((prefix + entry.Name, entry.FullName));
        }
    }

    private void EnterIfInput(DirectoryInfo directory, string path)
    {
        if (WhyNot(directory) is { } reason) LeftOut.Add(new(path, reason));
        else if (!directory.Attributes.HasFlag(FileAttributes.ReparsePoint)) Enter(directory, path);
        else Follow(directory, path);
    }

    private string? WhyNot(DirectoryInfo directory)
    {
        if (_except.Contains(directory.FullName)) return "a folder of the build";
        return directory.Name switch
        {
            "_posts" or "_drafts" or ".gitbook" => null, // GitBook keeps pictures there
            "node_modules" => "packages, not input",
            ['.', ..] => "a hidden folder",
            ['_', ..] => "a folder that begins with '_'",
            _ => null,
        };
    }

    private void Follow(DirectoryInfo link, string path)
    {
        string target;
        try
        {
            target = RealPath(link.FullName);
        }
        catch (IOException e) // links that lead to each other
        {
            Unreadable.Add((path, e.Message));
            return;
        }
        if (IsWithin(target, _root)) LeftOut.Add(new(path, "a link to a folder of the input"));
        else if (IsWithin(_root, target)) Unreadable.Add((path, "a link to a folder around the input, which would never end"));
        else if (!_followed.Add(target)) LeftOut.Add(new(path, "a link to a folder that is read already"));
        else Enter(new DirectoryInfo(link.FullName), path);
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string RealPath(string path) =>
        Path.TrimEndingDirectorySeparator(Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
}
