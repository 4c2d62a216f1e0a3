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
    private string? _name;
    private string? _rel;
    private string? _style;
    private bool _isLink;
    private bool _isAnchor;

    public void Open(ReadOnlySpan<byte> name)
    {
        if (_sources.Count > 0) _sources.Clear();
        _href = _id = _name = _rel = _style = null;
        _isLink = name.Length == 4 && Is(name, "link"u8);
        _isAnchor = (name.Length == 1 && Is(name, "a"u8)) || (name.Length == 4 && Is(name, "area"u8));
    }

    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // By length first: nearly all attributes of a page are the classes and styles of formulas.
        switch (name.Length)
        {
            case 2 when Is(name, "id"u8): _id = HtmlScanner.Unescape(value); break;
            case 3 when Is(name, "src"u8): _sources.Add(HtmlScanner.Unescape(value).Trim()); break;
            case 3 when Is(name, "rel"u8): _rel = HtmlScanner.Unescape(value); break;
            case 4 when Is(name, "href"u8): _href = HtmlScanner.Unescape(value).Trim(); break;
            case 4 when _isAnchor && Is(name, "name"u8): _name = HtmlScanner.Unescape(value); break;
            case 4 when Is(name, "data"u8): _sources.Add(HtmlScanner.Unescape(value).Trim()); break;
            case 5 when value.Contains((byte)'(') && Is(name, "style"u8): _style = HtmlScanner.Unescape(value); break;
            case 6 when Is(name, "poster"u8): _sources.Add(HtmlScanner.Unescape(value).Trim()); break;
            case 6 when Is(name, "srcset"u8): _sources.AddRange(Candidates(HtmlScanner.Unescape(value))); break;
            case 10 when Is(name, "xlink:href"u8): _href = HtmlScanner.Unescape(value).Trim(); break;
            case 11 when Is(name, "imagesrcset"u8): _sources.AddRange(Candidates(HtmlScanner.Unescape(value))); break;
        }
    }

    public void Report(Findings.Builder found)
    {
        if (_id is { Length: > 0 }) found.Anchor(_id);
        if (_name is { Length: > 0 }) found.Anchor(_name); // an <a name> is one too (HTML 7.4.6.3)
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
