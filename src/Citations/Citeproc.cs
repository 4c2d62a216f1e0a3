using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Scripting;

namespace Transmission.Citations;

/// <summary>All citations of one text: in which style, and what is cited where.</summary>
/// <param name="Language">BCP 47, of the text.</param>
/// <param name="Items">In the order of their first citation.</param>
/// <param name="Clusters">Each citation's cites: the place in <paramref name="Items"/>, whether it names a place in the work, and whether without the author.</param>
public sealed record CitationRequest(string Style, string Language, ImmutableArray<BibliographyEntry> Items, ImmutableArray<ImmutableArray<(int Item, bool HasPlace, bool WithoutAuthor)>> Clusters);

/// <summary>A piece of a citation: what stands between cites (<paramref name="Cite"/> is -1), or one of them, by its number in the citation.</summary>
/// <param name="Html">A place in the work is <see cref="Citeproc.Place"/>, where the style has room for one.</param>
public readonly record struct CitationPiece(int Cite, string Html);

/// <param name="Item">Its place in the request.</param>
/// <param name="Label">What citations call it, such as «[1]»; empty where they call it by its author.</param>
/// <param name="Html">Formulas are the characters that the reference has for them.</param>
public sealed record FormattedEntry(int Item, string Label, string Html);

public sealed record FormattedCitations(ImmutableArray<ImmutableArray<CitationPiece>> Clusters, ImmutableArray<FormattedEntry> Entries);

/// <summary>
/// Citations and their list by citeproc-js, in a style of CSL. A pure function of the style, the language, the entries and the order
/// of the citations, remembered under all of them. The engine is made when something is to be formatted, apart from that of the formulas:
/// a large bibliography takes seconds the first time. Every member may be called from any thread.
/// </summary>
/// <param name="host">With time enough for a thousand entries; whoever made it ends it.</param>
public sealed class Citeproc(ICache cache, Installation installation, ScriptHost host)
{
    public const char Place = '\uE002';

    private readonly Lazy<(ScriptModule Module, MemoizedScript Format)> _script = new(() =>
    {
        var module = ScriptModule.Bridged("formatCitations", installation, "engine/citations.js", "citation-bridge.js");
        return (module, new MemoizedScript(host, module, cache));
    });

    private readonly Lazy<FrozenDictionary<string, string>> _styles = new(() => installation.Text("engine/styles.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToFrozenDictionary(parts => parts[0], parts => parts[1]));

    /// <summary>What limits a call: the first for a style compiles it.</summary>
    public static ScriptLimits Limits { get; } = new(TimeSpan.FromSeconds(120), HeapMegabytes: 512);

    /// <summary>Every name that an author may write.</summary>
    public IEnumerable<string> Styles => _styles.Value.Keys;

    /// <summary>The style of a name; null for one that is unknown.</summary>
    public string? StyleOf(string name) => _styles.Value.GetValueOrDefault(name.ToLowerInvariant());

    /// <summary>Has it made while others work. Never waits.</summary>
    public void Order(CitationRequest request)
    {
        var text = Write(request);
        _script.Value.Format.Order(_script.Value.Module.Key(text), () => [text]);
    }

    /// <summary>Waits for it, if need be.</summary>
    /// <param name="failure">A clause for a message where there is no value.</param>
    public FormattedCitations? Get(CitationRequest request, out string? failure)
    {
        var text = Write(request);
        (var value, failure) = _script.Value.Format.Get(_script.Value.Module.Key(text), () => [text]);
        if (value is null) return null;
        if (!value.StartsWith(MemoizedScript.Refusal)) return Read(value);
        failure = value[1..];
        return null;
    }

    /// <summary>Items are called by their numbers: a key may be anything.</summary>
    private static string Write(CitationRequest request)
    {
        var text = new StringBuilder("{\"style\":").Append(JsonValue.Create(request.Style).ToJsonString()).Append(",\"language\":\"")
            .Append(request.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en-US").Append("\",\"items\":[");
        for (var i = 0; i < request.Items.Length; i++) text.Append(i == 0 ? "" : ",").Append($"{{\"id\":\"i{i}\",").Append(request.Items[i].Csl.AsSpan(1));
        var cites = new JsonArray([.. request.Clusters.Select(cluster => new JsonArray([.. cluster.Select(cite =>
            new JsonObject { ["id"] = $"i{cite.Item}", ["locator"] = cite.HasPlace, ["suppress"] = cite.WithoutAuthor })]))]);
        return text.Append("],\"cites\":").Append(cites.ToJsonString()).Append('}').ToString();
    }

    private static FormattedCitations Read(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return new FormattedCitations(
            [.. answer.RootElement.GetProperty("clusters").EnumerateArray().Select(cluster => cluster.EnumerateArray().Select(Piece).ToImmutableArray())],
            [.. answer.RootElement.GetProperty("entries").EnumerateArray().Select(entry => new FormattedEntry(
                int.Parse(entry.GetProperty("id").GetString().AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), entry.GetProperty("label").GetString()!, entry.GetProperty("html").GetString()!))]);
    }

    private static CitationPiece Piece(JsonElement piece) => piece.ValueKind == JsonValueKind.String
        ? new CitationPiece(-1, piece.GetString()!)
        : new CitationPiece(piece.GetProperty("cite").GetInt32(), piece.GetProperty("html").GetString()!);
}
