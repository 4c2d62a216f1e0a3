using System.ComponentModel;
using System.Diagnostics;

namespace Tests;

/// <summary>A script of tests/npm: it restores what it needs from npm, and prints what the test asks for.</summary>
internal static class NpmScript
{
    private const int LacksSomething = 3;

    public static async Task<string> PrintedAsync(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Tests, "npm", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Start(start);
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        if (node.ExitCode == LacksSomething) Repository.Lacks($"what {script} needs: {await error}");
        Xunit.Assert.Equal("", await error);
        return await output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Repository.Lacks($"Node.js, which {start.ArgumentList[0]} needs");
            throw;
        }
    }
}
