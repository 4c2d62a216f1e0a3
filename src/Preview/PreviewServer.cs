using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Transmission.Preview;

/// <summary>Another program listens on the port.</summary>
public sealed class PortTakenException(int port, Exception inner) : Exception($"port {port} is taken by another program", inner)
{
    public int Port => port;
}

/// <summary>
/// Answers browsers of this machine. Everything is looked up in the current edition and nothing on the disk, so that no
/// path leads anywhere else.
/// </summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private readonly PreviewSettings _settings;
    private readonly CancellationToken _stop;
    private readonly WebApplication _application;
    private readonly TaskCompletionSource<Edition> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Edition? _current;
    private bool _isStarted;

    /// <param name="stop">Ends the connections that are held open.</param>
    public PreviewServer(PreviewSettings settings, CancellationToken stop)
    {
        (_settings, _stop) = (settings, stop);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (settings.Port == 0) kestrel.Listen(IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(settings.Port); // 127.0.0.1 and ::1
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public Edition? Current => _current;

    public Uri Home { get; private set; } = new("http://localhost/");

    public async Task StartAsync()
    {
        try
        {
            await _application.StartAsync(_stop);
            _isStarted = true;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new PortTakenException(_settings.Port, e);
        }
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Home = new Uri(addresses.First());
    }

    public void Publish(Edition edition)
    {
        var before = _current;
        _current = edition;
        Home = new Uri(Home, edition.Site.Config.Address.AbsolutePath);
        before?.ReplaceBy(edition);
        _first.TrySetResult(edition);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted) await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        // A page elsewhere can lead its own name to this machine, and would then be let in as if it were ours.
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]")) context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        else
        {
            context.Response.Headers.CacheControl = "no-store";
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop);
            try
            {
                var edition = _current ?? await _first.Task.WaitAsync(ending.Token);
                await new PreviewAnswer(context, edition, _settings, ending.Token).WriteAsync();
            }
            catch (OperationCanceledException)
            {
                // The browser has gone, or the preview ends.
            }
        }
    }
}
