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

    private const int Many = 64; // some half a megabyte of them

    private readonly ConcurrentDictionary<CacheKey, ScriptCall> _calls = [];
    private readonly ConcurrentQueue<(CacheKey Key, string Value)> _made = [];

    /// <summary>Never waits.</summary>
    public void Order(CacheKey key, Func<object?[]> arguments)
    {
        KeepMade();
        if (!cache.Contains(key)) Request(key, arguments);
    }

    /// <summary>Waits for what was ordered; orders it where it was not.</summary>
    /// <exception cref="ScriptEngineMissingException">There is no engine on this machine.</exception>
    public ScriptOutcome Get(CacheKey key, Func<object?[]> arguments)
    {
        KeepMade();
        if (cache.TryGet(key, out string known)) return new ScriptOutcome(known, Failure: null);
        var outcome = host.Await(Request(key, arguments));
        KeepMade(); // this one: who has it may end the build
        return outcome;
    }

    private ScriptCall Request(CacheKey key, Func<object?[]> arguments)
    {
        if (_calls.TryGetValue(key, out var call)) return call;
        var ours = new ScriptCall(module, arguments, outcome => Leave(key, outcome));
        call = _calls.GetOrAdd(key, ours);
        if (call == ours) host.Post(ours);
        return call;
    }

    /// <summary>
    /// The engine is what all wait for in the end, so what it made is kept by the next who comes for anything; by its own thread where nobody does, or where it has
    /// nothing else to do, so that nothing is left.
    /// </summary>
    private void Leave(CacheKey key, ScriptOutcome outcome)
    {
        if (outcome.Value is not { } value || value.StartsWith(Refusal)) return;
        _made.Enqueue((key, value));
        if (host.IsIdle || _made.Count > Many) KeepMade();
    }

    /// <summary>From the cache a value is read again when it is needed: thousands of them would fill the memory twice.</summary>
    private void KeepMade()
    {
        while (_made.TryDequeue(out var made))
        {
            cache.Keep(made.Key, made.Value);
            _calls.TryRemove(made.Key, out _);
        }
    }
}
