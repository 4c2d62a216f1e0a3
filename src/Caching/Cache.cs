namespace Transmission.Caching;

/// <summary>
/// Keeps the results of slow pure functions: formulas, highlighted code, resized pictures. Pages are never kept,
/// so no build can be stale. A failure is not kept, so its diagnostic is given on every build.
/// </summary>
public interface ICache
{
    bool TryGet(CacheKey key, out string result);
    void Keep(CacheKey key, string result);
}
