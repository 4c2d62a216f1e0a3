using System.Collections.Concurrent;

namespace Transmission.Model;

/// <summary>
/// Loops on several threads that take their turns in their order, so that what an engine makes meanwhile is asked for about as it was ordered. The threads are
/// their own: the pool is V8's, which compiles and collects on it, and does neither while all of the pool waits for V8.
/// </summary>
/// <param name="threads">At most, with the caller's.</param>
/// <param name="engine">Counts as one of the threads while it has the right of way: all will wait for it, so it should not wait for a processor.</param>
public sealed class Turns(int threads, RightOfWay? engine = null)
{
    /// <param name="take">Called once with each number below <paramref name="count"/>.</param>
    /// <exception cref="AggregateException">What was thrown; no turn began after that.</exception>
    public void Take(int count, Action<int> take)
    {
        var next = -1;
        var thrown = new ConcurrentQueue<Exception>();
        bool IsOver() => Volatile.Read(ref next) >= count - 1;
        void Work(RightOfWay? other)
        {
            try
            {
                while (true)
                {
                    other?.Give(IsOver);
                    var turn = Interlocked.Increment(ref next);
                    if (turn >= count) break;
                    take(turn);
                }
            }
#pragma warning disable CA1031 // it is thrown where the loop was begun
            catch (Exception problem)
#pragma warning restore CA1031
            {
                thrown.Enqueue(problem);
                Volatile.Write(ref next, count);
            }
            engine?.Look();
        }
        var helpers = new Thread[Math.Max(0, Math.Min(count, threads) - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            var other = i == 0 ? engine : null;
            (helpers[i] = new Thread(() => Work(other)) { IsBackground = true, Name = "turns" }).Start();
        }
        Work(other: null);
        foreach (var helper in helpers) helper.Join();
        if (!thrown.IsEmpty) throw new AggregateException(thrown);
    }
}
