using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Tests.Browser;

/// <summary>The repository's own site, built for an address with a base path and served from it, as GitHub Pages would.</summary>
public sealed class ServedSite : IAsyncLifetime
{
    private const string Base = "/notes";

    private WebApplication? _server;
    private ImmutableSortedDictionary<string, byte[]> _files = ImmutableSortedDictionary<string, byte[]>.Empty;

    /// <summary>The home page.</summary>
    public string Home => Origin + Base + "/";
    public string Origin { get; private set; } = "";

    /// <summary>Every HTML page but the one for addresses that are not there, and those that lead from former ones.</summary>
    public IEnumerable<string> Pages => _files
        .Where(file => file.Key.EndsWith("index.html", StringComparison.Ordinal) && file.Value.AsSpan().IndexOf("http-equiv=\"refresh\""u8) < 0)
        .Select(file => file.Key)
        .Select(path => Home + Uri.EscapeDataString(path[..^"index.html".Length]).Replace("%2F", "/"));

    /// <summary>Every article, and one page of each other kind: of forty tags one shows how a tag looks.</summary>
    public IEnumerable<string> PagesOfEachKind => Pages.GroupBy(KindOf).SelectMany(kind => kind.Key.StartsWith("posts", StringComparison.Ordinal) ? kind : kind.Take(1));

    private string KindOf(string address) => address[Home.Length..].Split('/') is { Length: > 2 } parts ? parts[0] + "/" : address;

    public async ValueTask InitializeAsync()
    {
        Assert.Equal("", RealSite.Built.Printed);
        _files = RealSite.Built.Files;

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(Serve);
        await _server.StartAsync();
        Origin = _server.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    private async Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var found = path.StartsWith(Base + "/", StringComparison.Ordinal) ? Find(path[(Base.Length + 1)..]) : null;
        context.Response.StatusCode = found is null ? 404 : 200;
        context.Response.ContentType = ContentType(Path.GetExtension(found?.Path ?? ".html"));
        await context.Response.Body.WriteAsync(found?.Content ?? _files["404.html"]);
    }

    private (string Path, byte[] Content)? Find(string path)
    {
        if (path == "" || path.EndsWith('/')) path += "index.html";
        return _files.TryGetValue(path, out var content) ? (path, content) : null;
    }

    internal static string ContentType(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
