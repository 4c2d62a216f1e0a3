using System.Text;

namespace Transmission.Emit;

/// <summary>The attributes of one start tag that hold an id or an address. Used again for every tag of a page.</summary>
internal sealed class HtmlTag
{
    // What a browser fetches for a link element, by its rel (HTML 4.6.7); canonical, alternate and the like fetch nothing.
    private static readonly string[] FetchingRels =
        ["stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"];

    private readonly List<string> _sources = [];
    private string? _href;
    private string? _id;
    private string? _rel;
    private string? _style;
    private bool _isLink;
    private bool _isAnchor;

    public void Open(ReadOnlySpan<byte> name)
    {
        _sources.Clear();
        _href = _id = _rel = _style = null;
        _isLink = Ascii.EqualsIgnoreCase(name, "link"u8);
        _isAnchor = Ascii.EqualsIgnoreCase(name, "a"u8) || Ascii.EqualsIgnoreCase(name, "area"u8);
    }

    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "style"u8)) { if (value.IndexOf((byte)'(') >= 0) _style = HtmlScanner.Unescape(value); }
        else if (Is(name, "class"u8)) { }
        else if (Is(name, "id"u8)) _id = HtmlScanner.Unescape(value);
        else if (Is(name, "href"u8) || Is(name, "xlink:href"u8)) _href = HtmlScanner.Unescape(value).Trim();
        else if (Is(name, "rel"u8)) _rel = HtmlScanner.Unescape(value);
        else if (Is(name, "src"u8) || Is(name, "poster"u8) || Is(name, "data"u8)) _sources.Add(HtmlScanner.Unescape(value).Trim());
        else if (Is(name, "srcset"u8) || Is(name, "imagesrcset"u8)) _sources.AddRange(Candidates(HtmlScanner.Unescape(value)));
    }

    public void Report(Findings.Builder found)
    {
        if (_id is { Length: > 0 }) found.Anchor(_id);
        foreach (var source in _sources) found.Load(source);
        if (_style is not null) CssScanner.Scan(Encoding.UTF8.GetBytes(_style), found);
        if (_href is null) return;
        if (_isAnchor || (_isLink && !Fetches(_rel))) found.Link(_href);
        else found.Load(_href);
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);

    private static bool Fetches(string? rel) =>
        rel is not null && rel.Split(' ').Any(word => FetchingRels.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>The addresses of a srcset (HTML 4.8.4.2.1): each ends at a space; a comma belongs to it unless it is its last character.</summary>
    private static IEnumerable<string> Candidates(string srcset)
    {
        var at = 0;
        while (true)
        {
            while (at < srcset.Length && (char.IsWhiteSpace(srcset[at]) || srcset[at] == ',')) at++;
            if (at == srcset.Length) yield break;
            var start = at;
            while (at < srcset.Length && !char.IsWhiteSpace(srcset[at])) at++;
            var address = srcset[start..at];
            yield return address.TrimEnd(',');
            if (address.EndsWith(',')) continue;
            while (at < srcset.Length && srcset[at] != ',') at++;
        }
    }
}
