using System.Globalization;
using Transmission.Caching;
using Transmission.Scripting;
using Xunit;

namespace Tests;

public sealed class ScriptHostTests : IDisposable
{
    private readonly ScriptHost _host = new(new ScriptLimits(TimeSpan.FromSeconds(0.3), HeapMegabytes: 64));

    [Theory]
    [InlineData(0)]
    [InlineData(100)] // which wait before it, and after it
    public void A_call_without_an_end_is_ended_and_the_next_runs(int others)
    {
        Assert.Equal("it took longer than 0.3 seconds", RunAmong(others, "(() => { for (;;) ; })()").Failure);
        Assert.Equal("2", Run("'2'").Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_call_that_fills_the_heap_is_ended_and_the_next_runs(int others)
    {
        var told = RunAmong(others, "(() => { const kept = []; for (;;) kept.push(new Array(1 << 17).fill(1.5)); })()").Failure;
        Assert.True(told is "it needed more than 64 megabytes" or "it took longer than 0.3 seconds", told); // whichever comes first
        Assert.Equal("2", Run("'2'").Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)] // that wait for their turn together
    public void What_many_short_calls_leave_behind_is_found(int together)
    {
        List<ScriptCall> calls = [];
        for (var i = 0; i < 2000 / together && calls.TrueForAll(call => call.Wait().Failure is null); i++)
        {
            calls = [.. Enumerable.Range(0, together).Select(_ => Post("(() => { (globalThis.kept ??= []).push(new Array(1 << 15).fill(1.5)); for (const end = Date.now() + 2; Date.now() < end;) ; return '1'; })()"))];
        }
        Assert.Equal("it needed more than 64 megabytes", Assert.Single(calls, call => call.Wait().Failure is not null).Wait().Failure);
        Assert.InRange(int.Parse(Run("`${globalThis.kept?.length ?? 0}`").Value!, CultureInfo.InvariantCulture), 0, together); // of 64 megabytes it would be 256
    }

    [Theory]
    [InlineData(200, "whole")] // longer than most calls, and not too long
    [InlineData(2000, "it took longer than 0.3 seconds")]
    public void What_a_call_left_half_done_is_never_used(int milliseconds, string told)
    {
        var code = $"(() => {{ if (globalThis.isBegun && !globalThis.isDone) return 'half'; isBegun = true; for (const end = Date.now() + {milliseconds}; Date.now() < end;) ; isDone = true; return 'whole'; }})()";
        var next = new List<ScriptCall>();
        var (value, failure) = RunAmong(100, code, () => next.Add(Post(code)));
        Assert.Equal(told, value ?? failure);
        Assert.All(next, call => Assert.NotEqual("half", call.Wait().Value));
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

    private ScriptOutcome Run(string code) => _host.Await(Post(code));

    /// <summary>So many other calls stand before it in the queue, and behind it.</summary>
    private ScriptOutcome RunAmong(int others, string code, Action? afterIt = null)
    {
        List<ScriptCall> calls = [.. Enumerable.Range(0, others).Select(_ => Post("'1'"))];
        var ours = Post(code);
        afterIt?.Invoke();
        calls.AddRange(Enumerable.Range(0, others).Select(_ => Post("'1'")));
        Assert.All(calls, call => Assert.Equal("1", call.Wait().Value));
        return ours.Wait();
    }

    private ScriptCall Post(string code)
    {
        var call = new ScriptCall(Evaluate, () => [code]);
        _host.Post(call);
        return call;
    }
}
