using System.Collections.Immutable;

namespace Transmission.Caching;

/// <summary>
/// The cache on the disk: a folder of segments, each the new results of one build. Segments are never changed, so builds
/// that run at the same time cannot harm each other, and one that dies leaves nothing behind that counts. Damage of any
/// kind (a file cut short, a bit flipped, another version) is found by magic numbers and checksums, and what is damaged
/// is missing. A database was not needed: nothing is ever updated, and sorted arrays open in a millisecond.
/// </summary>
public sealed partial class CacheStore : ICache, IDisposable
{
    private readonly Lock _gate = new(); // of _writer, _unwritten and changes of _segments
    private readonly string _folder;
    private readonly Action<string> _warn;
    private ImmutableArray<Segment> _segments;
    private SegmentWriter? _writer;
    private MemoryCache? _unwritten; // from the moment the disk takes no more

    /// <param name="folder">Created when there is something to write into it.</param>
    /// <param name="warn">Called once at most: when the disk does not take what should be kept, which is then held in memory.</param>
    public CacheStore(string folder, Action<string> warn)
    {
        (_folder, _warn) = (folder, warn);
        _segments = [.. FilesOf(SegmentFormat.Extension).Select(Segment.Open).OfType<Segment>()];
    }

    /// <summary>True when no earlier build kept anything: this one will need all its engines, and may start them early.</summary>
    public bool IsEmpty => _segments.All(segment => segment.Count == 0);

    /// <summary>Whether much has been added since it was last cleaned, which a build does that asks for everything.</summary>
    public bool HasGrown => _segments is { Length: > 1 } segments && segments.Max(segment => segment.BytesOfResults(onlyUsed: false)) is var largest
        && segments.Sum(segment => segment.BytesOfResults(onlyUsed: false)) - largest > Math.Max(largest, BytesBeforePruning);

    public bool Contains(CacheKey key)
    {
        var segments = _segments;
        if (Contains(segments, key)) return true;
        lock (_gate)
        {
            if (segments != _segments && Contains(_segments, key)) return true;
            if (_writer is { } writer && writer.Contains(key)) return true;
        }
        return _unwritten?.Contains(key) ?? false;
    }

    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        var segments = _segments;
        if (TryGet(segments, key, read, out result)) return true;
        lock (_gate)
        {
            if (segments != _segments && TryGet(_segments, key, read, out result)) return true;
            if (_writer is { } writer && writer.TryGet(key, read, out result)) return true;
        }
        result = default!;
        return _unwritten?.TryGet(key, read, out result) ?? false;
    }

    public void Keep(CacheKey key, ReadOnlySpan<byte> result)
    {
        lock (_gate)
        {
            if (_unwritten is null)
            {
                try
                {
                    _writer ??= CreateWriter();
                    _writer.Add(key, result);
                    return;
                }
                catch (Exception problem) when (IsOfTheDisk(problem))
                {
                    Break(problem);
                }
            }
            _unwritten!.Keep(key, result);
        }
    }

    private static bool Contains(ImmutableArray<Segment> segments, CacheKey key)
    {
        foreach (var segment in segments)
            if (segment.Contains(key)) return true;
        return false;
    }

    private static bool TryGet<T>(ImmutableArray<Segment> segments, CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        foreach (var segment in segments)
            if (segment.TryGet(key, read, out result)) return true;
        result = default!;
        return false;
    }

    /// <summary>From here on everything is held in memory; what a broken writer holds can still be read.</summary>
    private void Break(Exception problem)
    {
        if (_unwritten is not null) return;
        _unwritten = new MemoryCache();
        _warn($"The cache in {_folder} cannot be written, so the next build will be slower: {problem.Message}");
    }

    private static bool IsOfTheDisk(Exception problem) => problem is IOException or UnauthorizedAccessException;
}
