using System.Diagnostics;
using System.Runtime;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Scripting;
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
        catch (Exception e) when (OfTheMachine(e) is { } problem)
        {
            return ExitCode.Refuse(problem.Message, "the published site is as it was");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // No content may lead here. An author can do nothing with a trace; who mends it has the article.
            return ExitCode.Refuse($"the generator itself is at fault: {e.GetBaseException().GetType().Name}: {e.GetBaseException().Message}", "please report it, with the article if you can; the published site is as it was");
        }
    }

    private int BuildAndTell(IProgress<string> progress, Stopwatch clock)
    {
        GCSettings.LatencyMode = GCLatencyMode.Batch; // nobody waits for a moment of a build, and collections beside it take longer from it than those that stop it
        var diagnostics = new DiagnosticBag(Options.Lenient);
        progress.Report("Read");
        using var cache = new CacheStore(Cache, warning => Console.Error.WriteLine($"warning: {warning}"));
        var opening = Task.Run(() => Open(cache)); // both wait for the disk more than they work
        var input = InputReader.Read(Input, diagnostics, except: [Output, Cache]);
        var (installation, opened) = opening.GetAwaiter().GetResult();
        using var session = opened;
        if (!input.HasMarkdown && diagnostics.InOrder() is []) return ExitCode.Refuse($"there is no Markdown in '{Input}'", "name the folder of your .md files with --input; an empty site is not published");
        var written = InputReader.ReadConfig(Input);
        var config = SiteConfigReader.Read(written, Url, diagnostics);
        using var staging = Publish ? new StagingFolder(Output, Input) : null;
        // What a program reads on standard output must not be mixed with what a person reads.
        var (told, report) = Format switch
        {
            DiagnosticFormat.Text => (Console.Error, new BuildReport(Console.Out)),
            DiagnosticFormat.Json => (Console.Out, new BuildReport(Console.Error)),
            _ => (Console.Out, new BuildReport(Console.Out)),
        };

        var builds = new FinishedBuilds(cache, FinishedBuilds.DigestOf(written is null ? input.Files : [.. input.Files, written], installation, [this, theme], Asked(input)));
        if (builds.Recall(Options.Now) is { } known && staging?.Holds(known.Files) is not false)
        {
            told.Write(known.Told);
            report.Tell(known.Figures, Publish ? Output : null, 0, clock.Elapsed);
            return ExitCode.Fine;
        }

        var build = new Build(installation, config, Options, theme, cache);
        var target = staging ?? (IStaging)new NoStaging();
        var result = build.Run(input.Files, session, target, diagnostics, progress);
        session.End();
        if (result.Succeeded) staging?.Publish();

        var printed = new StringWriter();
        new DiagnosticPrinter(printed, Format, Input).Print(result.Diagnostics);
        told.Write(printed);
        var figures = BuildFigures.Of(input, result);
        if (FinishedBuild.Of(result, figures, printed.ToString(), Options.Now) is { } finished) builds.Keep(finished);
        cache.Flush(isWholeBuild: result.Succeeded && !session.TookShortcuts); // one with errors may have met less than the whole
        report.Tell(figures, Publish ? Output : null, staging?.Changed ?? 0, clock.Elapsed);
        return result.Succeeded ? ExitCode.Fine : ExitCode.Content;
    }

    /// <summary>
    /// What is ready before it is needed, since a second processor would have nothing to do while the input is read: where no earlier build has left a formula,
    /// the engine, which takes a quarter of a second to make; else what reads the one article that has changed.
    /// </summary>
    private (Installation Installation, BuildSession Session) Open(CacheStore cache)
    {
        var scripts = new ScriptHost();
        if (cache.IsEmpty) scripts.Start();
        else BuildSession.Prepare();
        try
        {
            var installation = InstallationReader.Read(InstallationReader.DefaultFolder);
            return (installation, new BuildSession(installation, cache, theme.Images, scripts: scripts) { Shortcuts = new Shortcuts(cache, isClosed: cache.HasGrown) });
        }
        catch
        {
            scripts.Dispose(); // nobody else would
            throw;
        }
    }

    /// <summary>A full disk, a folder that may not be written: what threads that worked together have met, too, and then the first of it. Null for anything else.</summary>
    private static Exception? OfTheMachine(Exception problem) => problem switch
    {
        IOException or UnauthorizedAccessException => problem,
        AggregateException several when several.InnerExceptions.All(inner => OfTheMachine(inner) is not null) => OfTheMachine(several.InnerExceptions[0]),
        _ => null,
    };

    private string[] Asked(InputFiles input) =>
    [
        $"{Input}\n{Url}\n{Format}\n{Publish} {Options.Drafts} {Options.Future} {Options.Lenient}",
        .. input.LeftOut.Select(file => $"{file.Path}\n{file.Reason}"),
    ];
}
