using System.Collections.Concurrent;
using Transmission.Caching;

namespace Transmission.Scripting;

/// <summary>
/// A function in a script whose values are kept. It can be ordered long before its value is needed, so that the engine
/// works while others parse; what is asked for twice is made once.
/// </summary>
/// <remarks>
/// A value that begins with U+0000 is a refusal: like a failure it is not kept for the next build, and held in memory for
/// this one. All other values are held by the cache alone.
/// </remarks>
public sealed class MemoizedScript(ScriptHost host, ScriptModule module, ICache cache)
{
    public const char Refusal = '\0';

    private readonly ConcurrentDictionary<CacheKey, ScriptCall> _calls = [];

    /// <summary>Never waits.</summary>
    public void Order(CacheKey key, Func<object?[]> arguments)
    {
        if (!cache.Contains(key)) Request(key, arguments);
    }

    /// <summary>Waits for what was ordered; orders it where it was not.</summary>
    /// <exception cref="ScriptEngineMissingException">There is no engine on this machine.</exception>
    public ScriptOutcome Get(CacheKey key, Func<object?[]> arguments)
    {
        if (cache.TryGet(key, out string known)) return new ScriptOutcome(known, Failure: null);
        return host.Await(Request(key, arguments));
    }

    private ScriptCall Request(CacheKey key, Func<object?[]> arguments)
    {
        if (_calls.TryGetValue(key, out var call)) return call;
        var ours = new ScriptCall(module, arguments, outcome => Keep(key, outcome));
        call = _calls.GetOrAdd(key, ours);
        if (call == ours) host.Post(ours);
        return call;
    }

    /// <summary>From the cache a value is read again when it is needed: thousands of them would fill the memory twice.</summary>
    private void Keep(CacheKey key, ScriptOutcome outcome)
    {
        if (outcome.Value is not { } value || value.StartsWith(Refusal)) return;
        cache.Keep(key, value);
        _calls.TryRemove(key, out _);
    }
}
