using Transmission.Caching;

namespace Tests;

/// <summary>Counts what is kept: what is kept again was not found.</summary>
internal sealed class CountingCache : ICache
{
    private readonly MemoryCache _cache = new();
    public int Kept;

    public bool Contains(CacheKey key) => _cache.Contains(key);
    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result) => _cache.TryGet(key, read, out result);

    public void Keep(CacheKey key, ReadOnlySpan<byte> result)
    {
        Interlocked.Increment(ref Kept);
        _cache.Keep(key, result);
    }
}
