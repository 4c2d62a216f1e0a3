using Transmission.Scripting;
using Xunit;

namespace Tests;

public sealed class QuietEndTests
{
    [Fact]
    public void The_process_is_kept_while_the_pool_has_work()
    {
        using var done = new ManualResetEventSlim();
        ThreadPool.QueueUserWorkItem(_ => done.Wait());
        try
        {
            Assert.False(QuietEnd.WaitForPool(TimeSpan.FromMilliseconds(20)));
        }
        finally
        {
            done.Set();
        }
    }
}
