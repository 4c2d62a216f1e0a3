using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Scripting;

namespace Transmission.Drawings;

/// <summary>What an engine made of a drawing.</summary>
/// <param name="Svg">As the engine wrote it, for <see cref="Picture.Read"/>; null where there is an error.</param>
public sealed record DrawingResult(string? Svg, DrawingFinding? Error, IReadOnlyList<DrawingFinding> Warnings);

/// <param name="Span">In the drawing's source; empty where the engine knows no place.</param>
/// <param name="IsOtherKind">Whether it is of a kind that is not drawn here; the message is its name then.</param>
public sealed record DrawingFinding(string Message, TextSpan Span, bool IsOtherKind = false);

/// <summary>
/// Draws by beautiful-mermaid, Graphviz and Vega-Lite. A drawing is a pure function of its source, its data and the engine, and is
/// kept under all three; a refusal is not kept. The engines have a V8 of their own, and neither it nor their code is loaded
/// before a drawing is met. Every member may be called from any thread.
/// </summary>
public sealed class Draughtsman : IDisposable
{
    private const char Warning = '\u0001';

    // Long for a drawing, which takes a twentieth of a second: on a busy machine the first call also compiles megabytes.
    private static readonly ScriptLimits Limits = new(TimeSpan.FromSeconds(20), HeapMegabytes: 512);

    private readonly ScriptHost _host = new(Limits);
    private readonly Dictionary<DrawingKind, Lazy<Engine>> _engines;

    public Draughtsman(ICache cache, Installation installation)
    {
        Lazy<Engine> Lazily(string function, string library, params string[] bridges) => new(() =>
        {
            var module = ScriptModule.Surrounded(function, installation, ["drawing-globals.js"], $"engine/drawings/{library}.js", [.. bridges]);
            return new Engine(module, new MemoizedScript(_host, module, cache));
        });
        _engines = new()
        {
            [DrawingKind.Mermaid] = Lazily("drawMermaid", "mermaid", "mermaid-flowchart.js", "mermaid-bridge.js"),
            [DrawingKind.Dot] = Lazily("drawGraph", "graphviz", "graphviz-bridge.js"),
            [DrawingKind.VegaLite] = Lazily("drawPlot", "vega", "vega-bridge.js"),
        };
    }

    /// <summary>Has it made while others work, if it needs no file. Never waits.</summary>
    public void Order(Drawing drawing)
    {
        if (Request.For(drawing, new Dictionary<string, string>()) is not { } request) return;
        var engine = _engines[drawing.Kind].Value;
        engine.Script.Order(request.Key(engine.Module), request.Arguments);
    }

    /// <summary>Waits for it, if need be.</summary>
    /// <param name="files">The texts of the files that <see cref="PlotSpec.Files"/> names, by their names.</param>
    public DrawingResult Draw(Drawing drawing, IReadOnlyDictionary<string, string> files)
    {
        if (Request.For(drawing, files) is not { } request) return new DrawingResult(Svg: null, PlotSpec.Read(drawing.Source).Error, []);
        var engine = _engines[drawing.Kind].Value;
        var (value, failure) = engine.Script.Get(request.Key(engine.Module), request.Arguments);
        if (value is null) return new DrawingResult(Svg: null, new DrawingFinding($"it cannot be drawn: {failure}", default), []);
        if (value.StartsWith(MemoizedScript.Refusal)) return new DrawingResult(Svg: null, ReadRefusal(value, drawing), []);
        var (warnings, at) = (new List<DrawingFinding>(), 0);
        for (; at < value.Length && value[at] == Warning; at = value.IndexOf('\n', at) + 1)
        {
            var parts = value[(at + 1)..value.IndexOf('\n', at)].Split(':', 3);
            warnings.Add(new DrawingFinding(parts[2], SpanOf(parts[0], parts[1])));
        }
        return new DrawingResult(value[at..], Error: null, warnings);
    }

    public void Dispose() => _host.Dispose();

    /// <summary>U+0000, what it is; offset, or path in JSON; length; message: with colons between.</summary>
    private static DrawingFinding ReadRefusal(string value, Drawing drawing)
    {
        var parts = value[1..].Split(':', 4);
        if (parts[0] != "path") return new DrawingFinding(parts[3], SpanOf(parts[1], parts[2]), IsOtherKind: parts[0] == "kind");
        using var path = JsonDocument.Parse(Uri.UnescapeDataString(parts[1]));
        return new DrawingFinding(parts[3], PlotSpec.Read(drawing.Source).Find([.. path.RootElement.EnumerateArray().Select(step => step.ToString())]));
    }

    private static TextSpan SpanOf(string start, string length) => new(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));

    private sealed record Engine(ScriptModule Module, MemoizedScript Script);

    private sealed record Request(string Source, string? Files)
    {
        /// <summary>Null for a plot that is no JSON, or whose files are not at hand.</summary>
        public static Request? For(Drawing drawing, IReadOnlyDictionary<string, string> files)
        {
            if (drawing.Kind is not DrawingKind.VegaLite) return new Request(drawing.Source, Files: null);
            var plot = PlotSpec.Read(drawing.Source);
            return plot.Error is null && plot.Files.All(file => files.ContainsKey(file.Name))
                ? new Request(plot.Json, new JsonObject(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value))).ToJsonString()) : null;
        }

        public CacheKey Key(ScriptModule module) => Files is null ? module.Key(Source) : module.Key(Source, Files);
        public object?[] Arguments() => Files is null ? [Source] : [Source, Files];
    }
}
