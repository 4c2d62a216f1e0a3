using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Hashing;
using Transmission.Model;

namespace Transmission.Write;

/// <summary>The output folder cannot be used: a message for the user, who must do something about it.</summary>
public sealed class OutputFolderException(string message) : Exception(message);

/// <summary>
/// Where the finished site grows, beside the published one: <c>.output.next</c> next to <c>output</c>. Of a file that has
/// not changed only the path is noted, and at the end, if anything has, it enters as a second name of the published one.
/// <see cref="Publish"/> lets the two folders change places in one step, so that whoever looks sees the whole old site or
/// the whole new one. Disposing of it unpublished leaves the old site as it was.
/// </summary>
public sealed class StagingFolder : IStaging, IDisposable
{
    private readonly string _published, _next, _old;
    private readonly FileStream _lock;
    private readonly bool _isFirst;
    private readonly ConcurrentDictionary<string, bool> _folders = [];
    private readonly ConcurrentBag<OutputPath> _unchanged = [];

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <exception cref="OutputFolderException">
    /// The folder holds the input or something that is not a site of ours, or another build writes to it.
    /// </exception>
    public StagingFolder(string output, string input)
    {
        _published = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        var (parent, name) = (Path.GetDirectoryName(_published) ?? throw new OutputFolderException($"'{output}' cannot be an output folder"), Path.GetFileName(_published));
        (_next, _old) = (Path.Combine(parent, $".{name}.next"), Path.Combine(parent, $".{name}.old"));
        if (IsWithin(Path.GetFullPath(input), _published))
            throw new OutputFolderException($"the input '{input}' lies in the output '{output}', which is replaced as a whole; give another folder with --output");
        Directory.CreateDirectory(parent);
        _lock = TakeLock(Path.Combine(parent, $".{name}.lock"), output);
        try
        {
            Recover();
            RefuseForeign(output);
            _isFirst = !Directory.Exists(_published);
            Directory.CreateDirectory(_next);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>How many files are new or changed.</summary>
    public int Changed => _changed;
    private int _changed;

    public void Add(OutputPath path, ReadOnlyMemory<byte> content, string digest)
    {
        if (!_isFirst && HasContent(Path.Combine(_published, path.Value), content.Span))
        {
            _unchanged.Add(path);
            return;
        }
        using var file = File.OpenHandle(Target(path), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, content.Span, 0);
        Interlocked.Increment(ref _changed);
    }

    public bool Keep(PublishedFile file)
    {
        if (!Holds(file)) return false;
        _unchanged.Add(file.Path);
        return true;
    }

    /// <summary>Whether the published folder holds these files, byte for byte, and no others.</summary>
    public bool Holds(IReadOnlyCollection<PublishedFile> files) => IsAllThereIs(files.Count) && files.AsParallel().All(Holds);

    private bool Holds(PublishedFile file)
    {
        try
        {
            var path = Path.Combine(_published, file.Path.Value);
            if (!File.Exists(path)) return false; // an exception for each file of a new site costs more than writing them
            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            if (RandomAccess.GetLength(handle) != file.Length) return false;
            var hash = new XxHash128();
            var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
            long at = 0;
            for (int read; (read = RandomAccess.Read(handle, buffer, at)) > 0; at += read) hash.Append(buffer.AsSpan(0, read));
            ArrayPool<byte>.Shared.Return(buffer);
            return Convert.ToHexStringLower(hash.GetCurrentHash()) == file.Digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The new site takes the old one's place.</summary>
    public void Publish()
    {
        if (_changed == 0 && IsAllThereIs(_unchanged.Count)) return;
        Parallel.ForEach(_unchanged, Keep);
        if (!Directory.Exists(_published)) Directory.Move(_next, _published);
        else if (!FileSystem.TryExchange(_next, _published))
        {
            // Not in one step here: a build that dies between the two is mended by the next one (Recover).
            Directory.Move(_published, _old);
            Directory.Move(_next, _published);
        }
        Remove(_next);
        Remove(_old);
    }

    // All of them are there, so the count says whether there are others.
    private bool IsAllThereIs(int files) =>
        Directory.Exists(_published) && Directory.EnumerateFiles(_published, "*", Everything).Take(files + 1).Count() == files;

    private void Keep(OutputPath path)
    {
        var published = Path.Combine(_published, path.Value);
        if (!FileSystem.TryLink(published, Target(path))) File.Copy(published, Target(path));
    }

    /// <summary>In a folder that is there.</summary>
    private string Target(OutputPath path)
    {
        var target = Path.Combine(_next, path.Value);
        var folder = Path.GetDirectoryName(target)!;
        if (!_folders.ContainsKey(folder))
        {
            Directory.CreateDirectory(folder); // noted only afterwards: another thread may be waiting to write into it
            _folders[folder] = true;
        }
        return target;
    }

    public void Dispose()
    {
        Remove(_next);
        _lock.Dispose(); // the file stays: deleting it could let a third build lock another of that name
    }

    private void Recover()
    {
        if (Directory.Exists(_old) && !Directory.Exists(_published)) Directory.Move(_old, _published);
        Remove(_old);
        Remove(_next);
    }

    private void RefuseForeign(string output)
    {
        if (File.Exists(_published)) throw new OutputFolderException($"'{output}' is a file; give another folder with --output");
        if (!Directory.Exists(_published) || !Directory.EnumerateFileSystemEntries(_published).Any()) return;
        if (!File.Exists(Path.Combine(_published, OutputTree.Marker.Value)) || Path.Exists(Path.Combine(_published, ".git")))
        {
            throw new OutputFolderException(
                $"'{output}' holds files that are not a site made here (there is no {OutputTree.Marker} in it, or there is a .git), and a build replaces the whole folder; "
                + "give another folder with --output, or remove this one");
        }
    }

    private static bool IsWithin(string folder, string other) =>
        (folder + Path.DirectorySeparatorChar).StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static FileStream TakeLock(string path, string output)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new OutputFolderException($"another build is writing to '{output}'");
        }
    }

    private static bool HasContent(string path, ReadOnlySpan<byte> content)
    {
        if (!File.Exists(path)) return false; // an exception for each file of a new site costs more than writing them
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            if (RandomAccess.GetLength(file) != content.Length) return false;
            Span<byte> buffer = stackalloc byte[16 * 1024];
            for (var at = 0; at < content.Length;)
            {
                var read = RandomAccess.Read(file, buffer, at);
                if (read == 0 || !buffer[..read].SequenceEqual(content.Slice(at, read))) return false;
                at += read;
            }
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>For <c>check</c>: the site is made, looked at, and let go.</summary>
public sealed class NoStaging : IStaging
{
    public void Add(OutputPath path, ReadOnlyMemory<byte> content, string digest) { }

    /// <summary>What the file would say of itself is known, and nobody wants its bytes.</summary>
    public bool Keep(PublishedFile file) => true;
}
