using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Read;

namespace Transmission.Preview;

/// <summary>What is wrong, shown over a page: in its own document everything, in others the errors.</summary>
internal sealed class Messages(Edition edition, Draft page, PreviewSettings settings)
{
    private const int Most = 30;

    public string Html()
    {
        var shown = Shown();
        var errors = shown.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<preview-messages data-edition=\"{edition.Token}\"{(shown.IsEmpty ? " hidden" : "")}><style>{Style}</style>");
        if (!shown.IsEmpty)
        {
            html.Append(CultureInfo.InvariantCulture, $"<details open><summary>{Count(errors, "error")}{(errors > 0 && errors < shown.Length ? ", " : "")}{Count(shown.Length - errors, "warning")}</summary>");
            foreach (var diagnostic in shown.Take(Most)) Append(html, diagnostic);
            if (shown.Length > Most) html.Append(CultureInfo.InvariantCulture, $"<p>… and {shown.Length - Most:N0} more; «check» lists them all</p>");
            html.Append("</details>");
        }
        return html.Append("</preview-messages>").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private ImmutableArray<Diagnostic> Shown()
    {
        bool IsOwn(Diagnostic diagnostic) => page.Origin is not null && diagnostic.At?.Source.Path == page.Origin.Path;
        return [.. edition.Diagnostics.InOrder(diagnostic => diagnostic.Severity == Severity.Error || IsOwn(diagnostic))
            .OrderBy(diagnostic => IsOwn(diagnostic) ? 0 : 1).ThenBy(diagnostic => diagnostic.Severity == Severity.Error ? 0 : 1)];
    }

    private void Append(StringBuilder html, Diagnostic diagnostic)
    {
        var kind = diagnostic.Severity == Severity.Error ? "error" : "warning";
        html.Append("<section>");
        if (diagnostic.At is { } at) html.Append(Place(at)).Append(' ');
        html.Append(CultureInfo.InvariantCulture, $"<b class=\"{kind}\">{kind} {diagnostic.Rule.Id}</b> {Escape(diagnostic.Message)}");
        if (diagnostic.At is not null && SourceExcerpt.Of(diagnostic.At) is { Text.Length: > 0 } excerpt)
            html.Append(CultureInfo.InvariantCulture, $"<pre>{Escape(excerpt.Text)}\n{Escape(excerpt.Carets)}</pre>");
        foreach (var note in diagnostic.Notes) html.Append(CultureInfo.InvariantCulture, $"<p>{(note.At is null ? "" : Place(note.At) + " ")}{Escape(note.Message)}</p>");
        if (diagnostic.Hint != "") html.Append(CultureInfo.InvariantCulture, $"<p>{Escape(diagnostic.Hint)}</p>");
        html.Append("</section>");
    }

    /// <summary>A path that can be copied into an editor, and leads there where the browser knows how.</summary>
    private string Place(Location at)
    {
        var ((line, column), path) = (at.Position, at.Source.Path);
        var text = string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(settings.Input, path.Value).Replace('\\', '/')}:{line}:{column}");
        if (settings.Editor == "") return $"<code>{Escape(text)}</code>";
        var file = (path.Value == InputReader.ConfigName ? InputReader.ConfigPath(settings.Input) : null) ?? Path.GetFullPath(Path.Combine(settings.Input, path.Value));
        var address = settings.Editor
            .Replace("{path}", string.Join('/', file.Replace('\\', '/').TrimStart('/').Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal)
            .Replace("{line}", line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{column}", column.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return $"<a href=\"{Escape(address)}\">{Escape(text)}</a>";
    }

    private static string Count(int count, string noun) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    // The theme's style must not reach in, and this one must not reach out.
    private const string Style = """
        preview-messages, preview-messages :not(style) { all: revert; font: 13px/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; box-sizing: border-box }
        preview-messages { position: fixed; z-index: 2147483647; inset: auto 0 0; max-height: 45vh; overflow: auto; padding: 8px 16px; color: #f2f0ea; background: #1d1f24f5; border-top: 3px solid #e5484d; color-scheme: dark }
        preview-messages[hidden], preview-messages style { display: none }
        preview-messages summary { cursor: pointer; font-weight: 700 }
        preview-messages section { margin: 8px 0; padding-top: 8px; border-top: 1px solid #ffffff26 }
        preview-messages p, preview-messages pre { margin: 2px 0; white-space: pre-wrap; overflow-wrap: anywhere }
        preview-messages pre { white-space: pre; overflow-x: auto; color: #c9c5b9 }
        preview-messages a { color: #9cc9ff }
        preview-messages .error { color: #ff8b8d; font-weight: 700 }
        preview-messages .warning { color: #f5c518; font-weight: 700 }
        """;
}
