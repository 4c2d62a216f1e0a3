using Transmission.Dialect.Callouts;
using Transmission.Model;

namespace Transmission.Dialect.Tags;

/// <summary>What the arguments of a tag say, whatever system it is of.</summary>
internal static class TagWords
{
    /// <summary>Of themes: how a box looks.</summary>
    private static readonly HashSet<string> Styles = ["simple", "modern", "flat", "disabled", "no-icon", "icon", "default", "primary", "secondary"];

    public static (string Kind, TextSpan? Title) Callout(TemplateTag tag, TagUse use)
    {
        var rest = tag.Unnamed.Where(argument => !Styles.Contains(argument.Value) && !argument.Value.StartsWith("fa", StringComparison.Ordinal)).ToList();
        var kind = tag.Named("style", "type", "kind", "class", "color", "icon")?.Value.ToLowerInvariant();
        if (kind is null && rest is [{ Value: var first }, ..] && use is TagUse.Callout && CalloutKind.IsKnown(first.ToLowerInvariant()))
        {
            kind = first.ToLowerInvariant();
            rest.RemoveAt(0);
        }
        kind ??= tag.Name;
        var title = tag.Named("title", "name", "label", "header", "summary")?.Span ?? Joined(rest);
        return (CalloutKind.IsKnown(kind) && use is not TagUse.Tab ? kind : "note", title);
    }

    /// <summary>Hexo's <c>title lang:python mark:3-5</c>, Jekyll's and Hugo's <c>python hl_lines="3"</c>.</summary>
    public static (string Language, string? Title, string? Marked) Code(TemplateTag tag)
    {
        string? After(string start) => tag.Unnamed.Select(argument => argument.Value).FirstOrDefault(value => value.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
        var words = tag.Unnamed.Select(argument => argument.Value).Where(value => !value.Contains(':') && !value.Contains('=') && value is not "linenos").ToList();
        var language = tag.Name is "mermaid" ? tag.Name : tag.Named("lang", "language")?.Value ?? After("lang:");
        if (language is null && tag.Name == "highlight" && words.Count > 0)
        {
            language = words[0];
            words.RemoveAt(0);
        }
        var title = tag.Named("title", "caption", "filename")?.Value ?? string.Join(' ', words);
        return (language ?? "", title.Length > 0 ? title : null, tag.Named("hl_lines", "mark", "mark_lines")?.Value.Replace(' ', ',') ?? After("mark:") ?? After("hl_lines="));
    }

    /// <summary>What a picture, a link or an embed leads to: by its name, else the argument that looks like a path, else the first.</summary>
    public static TagArgument? Target(TemplateTag tag) =>
        tag.Named("src", "url", "path", "href", "image_path", "image", "img", "file", "id", "link") ?? FirstOrNull(tag.Unnamed.Where(argument => IsPath(argument.Value))) ?? FirstOrNull(tag.Unnamed);

    /// <summary>What is shown for it.</summary>
    public static TextSpan? Text(TemplateTag tag, TagArgument target) =>
        tag.Named("caption", "description", "title", "text", "alt", "name")?.Span
        ?? Joined(tag.Unnamed.Where(argument => argument != target && !IsSetting(argument.Value)));

    /// <summary>In pixels or percent.</summary>
    public static string? Width(TemplateTag tag)
    {
        var width = tag.Named("width")?.Value ?? FirstOrNull(tag.Unnamed.Where(argument => int.TryParse(argument.Value, out _)))?.Value;
        return width?.Replace("px", "", StringComparison.Ordinal);
    }

    /// <summary>From the first to the last, with what stands between them.</summary>
    public static TextSpan? Joined(IEnumerable<TagArgument> arguments)
    {
        var spans = arguments.Where(argument => argument.Value.Length > 0).Select(argument => argument.Span).ToList();
        return spans.Count == 0 ? null : TextSpan.FromBounds(spans[0].Start, spans[^1].End);
    }

    private static bool IsSetting(string value) => int.TryParse(value, out _) || value is "true" or "false" or "external" || value.StartsWith("lang:", StringComparison.Ordinal);

    private static bool IsPath(string value) => value.Contains('/') || value.LastIndexOf('.') is > 0 and var dot && dot < value.Length - 1 && !value.Contains(' ');

    private static TagArgument? FirstOrNull(IEnumerable<TagArgument> arguments) => arguments.Select(argument => (TagArgument?)argument).FirstOrDefault();
}
