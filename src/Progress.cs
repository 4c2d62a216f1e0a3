using Spectre.Console;

namespace Transmission;

/// <summary>On a terminal, a line that says which room the build is in; elsewhere nothing until there is something to say.</summary>
internal static class Progress
{
    public static int Watch(bool wanted, Func<IProgress<string>, int> work)
    {
        if (!wanted || Console.IsOutputRedirected || Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(new Silent());

        var exitCode = 0;
        // What the build prints at its end must come after the line is gone, so it is held back until then.
        var (output, error) = (Console.Out, Console.Error);
        using var heldOutput = new StringWriter();
        using var heldError = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        try
        {
            Console.SetOut(heldOutput);
            Console.SetError(heldError);
            terminal.Status().Start("Read", status => exitCode = work(new Line(status)));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            error.Write(heldError);
            output.Write(heldOutput);
        }
        return exitCode;
    }

    private sealed class Line(StatusContext status) : IProgress<string>
    {
        public void Report(string value) => status.Status(Markup.Escape(value));
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value) { }
    }
}
