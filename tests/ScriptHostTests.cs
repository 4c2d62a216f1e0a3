using Transmission.Caching;
using Transmission.Scripting;
using Xunit;

namespace Tests;

public sealed class ScriptHostTests : IDisposable
{
    private readonly ScriptHost _host = new(new ScriptLimits(TimeSpan.FromSeconds(0.3), HeapMegabytes: 64));

    [Theory]
    [InlineData(0)]
    [InlineData(100)] // often done at once before
    public void A_call_without_an_end_is_ended_and_the_next_runs(int before)
    {
        for (var i = 0; i < before; i++) Assert.Equal("1", Run("'1'").Value);
        Assert.Equal("it took longer than 0.3 seconds", Run("(() => { for (;;) ; })()").Failure);
        Assert.Equal("2", Run("'2'").Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_call_that_fills_the_heap_is_ended_and_the_next_runs(int before)
    {
        for (var i = 0; i < before; i++) Assert.Equal("1", Run("'1'").Value);
        var told = Run("(() => { const kept = []; for (;;) kept.push(new Array(1 << 17).fill(1.5)); })()").Failure;
        Assert.True(told is "it needed more than 64 megabytes" or "it took longer than 0.3 seconds", told); // whichever comes first
        Assert.Equal("2", Run("'2'").Value);
    }

    [Fact]
    public void What_many_short_calls_leave_behind_is_found()
    {
        var told = "";
        for (var i = 0; i < 2000 && told.Length == 0; i++)
        {
            told = Run("(() => { (globalThis.kept ??= []).push(new Array(1 << 15).fill(1.5)); return '1'; })()").Failure ?? "";
            Thread.SpinWait(20_000);
        }
        Assert.Equal("it needed more than 64 megabytes", told);
        Assert.Equal("undefined", Run("typeof globalThis.kept").Value);
    }

    [Fact]
    public void A_call_that_is_not_done_at_once_has_its_whole_time()
    {
        for (var i = 0; i < 100; i++) Assert.Equal("1", Run("'1'").Value);
        Assert.Equal("done", Run("(() => { const end = Date.now() + 200; while (Date.now() < end) ; return 'done'; })()").Value);
    }

    [Theory]
    [InlineData(200, "whole")] // longer than most calls, and not too long
    [InlineData(2000, "it took longer than 0.3 seconds")]
    public void What_a_call_left_half_done_is_never_used(int milliseconds, string told)
    {
        var code = $"(() => {{ if (globalThis.isBegun && !globalThis.isDone) return 'half'; isBegun = true; for (const end = Date.now() + {milliseconds}; Date.now() < end;) ; isDone = true; return 'whole'; }})()";
        for (var i = 0; i < 100; i++) Assert.Equal("1", Run("'1'").Value);
        var (value, failure) = Run(code);
        Assert.Equal(told, value ?? failure);
        Assert.NotEqual("half", Run(code).Value);
    }

    [Fact]
    public void What_was_waited_for_is_kept()
    {
        var cache = new MemoryCache();
        var (ours, others) = (new MemoizedScript(_host, Evaluate, cache), new MemoizedScript(_host, Evaluate, cache));
        var keys = Enumerable.Range(0, 20).Select(i => Evaluate.Key($"{i}")).ToArray();
        for (var i = 0; i < keys.Length; i++) ours.Order(keys[i], Code(i));
        for (var i = 0; i < keys.Length; i++) others.Order(Evaluate.Key($"other {i}"), Code(i)); // so that the engine is busy to the end
        for (var i = 0; i < keys.Length; i++) Assert.Equal($"{i}", ours.Get(keys[i], Code(i)).Value);
        Assert.All(keys, key => Assert.True(cache.Contains(key)));

        static Func<object?[]> Code(int i) => () => [$"(() => {{ for (const end = Date.now() + 2; Date.now() < end;) ; return '{i}'; }})()"];
    }

    public void Dispose() => _host.Dispose();

    private static ScriptModule Evaluate { get; } = new("evaluate", "1", () => [new Script("evaluate", "const evaluate = code => (0, eval)(code)")]);

    private ScriptOutcome Run(string code)
    {
        var call = new ScriptCall(Evaluate, () => [code]);
        _host.Post(call);
        return _host.Await(call);
    }
}
