using Transmission.Caching;
using Transmission.Read;

namespace Transmission.Preview;

/// <summary>A preview that runs: it looks at the input whenever something there may have changed, and serves what it found last.</summary>
public sealed class PreviewHost : IAsyncDisposable
{
    private const int LooksBeforeKeeping = 5; // that found nothing new: then the author is at rest

    private readonly CancellationTokenSource _stop = new();
    private readonly CacheStore _cache;
    private readonly IPreviewReport _report;
    private readonly LiveSite _site;
    private readonly InputWatcher _watcher;
    private readonly PreviewServer _server;
    private Task _looking = Task.CompletedTask;

    private PreviewHost(PreviewSettings settings, ITheme theme, CacheStore cache, IPreviewReport report)
    {
        (_cache, _report) = (cache, report);
        _site = new LiveSite(settings, theme, cache);
        _watcher = new InputWatcher(settings.Input, settings.Installation, report.Warn);
        _server = new PreviewServer(settings, _stop.Token);
    }

    /// <summary>Where the home page is.</summary>
    public Uri Home => _server.Home;

    /// <summary>Returns when the first edition of the site can be asked for.</summary>
    /// <exception cref="PortTakenException"/>
    /// <exception cref="IOException">The input or the installation cannot be read.</exception>
    public static async Task<PreviewHost> StartAsync(PreviewSettings settings, ITheme theme, CacheStore cache, IPreviewReport report, CancellationToken cancel = default)
    {
        var host = new PreviewHost(settings, theme, cache, report);
        try
        {
            await host._server.StartAsync();
            await host.LookAsync(new HashSet<string>(), cancel);
            host._looking = Task.Run(host.LookOnAsync, CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking;
        await _server.DisposeAsync();
        _watcher.Dispose();
        _site.Dispose();
        _stop.Dispose();
    }

    private async Task LookOnAsync()
    {
        var quiet = 0;
        var problem = "";
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var touched = await _watcher.NextAsync(_stop.Token);
                quiet = await LookAsync(touched, _stop.Token) ? 0 : quiet + 1;
                if (quiet == LooksBeforeKeeping) _cache.Flush(isWholeBuild: false);
                problem = "";
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException) // whatever it is, the next save may mend it
            {
                if (problem != e.Message) _report.Warn($"what was saved last cannot be shown: {e.Message}");
                problem = e.Message;
            }
        }
    }

    private async Task<bool> LookAsync(IReadOnlySet<string> touched, CancellationToken cancel)
    {
        if (await _site.LookAsync(touched, cancel) is not { } edition) return false;
        edition.MakeChanged();
        var before = _server.Current;
        _server.Publish(edition);
        edition.List();
        _report.Tell(new PreviewNews(Home, edition, before));
        return true;
    }
}

/// <summary>Hears what there is to tell the author.</summary>
public interface IPreviewReport
{
    void Tell(PreviewNews news);
    void Warn(string message);
}
