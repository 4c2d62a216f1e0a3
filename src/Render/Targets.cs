using Transmission.Model;

namespace Transmission.Render;

/// <summary>Takes the target of a link apart.</summary>
internal static class Targets
{
    /// <summary>Whether it has a scheme or a host of its own.</summary>
    public static bool IsElsewhere(string target) =>
        target.StartsWith("//", StringComparison.Ordinal) || (SchemeOf(target) is { Length: > 1 } && !target.StartsWith(LinkUse.ByName, StringComparison.Ordinal));

    /// <summary>Of an address on another server; null for any other.</summary>
    public static string? HostOf(string target)
    {
        if (!IsElsewhere(target)) return null;
        return Uri.TryCreate(target.StartsWith("//", StringComparison.Ordinal) ? "https:" + target : target, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.Host : null;
    }

    /// <summary>
    /// What a tag of Jekyll or its like before or instead of a path means: a variable is the base of the site, a text in
    /// quotes is itself, <c>link</c> names a file and <c>post_url</c> an article, as Hugo's <c>ref</c> does.
    /// </summary>
    public static string WithoutTemplate(string target)
    {
        var text = target.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Decode(target) : target;
        if (!text.StartsWith("{{", StringComparison.Ordinal) && !text.StartsWith("{%", StringComparison.Ordinal)) return target;
        var end = text.IndexOf(text[1] == '{' ? "}}" : "%}", StringComparison.Ordinal);
        if (end < 0) return target;
        var (inside, after) = (text[2..end].Trim(' ', '-'), text[(end + 2)..]);
        if (inside is ['<' or '%', .. var shortcode])
        {
            return shortcode.TrimEnd('>', '%').Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["ref" or "relref", var named] ? LinkUse.ByName + named.Trim('"', '\'') + after : target;
        }
        if (text[1] == '{') return Based(inside) is { } path ? "/" + (path + after).TrimStart('/') : WithoutTemplate(after.StartsWith('{') ? after : "/" + after.TrimStart('/'));
        return inside.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["asset_path", var file] => file + after,
            ["link", var file] => "/" + file.TrimStart('/') + after,
            ["post_url" or "post_path", var name] => "xref:" + Undated(name[(name.LastIndexOf('/') + 1)..]) + after,
            _ => target,
        };
    }

    private static string? Based(string inside)
    {
        if (inside is not [('"' or '\'') and var quote, ..]) return null;
        var end = inside.IndexOf(quote, 1);
        return end < 0 ? null : inside[1..end];
    }

    /// <summary>Without the date that Jekyll's names begin with.</summary>
    private static string Undated(string name) =>
        name.Split('-', 4) is [{ Length: 4 } year, var month, var day, var rest] && (year + month + day).All(char.IsAsciiDigit) ? rest : name;

    public static bool IsUnsafe(string target)
    {
        // Browsers see through white space and control characters in a scheme.
        var scheme = SchemeOf(string.Concat(target.Where(c => c > ' ')));
        return scheme is not null && (scheme.Equals("javascript", StringComparison.OrdinalIgnoreCase) || scheme.Equals("vbscript", StringComparison.OrdinalIgnoreCase)
            || (scheme.Equals("data", StringComparison.OrdinalIgnoreCase) && !target.TrimStart().StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Path, query with its mark, fragment without its mark.</summary>
    public static (string Path, string Query, string? Fragment) Split(string target)
    {
        var hash = target.IndexOf('#');
        var fragment = hash < 0 ? null : target[(hash + 1)..];
        var rest = hash < 0 ? target : target[..hash];
        var mark = rest.IndexOf('?');
        return mark < 0 ? (rest, "", fragment) : (rest[..mark], rest[mark..], fragment);
    }

    public static string Decode(string text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text;

    private static string? SchemeOf(string target)
    {
        if (target.Length == 0 || !char.IsAsciiLetter(target[0])) return null;
        for (var i = 1; i < target.Length; i++)
        {
            if (target[i] == ':') return target[..i];
            if (!char.IsAsciiLetterOrDigit(target[i]) && target[i] is not ('+' or '-' or '.')) return null;
        }
        return null;
    }
}
