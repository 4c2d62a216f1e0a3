using System.Collections.Concurrent;

namespace Transmission.Model;

/// <summary>
/// A loop on several threads that takes its turns in their order, so that what an engine makes meanwhile is asked for about as it was ordered. The threads are
/// its own: the pool is V8's, which compiles and collects on it, and does neither while all of the pool waits for V8.
/// </summary>
public static class Turns
{
    /// <param name="threads">At most, with the caller's.</param>
    /// <param name="take">Called once with each number below <paramref name="count"/>.</param>
    /// <exception cref="AggregateException">What was thrown; no turn began after that.</exception>
    public static void Take(int count, int threads, Action<int> take)
    {
        var next = -1;
        var thrown = new ConcurrentQueue<Exception>();
        void Work()
        {
            try
            {
                for (int turn; (turn = Interlocked.Increment(ref next)) < count;) take(turn);
            }
#pragma warning disable CA1031 // it is thrown where the loop was begun
            catch (Exception problem)
#pragma warning restore CA1031
            {
                thrown.Enqueue(problem);
                Volatile.Write(ref next, count);
            }
        }
        var helpers = new Thread[Math.Max(0, Math.Min(count, threads) - 1)];
        for (var i = 0; i < helpers.Length; i++) (helpers[i] = new Thread(Work) { IsBackground = true, Name = "turns" }).Start();
        Work();
        foreach (var helper in helpers) helper.Join();
        if (!thrown.IsEmpty) throw new AggregateException(thrown);
    }
}
