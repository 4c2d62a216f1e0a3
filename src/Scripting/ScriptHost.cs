using System.Collections.Concurrent;
using Transmission.Model;

namespace Transmission.Scripting;

/// <summary>
/// Runs scripts, one call after another, in one V8 engine on a thread of its own. Neither is made before it is needed: the
/// first engine of a process costs a quarter of a second. One engine, because a second one warms up anew and runs no
/// faster beside the first (V8 compiles and collects garbage on threads of its own); one call for each task, because
/// batches only cost.
/// No script can end the process: one that takes too long, too much memory or too deep a stack fails, and the next runs.
/// </summary>
public sealed class ScriptHost(ScriptLimits? limits = null) : IDisposable
{
    private const int StackBytes = 16 << 20; // V8 stops scripts at one megabyte; the rest is for what it calls from there

    private readonly BlockingCollection<ScriptCall> _calls = new(new CallQueue());
    private readonly Lock _gate = new();
    private Thread? _thread;
    private int _waiting; // threads
    private volatile bool _isStopping;

    /// <summary>Taken while calls stand in the queue for which nobody waits yet.</summary>
    public RightOfWay RightOfWay { get; } = new();

    /// <summary>Whether no call waits for its turn.</summary>
    internal bool IsIdle => _calls.Count == 0;

    /// <summary>Begins to make the engine, for a program that knows that it will need it.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_thread is not null) return;
            _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "scripts" };
            _thread.Start();
        }
    }

    /// <summary>Puts a call in the queue.</summary>
    /// <exception cref="ObjectDisposedException"/>
    public void Post(ScriptCall call)
    {
        ObjectDisposedException.ThrowIf(_isStopping, this);
        Start();
        _calls.Add(call);
        if (Volatile.Read(ref _waiting) == 0) TakeRightOfWay();
    }

    /// <summary>Waits for a call that was posted, which has precedence from now on.</summary>
    /// <exception cref="ScriptEngineMissingException">There is no engine on this machine.</exception>
    public ScriptOutcome Await(ScriptCall call)
    {
        if (call.IsOver) return call.Wait();
        if (call.IsFirstToWait() && !_isStopping) _calls.Add(call);
        Interlocked.Increment(ref _waiting);
        RightOfWay.Set(false);
        try
        {
            return call.Wait();
        }
        finally
        {
            if (Interlocked.Decrement(ref _waiting) == 0 && !_isStopping) TakeRightOfWay();
        }
    }

    /// <summary>Gives up the calls that wait; the one that runs is waited for.</summary>
    public void Dispose()
    {
        if (_isStopping) return;
        _isStopping = true;
        _calls.CompleteAdding();
        _thread?.Join();
        _calls.Dispose();
    }

    /// <summary>Looks at the queue after it is taken, since the last call may leave it meanwhile.</summary>
    private void TakeRightOfWay()
    {
        RightOfWay.Set(true);
        if (IsIdle) RightOfWay.Set(false);
    }

    private void Run()
    {
        using var engine = new ScriptEngine(limits ?? ScriptLimits.Default);
        var missing = Catch(engine.EnsureStarted);
        for (var call = Take(Timeout.Infinite); call is not null; call ??= Take(Timeout.Infinite))
        {
            Serve(call);
            if ((call = Take()) is null || !engine.Has(call.Module)) continue;
            engine.Within(() =>
            {
                do Serve(call);
                while ((call = Take()) is not null && engine.Has(call.Module));
            });
        }

        ScriptCall? Take(int milliseconds = 0) => _calls.TryTake(out var call, milliseconds) ? call : null;

        void Serve(ScriptCall call)
        {
            if (IsIdle) RightOfWay.Set(false);
            if (!call.IsFirstToBegin()) return;
            if (missing is not null) call.Fail(missing);
            else if (_isStopping) call.Finish(new ScriptOutcome(Value: null, "the build was stopped"));
            else call.Finish(engine.Call(call.Module, call.Arguments()));
        }
    }

    /// <summary>What keeps the engine from being made, which on a machine without its native library is the loader's exception.</summary>
    private static ScriptEngineMissingException? Catch(Action start)
    {
        try
        {
            start();
            return null;
        }
#pragma warning disable CA1031 // ClearScript does not say which exceptions these are, and each waiting thread must hear of it
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return new ScriptEngineMissingException($"The script engine cannot be started on this machine: {problem.Message}", problem);
        }
    }
}
