using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Preview;

/// <summary>The answer to one request.</summary>
internal sealed class PreviewAnswer(HttpContext context, Edition edition, PreviewSettings settings, CancellationToken cancel)
{
    /// <summary>Where the preview's own things are; no file of a site is there, since hidden files are not input.</summary>
    public const string Own = "/.preview/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private static readonly byte[] Script = ReadScript();

    public Task WriteAsync() => context.Request.Path.Value switch
    {
        Own + "script.js" => WriteAsync(Script, "text/javascript; charset=utf-8"),
        Own + "diagnostics" => WriteAsync(Encoding.UTF8.GetBytes(Diagnostics()), "application/jsonl; charset=utf-8"),
        Own + "events" => TellEditionsAsync(),
        var path => WriteFileAsync(path ?? "/"),
    };

    private Task WriteFileAsync(string path)
    {
        var basePath = Uri.UnescapeDataString(edition.Site.Config.Address.AbsolutePath);
        if (!path.StartsWith(basePath, StringComparison.Ordinal))
        {
            if (path == "/" || path + "/" == basePath) return Redirect(edition.Site.Config.Href(Routes.Home));
            return WriteMissingAsync();
        }
        var file = path[basePath.Length..];
        if (file.Length == 0 || file.EndsWith('/')) file += "index.html";
        if (edition.Find(file) is { } draft) return WriteAsync(draft, StatusCodes.Status200OK);
        // As GitHub Pages does.
        if (edition.Find(file + ".html") is { } page) return WriteAsync(page, StatusCodes.Status200OK);
        if (edition.Find(file + "/index.html") is not null) return Redirect(edition.Site.Config.Href(new Url($"/{file}/")));
        return WriteMissingAsync();
    }

    private Task WriteMissingAsync() => WriteAsync(edition.Find(Routes.NotFound.ToOutputPath().Value)!, StatusCodes.Status404NotFound);

    private Task WriteAsync(Draft draft, int status)
    {
        var page = edition.Make(draft);
        context.Response.StatusCode = page.IsFault ? StatusCodes.Status500InternalServerError : status;
        return page.IsFault || draft.Path.Value.EndsWith(".html", StringComparison.Ordinal)
            ? WriteAsync(Decoration.Into(page.Content, new Messages(edition, draft, settings).Html()), "text/html; charset=utf-8")
            : WriteAsync(page.Content, ContentType(draft.Path.Value));
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> content, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(content, cancel);
    }

    private Task Redirect(string href)
    {
        context.Response.Redirect(href + context.Request.QueryString);
        return Task.CompletedTask;
    }

    /// <summary>Server-sent events: the edition that is shown, at once, and each that takes its place.</summary>
    private async Task TellEditionsAsync()
    {
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await context.Response.WriteAsync("retry: 500\n", cancel);
        for (var shown = edition; ; shown = await shown.Next.WaitAsync(cancel))
        {
            var site = shown.Site;
            var assets = shown.Changes.Assets.Where(site.AssetByPath.ContainsKey).Select(path => (JsonNode)site.Config.Href(site.AssetByPath[path].Url));
            var told = new JsonObject { ["edition"] = shown.Token, ["assets"] = new JsonArray([.. assets]) };
            await context.Response.WriteAsync($"event: edition\ndata: {told.ToJsonString()}\n\n", cancel);
            await context.Response.Body.FlushAsync(cancel);
        }
    }

    private string Diagnostics()
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(text, DiagnosticFormat.Json, settings.Input).Print(edition.Diagnostics.InOrder());
        return text.ToString();
    }

    private static string ContentType(string path)
    {
        if (!ContentTypes.TryGetContentType(path, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal)
            ? type + "; charset=utf-8"
            : type;
    }

    private static byte[] ReadScript()
    {
        using var stream = typeof(PreviewAnswer).Assembly.GetManifestResourceStream("preview.js")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
