using System.Collections.Concurrent;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>Loops on several threads.</summary>
public sealed class TurnsTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    [InlineData(1000, 1)]
    [InlineData(1000, 4)]
    public void Each_turn_is_taken_once_and_with_one_thread_in_order(int count, int threads)
    {
        var taken = new ConcurrentQueue<int>();
        Turns.Take(count, threads, taken.Enqueue);
        Assert.Equal(Enumerable.Range(0, count), threads == 1 ? taken : taken.Order());
    }

    [Fact]
    public void The_pool_is_left_to_others()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var all = new Barrier(4); // passed only by four threads at once
        Turns.Take(4, 4, _ =>
        {
            all.SignalAndWait(TestContext.Current.CancellationToken);
            Assert.True(Environment.CurrentManagedThreadId == caller || !Thread.CurrentThread.IsThreadPoolThread);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_turn_throws_ends_the_loop_and_is_thrown(int threads)
    {
        var taken = 0;
        var thrown = Assert.Throws<AggregateException>(() => Turns.Take(1_000_000, threads, turn =>
        {
            Interlocked.Increment(ref taken);
            if (turn == 5) throw new IOException("full");
        }));
        Assert.IsType<IOException>(Assert.Single(thrown.InnerExceptions));
        Assert.InRange(taken, 6, 999_999);
    }
}
