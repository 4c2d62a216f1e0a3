namespace Transmission.Render;

/// <summary>Takes the target of a link apart.</summary>
internal static class Targets
{
    /// <summary>Whether it has a scheme or a host of its own.</summary>
    public static bool IsElsewhere(string target) => target.StartsWith("//", StringComparison.Ordinal) || SchemeOf(target) is { Length: > 1 };

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
