using System.Threading.Channels;

namespace Transmission.Read;

/// <summary>
/// Tells that something below some folders may have changed. Programs save in many steps, so a burst counts as one
/// change; and some disks tell nothing, so that whoever waits is woken now and then all the same, to look.
/// </summary>
public sealed class InputWatcher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12), LongestBurst = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan HeartbeatOfWatched = TimeSpan.FromSeconds(2), HeartbeatOfUnwatched = TimeSpan.FromMilliseconds(300);

    private readonly Channel<string> _touched = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Action<string> _warn;
    private Task<bool>? _waiting;
    private volatile bool _isBlind;

    /// <param name="input">Its site.yml is watched too, where that lies around it.</param>
    /// <param name="installation">The folder of the theme's files.</param>
    /// <param name="warn">Called when the system cannot watch, and the folders are looked through again and again instead.</param>
    public InputWatcher(string input, string installation, Action<string> warn)
    {
        _warn = warn;
        Watch(input, "*", isDeep: true);
        Watch(installation, "*", isDeep: true);
        foreach (var config in InputReader.ConfigPlaces(input)) Watch(Path.GetDirectoryName(config)!, InputReader.ConfigName, isDeep: false);
    }

    /// <summary>The full paths of what was touched, when the burst is over; none, when it was only time to look.</summary>
    /// <exception cref="OperationCanceledException"/>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancel)
    {
        _waiting ??= _touched.Reader.WaitToReadAsync(cancel).AsTask();
        await Task.WhenAny(_waiting, Task.Delay(_isBlind ? HeartbeatOfUnwatched : HeartbeatOfWatched, cancel));
        cancel.ThrowIfCancellationRequested();
        var touched = new HashSet<string>();
        if (!_waiting.IsCompleted) return touched;

        _waiting = null;
        for (var burst = TimeSpan.Zero; burst < LongestBurst && Drain(touched); burst += Quiet) await Task.Delay(Quiet, cancel);
        return touched;
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
    }

    private bool Drain(HashSet<string> touched)
    {
        var any = false;
        for (; _touched.Reader.TryRead(out var path); any = true) touched.Add(path);
        return any;
    }

    private void Watch(string folder, string filter, bool isDeep)
    {
        var watcher = new FileSystemWatcher { Filter = filter, IncludeSubdirectories = isDeep, InternalBufferSize = 1 << 16 };
        watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime;
        watcher.Changed += (_, change) => Touch(change.FullPath);
        watcher.Created += (_, change) => Touch(change.FullPath);
        watcher.Deleted += (_, change) => Touch(change.FullPath);
        watcher.Renamed += (_, change) => Touch(change.FullPath);
        watcher.Error += (_, error) => Fail(watcher, error.GetException());
        _watchers.Add(watcher);
        try
        {
            watcher.Path = Path.GetFullPath(folder);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            Fail(watcher, e);
        }
    }

    private void Touch(string path) => _touched.Writer.TryWrite(path);

    private void Fail(FileSystemWatcher watcher, Exception problem)
    {
        Touch(watcher.Path); // events were lost: look
        if (problem is InternalBufferOverflowException || _isBlind) return;
        _isBlind = true;
        _warn($"the folders cannot be watched, so they are looked through several times a second: {problem.Message}");
    }
}
