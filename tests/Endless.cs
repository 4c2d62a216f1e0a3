using Xunit;

namespace Tests;

/// <summary>
/// For hostile input: work that takes a second or two where time is linear, and a quarter of an hour or more where it is not.
/// The limit is far from both, so that a busy machine fails no test.
/// </summary>
internal static class Endless
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static void IsNot(string what, Action work)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var running = Task.Run(work, cancellation);
        Assert.True(Task.WaitAny([running], (int)Limit.TotalMilliseconds, cancellation) == 0, $"{what} comes to no end");
        running.GetAwaiter().GetResult();
    }
}
