using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Tests.Fuzz;

/// <summary>
/// Texts that nobody wrote, for everything that reads what others write. The suite tries the same few on every run. With FUZZ_MINUTES=60 the
/// rest of the class tries new ones as long as that, and leaves the shortest text that shows each finding in artifacts/fuzz/. FUZZ_ONLY=dialect,TeX
/// names targets, FUZZ_SEED=1 where to begin.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3), Endless = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Where(target => target.Round > 0).Select(target => target.Name)];

    [Theory, MemberData(nameof(Targets))]
    public void A_few_texts_that_nobody_wrote_are_read(string name)
    {
        var target = FuzzTargets.All.Single(one => one.Name == name);
        for (var seed = 0; seed < target.Round; seed++)
        {
            if (Fails(target, target.TextOf(seed)) is not { } key) continue;
            var text = Shrinking.Of(target.TextOf(seed), shorter => Fails(target, shorter) == key);
            Assert.Fail($"text {seed} of {name}: {key}\n{text}\n{Thrown(target, text)}");
        }
    }

    [Fact]
    public void Texts_are_read_as_long_as_was_asked_for()
    {
        if (!double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes)) Assert.Skip("waits to be asked for, with FUZZ_MINUTES=60");
        var only = Environment.GetEnvironmentVariable("FUZZ_ONLY")?.Split(',');
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), CultureInfo.InvariantCulture, out var first) ? first : (int)(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond % 100_000_000) * 10;
        var log = new FuzzLog();
        var targets = FuzzTargets.All.Where(target => only?.Contains(target.Name) ?? true).ToList();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(minutes);)
        {
            foreach (var target in targets)
            {
                for (var turn = Stopwatch.StartNew(); turn.Elapsed < Turn; seed++) Try(target, seed, log);
                log.Tell(clock.Elapsed);
            }
        }
        output.WriteLine(log.ToString());
        Assert.Equal(0, log.Findings);
    }

    /// <summary>FUZZ_AGAIN=dialect: what long runs found with this target, or with those whose names begin so; once more, and what is still wrong of it.</summary>
    [Fact]
    public void What_was_found_is_mended()
    {
        var only = Environment.GetEnvironmentVariable("FUZZ_AGAIN");
        if (only is null) Assert.Skip("waits to be asked for, with FUZZ_AGAIN=dialect");
        var wrong = from finding in FuzzLog.Read() where finding.Name.StartsWith(only, StringComparison.Ordinal) let thrown = Thrown(finding.Target, finding.Text) where thrown is not null select $"{finding.Name}: {thrown.Message}";
        if (string.Join("\n\n", wrong) is { Length: > 0 } all) Assert.Fail(all);
    }

    private static void Try(FuzzTarget target, int seed, FuzzLog log)
    {
        log.Begin(target, seed);
        var text = target.TextOf(seed);
        var running = Task.Run(() => Fails(target, text));
        if (!running.Wait(Endless)) { log.Add(target, seed, "comes to no end", text, ""); return; }
        if (running.Result is not { } key || log.Knows(target, key)) return;
        var shortest = target.Name.StartsWith("time", StringComparison.Ordinal) ? text : Shrinking.Of(text, shorter => Fails(target, shorter) == key);
        log.Add(target, seed, key, shortest, Thrown(target, shortest)?.ToString() ?? "");
    }

    /// <summary>What goes wrong, in words that are the same for whatever has the same cause; null for nothing.</summary>
    private static string? Fails(FuzzTarget target, string text) => Thrown(target, text) switch
    {
        null => null,
        FuzzFault fault => fault.Property + (fault.Property.StartsWith("HTML", StringComparison.Ordinal) ? ": " + fault.Message.Split(": ", 2)[1].Split(" …", 2)[0] : ""),
        var thrown => $"{thrown.GetType().Name} {OurFrame().Match(thrown.StackTrace ?? "").Value}",
    };

    private static Exception? Thrown(FuzzTarget target, string text)
    {
        try { target.Try(text); }
        catch (Exception thrown) { return thrown; }
        return null;
    }

    [GeneratedRegex(@"at (Transmission|Tests|Theme)\.[^\n]*")]
    private static partial Regex OurFrame();
}
