using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Preview;
using Transmission.Read;

namespace Transmission;

/// <summary><c>preview</c>: runs until it is ended, and tells the author what goes wrong and what is mended.</summary>
internal sealed class PreviewCommand(ITheme theme, DiagnosticFormat format) : IPreviewReport
{
    private readonly Lock _gate = new();
    private string _input = "";
    private bool _wasWrong;

    /// <param name="cancel">Ends it: Ctrl+C.</param>
    public async Task<int> RunAsync(PreviewSettings settings, string cacheFolder, CancellationToken cancel)
    {
        _input = settings.Input;
        try
        {
            if (InputReader.WhyNot(settings.Input) is { } reason) return ExitCode.Refuse(reason, "name the folder of your Markdown with --input");
            using var cache = new CacheStore(cacheFolder, Warn);
            await using var preview = await PreviewHost.StartAsync(settings, theme, cache, this, cancel);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        catch (OperationCanceledException)
        {
            // It was ended.
        }
        catch (PortTakenException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}; give another with --port");
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Refuse(e.Message, "nothing was changed");
        }
        return ExitCode.Fine;
    }

    public void Warn(string message) => Console.Error.WriteLine($"warning: {message}");

    public void Tell(PreviewNews news)
    {
        lock (_gate)
        {
            var isWrong = news.Diagnostics.Any(IsError);
            if (news.IsFirst) Welcome(news);
            else
            {
                foreach (var path in news.Changed) Console.Error.WriteLine($"changed: {path}");
                Print(news.New);
                if (_wasWrong && !isWrong) Console.Error.WriteLine("nothing is wrong any more");
            }
            _wasWrong = isWrong;
        }
    }

    private void Welcome(PreviewNews news)
    {
        foreach (var document in news.Site.LeftOut) Console.Error.WriteLine($"left out: {document.Path}: {document.LeftOutBecause}");
        foreach (var (path, reason) in news.Input.LeftOut) Console.Error.WriteLine($"left out: {path}: {reason}");
        Print([.. news.Diagnostics.Where(IsError)]);
        var warnings = news.Diagnostics.Count(diagnostic => !IsError(diagnostic));
        if (warnings > 0) Console.Error.WriteLine($"{BuildReport.Many(warnings, "warning")}: «check» lists them");
        Console.Error.WriteLine($"{BuildReport.Many(news.Site.Articles.Length, "article")}, {BuildReport.Many(news.Site.Pages.Length, "page")}; what you save is shown at once. Ctrl+C ends the preview.");
        Console.WriteLine(news.Home);
    }

    private void Print(ImmutableArray<Diagnostic> diagnostics) =>
        new DiagnosticPrinter(format == DiagnosticFormat.Text ? Console.Error : Console.Out, format, _input).Print(diagnostics);

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;
}
