using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Transmission.Model;

namespace Transmission.Diagnostics;

/// <summary>For people at a terminal, for GitHub's annotations, or one JSON object a line for programs.</summary>
public enum DiagnosticFormat { Text, GitHub, Json }

/// <summary>Prints diagnostics. The path before a place is <paramref name="inputFolder"/>, as the user named it, and the source's path in it.</summary>
public sealed class DiagnosticPrinter(TextWriter writer, DiagnosticFormat format, string inputFolder)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A person reads so many warnings of one kind; after them, how many more there are says enough.</summary>
    private const int MostOfARule = 20;

    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        var warnings = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity is Severity.Warning && format is DiagnosticFormat.Text)
            {
                var count = warnings[diagnostic.Rule.Id] = warnings.GetValueOrDefault(diagnostic.Rule.Id) + 1;
                if (count > MostOfARule) continue;
            }
            switch (format)
            {
                case DiagnosticFormat.GitHub: PrintForGitHub(diagnostic); break;
                case DiagnosticFormat.Json: PrintJson(diagnostic); break;
                default: PrintText(diagnostic); break;
            }
        }
        foreach (var (rule, count) in warnings.Where(warning => warning.Value > MostOfARule))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {count - MostOfARule:N0} more of {rule}; --format json lists them all"));
    }

    private void PrintText(Diagnostic diagnostic)
    {
        var place = diagnostic.At is { } at ? Place(at) + ": " : "";
        writer.WriteLine($"{place}{Kind(diagnostic)} {diagnostic.Rule.Id}: {diagnostic.Message}");
        if (diagnostic.At is not null) PrintExcerpt(diagnostic.At);
        foreach (var note in diagnostic.Notes)
        {
            writer.WriteLine(note.At is { } other ? $"  note: {Place(other)}: {note.Message}" : $"  note: {note.Message}");
        }
        if (diagnostic.Hint != "") writer.WriteLine($"  hint: {diagnostic.Hint}");
    }

    private void PrintExcerpt(Location at)
    {
        var excerpt = SourceExcerpt.Of(at);
        if (excerpt.Text.Length == 0) return;
        writer.WriteLine($"  | {excerpt.Text}");
        writer.WriteLine($"  | {excerpt.Carets}");
    }

    // https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private void PrintForGitHub(Diagnostic diagnostic)
    {
        var parameters = new StringBuilder($"title={diagnostic.Rule.Id}");
        if (diagnostic.At is { } at)
        {
            var (line, column) = at.Position;
            parameters.Append($",file={EscapeProperty(FileName(at))},line={line},col={column}");
        }
        var message = string.Join('\n', [diagnostic.Message, .. diagnostic.Notes.Select(note => note.Message), diagnostic.Hint]);
        writer.WriteLine($"::{Kind(diagnostic)} {parameters}::{Escape(message.TrimEnd('\n'))}");
    }

    private static string Escape(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");
    private static string EscapeProperty(string text) => Escape(text).Replace(":", "%3A").Replace(",", "%2C");

    private void PrintJson(Diagnostic diagnostic) => writer.WriteLine(new JsonObject
    {
        ["rule"] = diagnostic.Rule.Id,
        ["severity"] = Kind(diagnostic),
        ["message"] = diagnostic.Message,
        ["file"] = diagnostic.At is null ? null : FileName(diagnostic.At),
        ["line"] = diagnostic.At?.Position.Line,
        ["column"] = diagnostic.At?.Position.Column,
        ["length"] = diagnostic.At is { } at ? SourceText.CountCharacters(at.Source.Slice(at.Span)) : null,
        ["hint"] = diagnostic.Hint,
        ["notes"] = new JsonArray([.. diagnostic.Notes.Select(note => new JsonObject
        {
            ["message"] = note.Message,
            ["file"] = note.At is null ? null : FileName(note.At),
            ["line"] = note.At?.Position.Line,
            ["column"] = note.At?.Position.Column,
        })]),
    }.ToJsonString(Json));

    private string FileName(Location at) => inputFolder is "" or "." ? at.Source.Path.Value : $"{inputFolder.TrimEnd('/', '\\')}/{at.Source.Path}";

    private string Place(Location at)
    {
        var (line, column) = at.Position;
        return $"{FileName(at)}:{line}:{column}";
    }

    private static string Kind(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error ? "error" : "warning";
}
