namespace Transmission.Scripting;

/// <summary>
/// Keeps the process until V8 has come to rest. ClearScript takes engines down on the pool of threads, after they were disposed of, and V8's own tasks run
/// there too: were the process to end meanwhile, its libraries would be taken down under them, and one small build in a hundred would have ended with a
/// segmentation fault after the site was published.
/// </summary>
internal static class QuietEnd
{
    /// <summary>Whatever else a program does on the pool, its end is not kept for longer.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    private static readonly Lazy<bool> Registered = new(() =>
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => WaitForPool(Most);
        return true;
    });

    /// <summary>Before the first engine of the process is made.</summary>
    public static void Ensure() => _ = Registered.Value;

    /// <summary>Waits until no other thread of the pool has work; false when that takes too long.</summary>
    public static bool WaitForPool(TimeSpan most) => SpinWait.SpinUntil(IsPoolAtRest, most);

    private static bool IsPoolAtRest()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return ThreadPool.PendingWorkItemCount == 0 && all - free <= (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
    }
}
