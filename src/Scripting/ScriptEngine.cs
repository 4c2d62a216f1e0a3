using System.Diagnostics;
using Microsoft.ClearScript;
using Microsoft.ClearScript.V8;

namespace Transmission.Scripting;

/// <summary>
/// One V8 runtime with one context, replaced when a script has used it up. Every member is called on one thread: V8
/// measures the depth of the stack from where it was made.
/// </summary>
internal sealed class ScriptEngine(ScriptLimits limits) : IDisposable
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);
    private const int Often = 16;

    private readonly Dictionary<(string Function, string Version), LoadedFunction> _functions = [];
    private readonly Watchdog _watchdog = new();
    private V8Runtime? _runtime;
    private V8ScriptEngine? _context;

    /// <summary>
    /// Both limits, or neither for a function that was often done at once: for each call whose heap it watches ClearScript makes a timer, which costs a fortieth
    /// of what formulas take. Such a call is ended before it can fill the heap, and made again under both; and one now and then is under both,
    /// to find what many may have left behind.
    /// </summary>
    public ScriptOutcome Call(ScriptModule module, object?[] arguments) =>
        Call(module, arguments, isWatched: _watchdog.HasLooked()) ?? Call(module, arguments, isWatched: true)!.Value;

    /// <summary>Null where a call that is not watched was not done at once.</summary>
    private ScriptOutcome? Call(ScriptModule module, object?[] arguments, bool isWatched)
    {
        try
        {
            var function = Load(module); // outside the limit on time: it is our own code
            isWatched |= function.DoneAtOnce < Often;
            var begun = Stopwatch.GetTimestamp();
            _runtime!.MaxHeapSize = isWatched ? (nuint)limits.HeapMegabytes << 20 : 0;
            _watchdog.Begin(_context!, isWatched ? limits.Call : AtOnce);
            var value = function.Value.Invoke(asConstructor: false, arguments) as string ?? "";
            function.DoneAtOnce = Stopwatch.GetElapsedTime(begun) < AtOnce ? function.DoneAtOnce + 1 : 0;
            return new ScriptOutcome(value, Failure: null);
        }
        catch (ScriptInterruptedException)
        {
            return isWatched ? Failed(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it took longer than {limits.Call.TotalSeconds} seconds")) : null;
        }
        catch (ScriptEngineException problem)
        {
            if (!problem.IsFatal) return Failed(problem.Message);
            _watchdog.End(); // while there is what it interrupts
            Discard();
            return Failed($"it needed more than {limits.HeapMegabytes} megabytes");
        }
        finally
        {
            _watchdog.End();
        }
    }

    public void EnsureStarted()
    {
        if (_context is not null) return;
        QuietEnd.Ensure();
        EngineFlags.Ensure();
        // The limit that a call is given is checked now and then and ends the script; without the room that this one leaves above it, V8 would end the process
        // when its heap is full.
        _runtime = new V8Runtime(new V8RuntimeConstraints { MaxOldSpaceSize = limits.HeapMegabytes * 2, HeapExpansionMultiplier = 2 })
        {
            HeapSizeSampleInterval = TimeSpan.FromMilliseconds(100),
        };
        _context = _runtime.CreateScriptEngine(V8ScriptEngineFlags.DisableGlobalMembers);
    }

    public void Dispose()
    {
        Discard();
        _watchdog.Dispose();
    }

    private static ScriptOutcome Failed(string why) => new(Value: null, why);

    private LoadedFunction Load(ScriptModule module)
    {
        EnsureStarted();
        var name = (module.Function, module.Version);
        if (_functions.TryGetValue(name, out var function)) return function;
        foreach (var script in module.Scripts()) _context!.Execute(script.Name, script.Code);
        return _functions[name] = new LoadedFunction((ScriptObject)_context!.Evaluate(module.Function));
    }

    private void Discard()
    {
        _functions.Clear();
        _context?.Dispose();
        _runtime?.Dispose();
        (_context, _runtime) = (null, null);
    }

    private sealed record LoadedFunction(ScriptObject Value)
    {
        /// <summary>How many calls in a row, the last ones.</summary>
        public int DoneAtOnce { get; set; }
    }
}
