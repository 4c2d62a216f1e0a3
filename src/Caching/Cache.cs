using System.Text;

namespace Transmission.Caching;

/// <summary>
/// Keeps the results of slow pure functions: formulas, highlighted code, resized pictures, what a text was parsed and rendered to. A failure is not kept, so its diagnostic is given on every build.
/// Every member may be called from any thread, and none throws for the state of the disk: what cannot be read is
/// missing, what cannot be written is held in memory.
/// </summary>
public interface ICache
{
    /// <summary>Whether it is known; without reading it, so that <see cref="TryGet{T}"/> may still find it damaged.</summary>
    bool Contains(CacheKey key);

    /// <summary>Lends the bytes to <paramref name="read"/>, which must not hold on to them, nor ask for anything that may wait for this cache.</summary>
    bool TryGet<T>(CacheKey key, Func<ReadOnlySpan<byte>, T> read, out T result);

    void Keep(CacheKey key, ReadOnlySpan<byte> result);
}

/// <summary>Results that are text, kept as UTF-8.</summary>
public static class CachedText
{
    private static readonly Func<ReadOnlySpan<byte>, string> Decode = Encoding.UTF8.GetString;

    public static bool TryGet(this ICache cache, CacheKey key, out string result) => cache.TryGet(key, Decode, out result);

    /// <param name="result">Well-formed UTF-16; a lone surrogate comes back as U+FFFD, which is what the output file would hold.</param>
    public static void Keep(this ICache cache, CacheKey key, string result)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(result.Length));
        cache.Keep(key, buffer.AsSpan(0, Encoding.UTF8.GetBytes(result, buffer)));
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
    }
}
