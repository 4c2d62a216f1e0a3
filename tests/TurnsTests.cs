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
        new Turns(threads).Take(count, taken.Enqueue);
        Assert.Equal(Enumerable.Range(0, count), threads == 1 ? taken : taken.Order());
    }

    [Fact]
    public void The_pool_is_left_to_others()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var all = new Barrier(4); // passed only by four threads at once
        new Turns(4).Take(4, _ =>
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
        var thrown = Assert.Throws<AggregateException>(() => new Turns(threads).Take(1_000_000, turn =>
        {
            Interlocked.Increment(ref taken);
            if (turn == 5) throw new IOException("full");
        }));
        Assert.IsType<IOException>(Assert.Single(thrown.InnerExceptions));
        Assert.InRange(taken, 6, 999_999);
    }

    [Fact]
    public void One_thread_stands_back_while_the_engine_has_more_to_do()
    {
        var (engine, together) = (new RightOfWay(), 0);
        engine.Set(true);
        var caller = Environment.CurrentManagedThreadId;
        new Turns(2, engine).Take(100, turn =>
        {
            if (turn < 50) Assert.Equal(caller, Environment.CurrentManagedThreadId);
            if (turn == 49) engine.Set(false);
            if (turn < 98) return;
            Interlocked.Increment(ref together); // two turns that wait for each other
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref together) == 2, TimeSpan.FromSeconds(60)));
        });
    }

    [Fact]
    public void Who_stands_back_comes_when_all_is_done()
    {
        var engine = new RightOfWay();
        engine.Set(true);
        var taken = 0;
        new Turns(2, engine).Take(100, _ => taken++);
        Assert.Equal(100, taken);
        Assert.Throws<AggregateException>(() => new Turns(2, engine).Take(100, _ => throw new IOException("full")));
    }
}
