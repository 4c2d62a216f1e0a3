using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Read;

/// <summary>
/// The input folder over time. Every reading walks the whole of it, since what watchers tell is not always all; a file is
/// opened again only if its size or time is another, or if it was touched, and one with the same bytes stays the same object.
/// </summary>
/// <param name="except">Full paths of folders that are not input although they lie in it: output, cache.</param>
public sealed class InputFolder(string folder, IReadOnlyCollection<string> except)
{
    private readonly record struct Stamp(long Length, DateTime Written);
    private sealed record Known(SourceFile File, Stamp? Stamp);
    private readonly record struct Outcome(Known? Known, string? Failure);

    private static readonly IComparer<SourceFile> ByPath = Comparer<SourceFile>.Create((one, other) => one.Path.CompareTo(other.Path));

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private Dictionary<string, Known> _known = [];
    private InputFiles? _whole; // as it was read last, where nothing of it could not be read

    /// <summary>
    /// Whether in the last reading a file that had content was empty, gone or not to be read: as one is for a moment while a
    /// program saves it.
    /// </summary>
    public bool LooksUnfinished { get; private set; }

    /// <summary>Every file that belongs to the site. What cannot be read is reported and left out.</summary>
    /// <param name="isTouched">Whether the file with this full path must be opened, whatever its time says.</param>
    public InputFiles Read(DiagnosticBag diagnostics, Predicate<string>? isTouched = null)
    {
        var walk = new InputWalk(folder, except);
        walk.Run();
        var found = walk.Found;
        var read = new Outcome[found.Count];
        Parallel.For(0, read.Length, i => read[i] = Read(found[i].Path, found[i].File, isTouched));

        var leftOut = walk.LeftOut;
        foreach (var (path, reason) in walk.Unreadable.Concat(found.Zip(read, (file, outcome) => (file.Path, outcome.Failure ?? "")).Where(file => file.Item2 != "")))
        {
            diagnostics.Report(Rules.FileUnreadable, $"'{path}' cannot be read: {reason}", At(path));
            leftOut.Add(new LeftOutFile(path, reason));
        }
        Remember(read.Select(outcome => outcome.Known).OfType<Known>());
        var files = new InputFiles(
            [.. _known.Values.Select(known => known.File).OrderBy(file => file.Path)],
            [.. leftOut.OrderBy(file => file.Path, StringComparer.Ordinal)]);
        _whole = walk.Unreadable.Count == 0 && files.Files.Length == found.Count ? files : null;
        return files;
    }

    /// <summary>Looks at these alone. Of a large folder that takes a hundredth of the time, but sees only new contents of files that were there.</summary>
    /// <param name="touched">Full paths of what a watcher has told.</param>
    /// <returns>Null where more may be new, and the whole must be read.</returns>
    public InputFiles? ReadAgain(IReadOnlySet<string> touched)
    {
        if (_whole is not { } before || touched.Count == 0) return null;
        if (touched.Any(path => Path.TrimEndingDirectorySeparator(path) == _root)) return null; // the watcher has lost count
        var files = before.Files;
        foreach (var path in touched.Where(path => path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            var (file, name) = (new FileInfo(path), Path.GetRelativePath(_root, path).Replace('\\', '/'));
            if (before.LeftOut.Any(left => left.Path == name || (left.Path.EndsWith('/') && name.StartsWith(left.Path, StringComparison.Ordinal)))) continue;
            if (!_known.TryGetValue(name, out var known))
            {
                if (file.Exists || Directory.Exists(path) || _known.Keys.Any(inner => inner.StartsWith(name + "/", StringComparison.Ordinal))) return null;
                continue; // a program's own, gone already
            }
            if (!file.Exists || file.Length == 0 || Read(name, file, _ => true).Known is not { File.Bytes.Length: > 0 } now) return null;
            _known[name] = now;
            if (!ReferenceEquals(now.File, known.File)) files = files.SetItem(files.BinarySearch(known.File, ByPath), now.File);
        }
        LooksUnfinished = false;
        return _whole = before with { Files = files };
    }

    private void Remember(IEnumerable<Known> read)
    {
        var now = read.ToDictionary(known => known.File.Path.Value);
        LooksUnfinished = _known.Any(before =>
            before.Value.File.Bytes.Length > 0 && (!now.TryGetValue(before.Key, out var known) || known.File.Bytes.Length == 0));
        _known = now;
    }

    private Outcome Read(string path, FileInfo file, Predicate<string>? isTouched)
    {
        try
        {
            // A link has a time of its own, which says nothing of the file that it leads to.
            Stamp? stamp = file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? null : new Stamp(file.Length, file.LastWriteTimeUtc);
            var known = _known.GetValueOrDefault(path);
            if (known is not null && stamp is not null && known.Stamp == stamp && isTouched?.Invoke(file.FullName) is not true) return new Outcome(known, null);
            var bytes = File.ReadAllBytes(file.FullName);
            var same = known is not null && known.File.Bytes.Span.SequenceEqual(bytes);
            return new Outcome(new Known(same ? known!.File : new SourceFile(new SitePath(path), bytes), stamp), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return new Outcome(null, e switch
            {
                UnauthorizedAccessException => "permission denied",
                FileNotFoundException or DirectoryNotFoundException => "it is not there, or its name is not Unicode",
                FormatException => "its name holds a backslash",
                _ => e.Message,
            });
        }
    }

    private static Location? At(string path) =>
        path.EndsWith('/') || path.Contains('\\') ? null : new SourceText(new SitePath(path), "").At(0, 0);
}
