using Transmission.Model;

namespace Transmission.Check;

internal enum LinkKind
{
    /// <summary>Another host, or no address of a file at all, such as <c>mailto:</c> and <c>data:</c>.</summary>
    Elsewhere,

    /// <summary>The site's own host by a path that is not below the base path.</summary>
    OutsideSite,

    InSite,
}

/// <param name="Path">The output that is meant; null for the file itself.</param>
/// <param name="Fragment">Without <c>#</c>, decoded; null where there is none.</param>
internal readonly record struct LinkTarget(LinkKind Kind, string? Path = null, string? Fragment = null);

/// <summary>What an address in a file of the site stands for (RFC 3986, section 5, as far as a site needs it).</summary>
internal sealed class LinkResolver(SiteConfig config)
{
    private readonly string _base = Uri.UnescapeDataString(config.Address.AbsolutePath).TrimEnd('/') + "/";
    private readonly string _origin = config.Address.GetLeftPart(UriPartial.Authority);

    public LinkTarget Resolve(OutputPath from, string link)
    {
        if (OtherHost(link)) return new LinkTarget(LinkKind.Elsewhere);
        var local = WithoutOrigin(link);
        var whole = local.Length != link.Length;
        var (path, fragment) = Split(local);
        if (path.Length == 0 && !whole) return new LinkTarget(LinkKind.InSite, Fragment: fragment);

        var absolute = WithoutDots(path.StartsWith('/') || whole ? "/" + path.TrimStart('/') : _base + Folder(from) + path);
        if (absolute.StartsWith(_base, StringComparison.Ordinal)) return new LinkTarget(LinkKind.InSite, FileOf(absolute[_base.Length..]), fragment);
        if (absolute + "/" == _base) return new LinkTarget(LinkKind.InSite, "index.html", fragment);

        // A whole address is another site that happens to share the host, as projects on github.io do.
        return new LinkTarget(whole ? LinkKind.Elsewhere : LinkKind.OutsideSite);
    }

    /// <summary>Whether a link names a host that is not the site's, or a scheme that has no files.</summary>
    public bool OtherHost(string link) => Scheme(link) switch
    {
        "http" or "https" => !IsOwn(link),
        null => link.StartsWith("//", StringComparison.Ordinal) && !IsOwn(config.Address.Scheme + ":" + link),
        _ => true,
    };

    private bool IsOwn(string link) => link.StartsWith(_origin, StringComparison.OrdinalIgnoreCase)
        && (link.Length == _origin.Length || link[_origin.Length] is '/' or '?' or '#');

    private string WithoutOrigin(string link) =>
        Scheme(link) is not null ? link[_origin.Length..]
        : link.StartsWith("//", StringComparison.Ordinal) ? link[(_origin.Length - config.Address.Scheme.Length - 1)..]
        : link;

    /// <summary>Null for a link without a scheme (RFC 3986, section 3.1).</summary>
    public static string? Scheme(string link)
    {
        var length = link.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return length > 0 && link[length] == ':' && char.IsAsciiLetter(link[0]) ? link[..length].ToLowerInvariant() : null;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static (string Path, string? Fragment) Split(string link)
    {
        var hash = link.IndexOf('#');
        var path = hash < 0 ? link : link[..hash];
        var query = path.IndexOf('?');
        return (Uri.UnescapeDataString(query < 0 ? path : path[..query]), hash < 0 ? null : FragmentOf(link[(hash + 1)..]));
    }

    // «:~:text=…» is for the browser to search, not an id (URL Fragment Text Directives).
    private static string FragmentOf(string fragment)
    {
        var directive = fragment.IndexOf(":~:", StringComparison.Ordinal);
        return Uri.UnescapeDataString(directive < 0 ? fragment : fragment[..directive]);
    }

    private static string Folder(OutputPath path) => path.Value[..(path.Value.LastIndexOf('/') + 1)];

    private static string FileOf(string path) => path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;

    private static string WithoutDots(string path)
    {
        if (!path.Contains("/.", StringComparison.Ordinal)) return path;
        var parts = new List<string>();
        var written = path.Split('/');
        foreach (var part in written)
        {
            if (part == ".." && parts.Count > 1) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "..")) parts.Add(part);
        }
        return string.Join('/', parts) + (written[^1] is "." or ".." ? "/" : "");
    }
}
