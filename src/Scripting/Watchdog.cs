using System.Diagnostics;
using Microsoft.ClearScript.V8;

namespace Transmission.Scripting;

/// <summary>
/// Ends calls that last too long. It has a thread of its own, because the thread pool may be full of threads that wait
/// for the very call that should be ended.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _limit;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private V8ScriptEngine? _running;
    private long _begun;
    private bool _isInterrupted;

    public Watchdog(TimeSpan limit)
    {
        _limit = limit;
        new Thread(Watch) { IsBackground = true, Name = "script watchdog" }.Start();
    }

    public void Begin(V8ScriptEngine engine)
    {
        lock (_gate) (_running, _begun) = (engine, Stopwatch.GetTimestamp());
    }

    /// <summary>May come without a beginning. Takes an interruption back that came too late, so that it does not hit the next call.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_isInterrupted && _running is { } engine) engine.CancelInterrupt();
            (_running, _isInterrupted) = (null, false);
        }
    }

    public void Dispose() => _stop.Set();

    private void Watch()
    {
        while (!_stop.Wait(Interval))
        {
            lock (_gate)
            {
                if (_running is null || _isInterrupted || Stopwatch.GetElapsedTime(_begun) < _limit) continue;
                _isInterrupted = true;
                _running.Interrupt();
            }
        }
        _stop.Dispose();
    }
}
