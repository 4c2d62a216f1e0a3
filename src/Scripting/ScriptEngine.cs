using Microsoft.ClearScript;
using Microsoft.ClearScript.V8;
using Microsoft.ClearScript.V8.FastProxy;

namespace Transmission.Scripting;

/// <summary>
/// One V8 runtime with one context, replaced when a script has used it up. Every member is called on one thread: V8
/// measures the depth of the stack from where it was made.
/// </summary>
internal sealed class ScriptEngine(ScriptLimits limits) : IDisposable
{
    private readonly Dictionary<(string Function, string Version), ScriptObject> _functions = [];
    private readonly Watchdog _watchdog = new(limits.Call);
    private V8Runtime? _runtime;
    private V8ScriptEngine? _context;
    private ScriptObject? _within;
    private bool _isWithin, _isSpent;

    public ScriptOutcome Call(ScriptModule module, object?[] arguments)
    {
        try
        {
            var function = Load(module); // outside the limit on time: it is our own code
            _watchdog.Begin(_context!);
            return new ScriptOutcome(function.Invoke(asConstructor: false, arguments) as string ?? "", Failure: null);
        }
        catch (ScriptInterruptedException)
        {
            return Ended(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it took longer than {limits.Call.TotalSeconds} seconds"));
        }
        catch (ScriptEngineException problem)
        {
            return problem.IsFatal ? Ended($"it needed more than {limits.HeapMegabytes} megabytes") : Failed(problem.Message);
        }
        finally
        {
            _watchdog.End(); // while there is what it interrupts
            DiscardSpent();
        }
    }

    public bool Has(ScriptModule module) => _functions.ContainsKey((module.Function, module.Version));

    /// <summary>
    /// Does work that calls functions which it has, within one call of V8: for each outermost call ClearScript makes a timer that watches the heap, which cost a
    /// thirtieth of what formulas take. Promises are kept when the work is over.
    /// </summary>
    /// <remarks>Ends without having done any where the heap is full of what was done before.</remarks>
    public void Within(Action work)
    {
        _isWithin = true;
        try
        {
            _within!.Invoke(asConstructor: false, new V8FastHostFunction((bool _, in V8FastArgs _, in V8FastResult _) => work()));
        }
        catch (ScriptEngineException problem) when (problem.IsFatal)
        {
            Spend();
        }
        finally
        {
            _isWithin = false;
            DiscardSpent();
        }
    }

    public void EnsureStarted()
    {
        if (_context is not null) return;
        QuietEnd.Ensure();
        EngineFlags.Ensure();
        // Both limits are needed: the first is checked now and then and ends the script; without the room that the second
        // leaves above it, V8 would end the process when its heap is full.
        _runtime = new V8Runtime(new V8RuntimeConstraints { MaxOldSpaceSize = limits.HeapMegabytes * 2, HeapExpansionMultiplier = 2 })
        {
            MaxHeapSize = (nuint)limits.HeapMegabytes << 20,
            HeapSizeSampleInterval = TimeSpan.FromMilliseconds(100),
        };
        _context = _runtime.CreateScriptEngine(V8ScriptEngineFlags.DisableGlobalMembers);
        _within = (ScriptObject)_context.Evaluate("work => work()");
    }

    public void Dispose()
    {
        Discard();
        _watchdog.Dispose();
    }

    private static ScriptOutcome Failed(string why) => new(Value: null, why);

    /// <summary>Wherever it was in the script, it may have left something half done that all later calls would meet, such as a grammar of which a part is there.</summary>
    private ScriptOutcome Ended(string why)
    {
        Spend();
        return Failed(why);
    }

    private void Spend()
    {
        _functions.Clear();
        _isSpent = true;
    }

    private void DiscardSpent()
    {
        if (_isSpent && !_isWithin) Discard();
    }

    private ScriptObject Load(ScriptModule module)
    {
        EnsureStarted();
        var name = (module.Function, module.Version);
        if (_functions.TryGetValue(name, out var function)) return function;
        foreach (var script in module.Scripts()) _context!.Execute(script.Name, script.Code);
        return _functions[name] = (ScriptObject)_context!.Evaluate(module.Function);
    }

    private void Discard()
    {
        _context?.Dispose();
        _runtime?.Dispose();
        (_context, _runtime, _isSpent) = (null, null, false);
    }
}
