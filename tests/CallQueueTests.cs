using Transmission.Scripting;
using Xunit;

namespace Tests;

public sealed class CallQueueTests
{
    private readonly CallQueue _queue = new();

    [Fact]
    public void Calls_come_in_the_order_in_which_they_were_posted()
    {
        var calls = Enumerable.Range(0, 5).Select(_ => Post()).ToList();
        Assert.Equal(calls, Begun());
    }

    [Fact]
    public void Those_that_somebody_waits_for_come_first_and_once()
    {
        var (first, second, third) = (Post(), Post(), Post());
        Hurry(third);
        Hurry(third);
        Hurry(second);
        Assert.Equal([third, second, first], Begun());
    }

    [Fact]
    public void One_that_has_begun_is_not_hurried()
    {
        var call = Post();
        Assert.Equal([call], Begun());
        Assert.False(call.IsFirstToWait());
    }

    private ScriptCall Post()
    {
        var call = new ScriptCall(null!, () => []);
        _queue.TryAdd(call);
        return call;
    }

    private void Hurry(ScriptCall call)
    {
        if (call.IsFirstToWait()) _queue.TryAdd(call);
    }

    private List<ScriptCall> Begun()
    {
        var begun = new List<ScriptCall>();
        while (_queue.TryTake(out var call))
        {
            if (call.IsFirstToBegin()) begun.Add(call);
        }
        return begun;
    }
}
