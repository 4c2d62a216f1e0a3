using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Transmission.Model;

namespace Transmission.Drawings;

/// <summary>A specification of Vega-Lite, read as JSON with comments and trailing commas, and where its values stand.</summary>
/// <param name="Json">Without what JSON does not have; empty where there is an error.</param>
/// <param name="Files">Each address of data, <c>data.url</c> anywhere in it, with its span in the source.</param>
public sealed record PlotSpec(string Json, DrawingFinding? Error, ImmutableArray<(string Name, TextSpan Span)> Files)
{
    private readonly Dictionary<string, TextSpan> _places = [];

    public static PlotSpec Read(string source)
    {
        var utf8 = Encoding.UTF8.GetBytes(source);
        var places = new Dictionary<string, TextSpan>();
        var files = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        try
        {
            Walk(utf8, places, files);
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var spec = new PlotSpec(Written(document), Error: null, files.DrainToImmutable());
            foreach (var (path, span) in places) spec._places[path] = span;
            return spec;
        }
        catch (JsonException problem)
        {
            return new PlotSpec("", new DrawingFinding($"this is not JSON: {Clause(problem)}", PlaceOf(utf8, problem)), []);
        }
    }

    private static string Written(JsonDocument document)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(utf8)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }

    /// <summary>Of a value; of the nearest one around it that is there, if it is not.</summary>
    public TextSpan Find(ReadOnlySpan<string> path)
    {
        for (; !path.IsEmpty; path = path[..^1])
        {
            if (_places.TryGetValue(string.Join('\0', path.ToArray()), out var span)) return span;
        }
        return default;
    }

    private static void Walk(byte[] utf8, Dictionary<string, TextSpan> places, ImmutableArray<(string, TextSpan)>.Builder files)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var path = new List<string>();
        var counts = new Stack<int>(); // of the arrays around; -1 for an object
        var (bytes, characters) = (0, 0);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName) { path[^1] = reader.GetString()!; continue; }
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) { counts.Pop(); path.RemoveAt(path.Count - 1); continue; }
            if (counts.TryPeek(out var count) && count >= 0)
            {
                path[^1] = $"{count}";
                counts.Push(counts.Pop() + 1);
            }
            var start = (int)reader.TokenStartIndex;
            characters += Encoding.UTF8.GetCharCount(utf8, bytes, start - bytes);
            bytes = start;
            var span = new TextSpan(characters, Encoding.UTF8.GetCharCount(utf8, start, (int)reader.BytesConsumed - start));
            places[string.Join('\0', path)] = span;
            if (reader.TokenType is JsonTokenType.String && path is [.., "data", "url"]) files.Add((reader.GetString()!, new TextSpan(span.Start + 1, span.Length - 2)));
            if (reader.TokenType is JsonTokenType.StartObject) { counts.Push(-1); path.Add(""); }
            if (reader.TokenType is JsonTokenType.StartArray) { counts.Push(0); path.Add(""); }
        }
    }

    /// <summary>.NET ends its sentence with the place.</summary>
    private static string Clause(JsonException problem)
    {
        var end = problem.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return (end < 0 ? problem.Message : problem.Message[..end]).TrimEnd('.');
    }

    private static TextSpan PlaceOf(byte[] utf8, JsonException problem)
    {
        var at = 0;
        for (var line = problem.LineNumber ?? 0; line > 0; line--) at += utf8.AsSpan(at).IndexOf((byte)'\n') + 1;
        at = Math.Min(utf8.Length, at + (int)(problem.BytePositionInLine ?? 0));
        var start = Encoding.UTF8.GetCharCount(utf8, 0, at);
        return new TextSpan(Math.Max(0, Math.Min(start, Encoding.UTF8.GetCharCount(utf8) - 1)), 1);
    }
}
