namespace Transmission.Render;

/// <summary>Takes the target of a link apart.</summary>
internal static class Targets
{
    /// <summary>Whether it has a scheme or a host of its own.</summary>
    public static bool IsElsewhere(string target) => target.StartsWith("//", StringComparison.Ordinal) || SchemeOf(target) is { Length: > 1 };

    /// <summary>Of an address on another server; null for any other.</summary>
    public static string? HostOf(string target)
    {
        if (!IsElsewhere(target)) return null;
        return Uri.TryCreate(target.StartsWith("//", StringComparison.Ordinal) ? "https:" + target : target, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri.Host : null;
    }

    /// <summary>Without the variable that Jekyll and its like put before a path for the base of the site, as in <c>{{ site.baseurl }}/about/</c>.</summary>
    public static string WithoutTemplateBase(string target)
    {
        var start = Decode(target[..Math.Min(target.Length, 64)]);
        var end = start.IndexOf("}}", StringComparison.Ordinal);
        if (end < 0 || !start.StartsWith("{{", StringComparison.Ordinal) || !start[2..end].Contains("url", StringComparison.OrdinalIgnoreCase) || start[2..end].Contains('|')) return target;
        var rest = Decode(target)[(end + 2)..];
        return rest.StartsWith('/') ? rest : "/" + rest;
    }

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
