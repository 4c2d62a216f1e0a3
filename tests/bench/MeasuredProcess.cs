using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>What a process cost.</summary>
/// <param name="Cpu">Seconds of all its threads; null where the system does not tell.</param>
/// <param name="Peak">MiB that it held at most; null where the system does not tell.</param>
internal sealed record Cost(double Seconds, double? Cpu, double? Peak);

/// <summary>A process, measured from outside, from before it is started until it has ended.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Cost Run(string program, params IReadOnlyList<string> arguments)
    {
        var before = CpuOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Start(program, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        double? peak = null;
        while (!process.WaitForExit(BetweenLooks)) peak = PeakOf(process) ?? peak; // it never shrinks, so the last look says all
        var seconds = clock.Elapsed.TotalSeconds;
        process.WaitForExit();
        if (process.ExitCode == 0) return new Cost(seconds, CpuOf(process, before), peak);
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}:\n{output.Result}\n{errors.Result}");
    }

    /// <summary>Whoever starts it ends it, and reads what it writes.</summary>
    public static Process Start(string program, IReadOnlyList<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new InvalidOperationException($"{program} does not start");

    /// <summary>MiB, by Linux' own record of the most that was resident; null elsewhere, and when it is ending.</summary>
    public static double? PeakOf(Process process)
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double? CpuOf(Process ended, double? before)
    {
        if (CpuOfChildren() is { } after) return after - before;
        return OperatingSystem.IsWindows() ? ended.TotalProcessorTime.TotalSeconds : null;
    }

    /// <summary>Of all children that have ended, and theirs: Linux keeps no record of a single one.</summary>
    private static double? CpuOfChildren()
    {
        const int User = 13, System = 14; // behind the name in brackets, of which the fields are counted from 0 (proc(5), cutime and cstime)
        const double TicksPerSecond = 100;
        if (!OperatingSystem.IsLinux()) return null;
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[User], CultureInfo.InvariantCulture) + long.Parse(fields[System], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
