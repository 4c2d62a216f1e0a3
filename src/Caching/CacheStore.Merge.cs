namespace Transmission.Caching;

// How many segments become one.
public sealed partial class CacheStore
{
    private readonly List<Segment> _retired = [];

    /// <summary>Copies what is live of some segments into one and deletes them. Another build at the same work goes first; its turn will do for both.</summary>
    private void Merge(IReadOnlyCollection<Segment> live, bool onlyUsed)
    {
        using var turn = TakeTurn();
        if (turn is null) return;

        using var writer = CreateWriter();
        foreach (var segment in live)
            foreach (var key in segment.Keys(onlyUsed)) segment.TryGet(key, bytes => { writer.Add(key, bytes); return true; }, out _);

        var path = NewPath(SegmentFormat.Extension);
        writer.Seal(path);
        if (Segment.Open(path) is not { } merged) throw new IOException($"{path} cannot be read back");
        merged.UseAll();
        _segments = [.. _segments.Where(segment => !live.Contains(segment)), merged];
        _retired.AddRange(live); // a reader may still be at one of them
        foreach (var file in live.Select(segment => segment.Path).Concat(Leftovers())) DeleteIfPossible(file);
    }

    private FileStream? TakeTurn()
    {
        try
        {
            return new FileStream(Path.Combine(_folder, "merging.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Segments that nobody can read, and writers' files that no living build holds.</summary>
    private IEnumerable<string> Leftovers()
    {
        foreach (var path in FilesOf(SegmentFormat.Extension))
        {
            using var segment = Segment.Open(path);
            if (segment is null) yield return path;
        }
        foreach (var path in FilesOf(SegmentFormat.UnfinishedExtension))
        {
            // A living writer holds a lock on its file; one hour, for the moment between making the file and locking it.
            if (File.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddHours(-1) && !IsLocked(path)) yield return path;
        }
    }

    private static bool IsLocked(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception problem) when (IsOfTheDisk(problem))
        {
            return true;
        }
    }

    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (IsOfTheDisk(problem))
        {
            // Another build has it open, on a system where that keeps a file alive: a later merge deletes it.
        }
    }
}
