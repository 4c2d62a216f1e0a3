namespace Transmission.Caching;

/// <summary>
/// Of a cache, what spares asking for many other results: a whole document, a page. Who finds one does not ask for the formulas in it, so a build that
/// has <see cref="WereTaken"/> cannot tell what of the cache is still needed. Now and then, when much that is new has gathered, none is found, everything is made
/// of its parts again, and what nobody asks for then can be let go.
/// </summary>
/// <param name="isClosed">Whether none is to be found this time.</param>
/// <param name="keeps">Whether new ones are kept: not of a preview, which has them in memory, and at each save of which a file would have to be written.</param>
public sealed class Shortcuts(ICache cache, bool isClosed, bool keeps = true) : ICache
{
    private volatile bool _wereTaken;

    public bool WereTaken => _wereTaken;

    public bool Contains(CacheKey key) => !isClosed && cache.Contains(key);

    public bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result)
    {
        result = default!;
        if (isClosed || !cache.TryGet(key, read, out result)) return false;
        _wereTaken = true;
        return true;
    }

    public void Keep(CacheKey key, ReadOnlySpan<byte> result)
    {
        if (keeps) cache.Keep(key, result);
    }
}
