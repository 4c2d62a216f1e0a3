using System.Diagnostics;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Write;

namespace Transmission;

/// <summary><c>build</c> and <c>check</c>: the disk at both ends of a build, and what the user is told.</summary>
internal sealed class BuildCommand(ITheme theme)
{
    public required string Input { get; init; }
    public required string Output { get; init; }
    public required string Cache { get; init; }
    public required Uri? Url { get; init; }
    public required DiagnosticFormat Format { get; init; }
    public required BuildOptions Options { get; init; }
    public required bool Publish { get; init; }

    public int Run()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            if (InputReader.WhyNot(Input) is { } reason) return ExitCode.Refuse(reason, "name the folder of your Markdown with --input");
            if (string.IsNullOrWhiteSpace(Output) || string.IsNullOrWhiteSpace(Cache)) return ExitCode.Refuse("an empty name is no folder", "name one, or leave the option out");
            return Progress.Watch(Format == DiagnosticFormat.Text, progress => BuildAndTell(progress, clock));
        }
        catch (OutputFolderException e)
        {
            return ExitCode.Refuse(e.Message, "nothing was written");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Refuse(e.Message, "the published site is as it was");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // No content may lead here. An author can do nothing with a trace; who mends it has the article.
            return ExitCode.Refuse($"the generator itself is at fault: {e.GetBaseException().GetType().Name}: {e.GetBaseException().Message}", "please report it, with the article if you can; the published site is as it was");
        }
    }

    private int BuildAndTell(IProgress<string> progress, Stopwatch clock)
    {
        var diagnostics = new DiagnosticBag(Options.Lenient);
        progress.Report("Read");
        var input = InputReader.Read(Input, diagnostics, except: [Output, Cache]);
        if (!input.HasMarkdown && diagnostics.InOrder() is []) return ExitCode.Refuse($"there is no Markdown in '{Input}'", "name the folder of your .md files with --input; an empty site is not published");
        var config = SiteConfigReader.Read(InputReader.ReadConfig(Input), Url, diagnostics);
        using var cache = new CacheStore(Cache, warning => Console.Error.WriteLine($"warning: {warning}"));
        using var staging = Publish ? new StagingFolder(Output, Input) : null;

        var build = new Build(InstallationReader.Read(InstallationReader.DefaultFolder), config, Options, theme, cache);
        var result = build.Run(input.Files, staging ?? (IStaging)new NoStaging(), diagnostics, progress);
        if (result.Succeeded) staging?.Publish();
        cache.Flush(isWholeBuild: result.Succeeded); // one with errors may have met less than the whole

        new DiagnosticPrinter(Format == DiagnosticFormat.Text ? Console.Error : Console.Out, Format, Input).Print(result.Diagnostics);
        // What a program reads on standard output must not be mixed with what a person reads.
        new BuildReport(Format == DiagnosticFormat.Json ? Console.Error : Console.Out).Tell(input, result, Publish ? Output : null, staging?.Changed ?? 0, clock.Elapsed);
        return result.Succeeded ? ExitCode.Fine : ExitCode.Content;
    }
}
