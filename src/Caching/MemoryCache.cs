using System.Collections.Concurrent;

namespace Transmission.Caching;

/// <summary>A cache that ends with the process: for tests, and for builds without a cache folder.</summary>
public sealed class MemoryCache : ICache
{
    private readonly ConcurrentDictionary<CacheKey, byte[]> _results = [];

    public bool Contains(CacheKey key) => _results.ContainsKey(key);

    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        var found = _results.TryGetValue(key, out var bytes);
        result = found ? read(bytes) : default!;
        return found;
    }

    public void Keep(CacheKey key, ReadOnlySpan<byte> result) => _results[key] = result.ToArray();
}
