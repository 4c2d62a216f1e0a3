using System.Collections.Concurrent;
using System.Net;
using Transmission;
using Transmission.Caching;
using Transmission.Preview;
using Transmission.Read;

namespace Tests;

/// <summary>A folder with a site in it, and a preview of it on a port of its own.</summary>
internal sealed class PreviewedFolder : IAsyncDisposable, IPreviewReport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly SemaphoreSlim _told = new(0);
    private readonly CacheStore _cache;
    private PreviewHost? _host;
    private PreviewNews? _news;

    private PreviewedFolder() => _cache = new CacheStore(Path.Combine(_folder.Path, "cache"), Warn);

    public HttpClient Browser { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });
    public Uri Home => _host!.Home;
    public string Input => Path.Combine(_folder.Path, "input");
    public PreviewNews News => _news!;
    public IEnumerable<string> Warnings => _warnings;

    /// <param name="files">Path under input/, text.</param>
    public static async Task<PreviewedFolder> StartAsync(params (string Path, string Text)[] files) => await StartAsync(new Theme.RazorTheme(), url: null, port: 0, files);

    public static async Task<PreviewedFolder> StartAsync(ITheme theme, string? url, int port, params (string Path, string Text)[] files)
    {
        var previewed = new PreviewedFolder();
        foreach (var (path, text) in files) previewed.Save(path, text);
        var settings = new PreviewSettings(
            previewed.Input, [], InstallationReader.DefaultFolder, url is null ? null : new Uri(url), port, "editor://{path}:{line}:{column}", new BuildOptions(default), () => TestSite.Now);
        previewed._host = await PreviewHost.StartAsync(settings, theme, previewed._cache, previewed);
        await previewed.NextAsync();
        return previewed;
    }

    public void Save(string path, string text) => _folder.Write("input/" + path, text);

    public string FullPath(string path) => Path.Combine(Input, path);

    /// <summary>Waits for the next edition.</summary>
    public async Task NextAsync()
    {
        if (!await _told.WaitAsync(Patience)) throw new TimeoutException("the preview noticed nothing");
    }

    /// <summary>Waits for the edition of which something is true.</summary>
    public async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        while (!await isTrue()) await NextAsync();
    }

    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> GetAsync(string path)
    {
        var answer = await Browser.GetAsync(new Uri(Home, path));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public void Tell(PreviewNews news)
    {
        _news = news;
        _told.Release();
    }

    public void Warn(string message) => _warnings.Enqueue(message);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Browser.Dispose();
        _cache.Dispose();
        _told.Dispose();
        _folder.Dispose();
    }
}
