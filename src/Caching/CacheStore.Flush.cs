using System.Collections.Immutable;

namespace Transmission.Caching;

// What happens to the folder: at the end of a build, or after each one of a preview.
public sealed partial class CacheStore
{
    private const int SegmentsBeforeMerging = 8;
    private const long BytesBeforePruning = 4 << 20;
    private const long BytesOfLarge = 32 << 20;

    /// <summary>
    /// Makes what was kept last. Many small segments become one; large ones, which hold pictures, are copied only to let go of most of them.
    /// </summary>
    /// <param name="isWholeBuild">
    /// True when everything that the site needs has been asked for since this was opened: then the rest is let go as soon
    /// as it is more than half of the whole. A build that stopped early must say false, or it would empty the cache.
    /// </param>
    public void Flush(bool isWholeBuild)
    {
        lock (_gate)
        {
            if (_unwritten is not null) return;
            try
            {
                if (_writer is not null) Seal();
                var bytes = _segments.Sum(segment => segment.BytesOfResults(onlyUsed: false));
                var prune = isWholeBuild && bytes > BytesBeforePruning && _segments.Sum(segment => segment.BytesOfResults(onlyUsed: true)) < bytes / 2;
                // Not the largest, so that what has come since it was made can be told from it (HasGrown).
                var small = _segments.OrderBy(segment => segment.BytesOfResults(onlyUsed: false)).SkipLast(1).Where(segment => segment.BytesOfResults(onlyUsed: false) < BytesOfLarge).ToList();
                if (prune) Merge([.. _segments], onlyUsed: true);
                else if (small.Count > SegmentsBeforeMerging) Merge(small, onlyUsed: false);
            }
            catch (Exception problem) when (IsOfTheDisk(problem))
            {
                Break(problem);
            }
        }
    }

    public void Dispose()
    {
        Flush(isWholeBuild: false);
        lock (_gate)
        {
            _writer?.Dispose();
            foreach (var segment in _segments.Concat(_retired)) segment.Dispose();
            (_writer, _segments) = (null, []);
        }
    }

    private SegmentWriter CreateWriter()
    {
        Directory.CreateDirectory(_folder);
        return new SegmentWriter(NewPath(SegmentFormat.UnfinishedExtension));
    }

    private void Seal()
    {
        var path = NewPath(SegmentFormat.Extension);
        _writer!.Seal(path);
        _writer = null;
        if (Segment.Open(path) is not { } segment) throw new IOException($"{path} cannot be read back");
        segment.UseAll();
        _segments = _segments.Add(segment);
    }

    private string NewPath(string extension) => Path.Combine(_folder, Guid.NewGuid().ToString("N") + extension);

    private ImmutableArray<string> FilesOf(string extension)
    {
        try
        {
            return Directory.Exists(_folder) ? [.. Directory.GetFiles(_folder, "*" + extension).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception problem) when (IsOfTheDisk(problem))
        {
            return [];
        }
    }
}
