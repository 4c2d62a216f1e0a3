using System.Runtime.ExceptionServices;

namespace Transmission.Scripting;

/// <summary>A call to a script that someone may wait for.</summary>
/// <param name="arguments">Strings, booleans or null; asked for on the engine's thread, when the turn has come.</param>
/// <param name="finished">Called on the engine's thread, before those who wait go on.</param>
public sealed class ScriptCall(ScriptModule module, Func<object?[]> arguments, Action<ScriptOutcome>? finished = null)
{
    private int _waiting, _begun;
    private bool _isOver;
    private ScriptOutcome _outcome;
    private ScriptEngineMissingException? _missing;

    internal ScriptModule Module => module;
    internal Func<object?[]> Arguments => arguments;
    internal bool IsAwaited => Volatile.Read(ref _waiting) != 0;

    internal bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>True once, while it has not begun.</summary>
    internal bool IsFirstToWait() => Volatile.Read(ref _begun) == 0 && Interlocked.Exchange(ref _waiting, 1) == 0;

    /// <summary>True once.</summary>
    internal bool IsFirstToBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <exception cref="ScriptEngineMissingException">There is no engine on this machine.</exception>
    public ScriptOutcome Wait()
    {
        lock (this)
        {
            while (!_isOver) Monitor.Wait(this);
        }
        if (_missing is not null) ExceptionDispatchInfo.Throw(_missing);
        return _outcome;
    }

    internal void Finish(ScriptOutcome outcome)
    {
        finished?.Invoke(outcome);
        End(outcome, missing: null);
    }

    internal void Fail(ScriptEngineMissingException missing) => End(outcome: default, missing);

    private void End(ScriptOutcome outcome, ScriptEngineMissingException? missing)
    {
        lock (this)
        {
            (_outcome, _missing, _isOver) = (outcome, missing, true);
            Monitor.PulseAll(this);
        }
    }
}
