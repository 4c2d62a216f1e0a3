using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// The address that each document wants. An article's is made by the pattern of the site; a page's follows its path,
/// as written. <c>index.md</c> and <c>README.md</c> stand for their folder; at the root, where the front page is, they
/// are ordinary pages, <c>/index/</c> and <c>/readme/</c>.
/// </summary>
internal sealed partial class Addresses(SiteConfig config, DiagnosticBag diagnostics)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(char.IsControl), '\\']);

    private readonly Dictionary<string, string[]> _patterns = []; // as they are written, in pieces: every second one is a placeholder's name

    public Url Of(Document document)
    {
        var wanted = document.FrontMatter.Permalink is { } own ? Filled(own, document)
            : document.Kind == DocumentKind.Article ? Filled(config.Permalink, document)
            : Following(document);
        return Sound(wanted, document);
    }

    /// <summary>Where the author gave the address, or the beginning of the file.</summary>
    public static Location PlaceOf(Document document) => PlaceOf(document, document.FrontMatter.Permalink ?? document.FrontMatter.Slug);

    /// <summary>Where a value stands in the front matter, or the beginning of the file.</summary>
    public static Location PlaceOf(Document document, string? given)
    {
        var (matter, text) = (document.FrontMatter, document.Source.Text);
        var at = given is null ? -1 : text.AsSpan(matter.Span.Start, matter.Span.Length).IndexOf(given, StringComparison.Ordinal);
        return at < 0 ? document.Source.At(0) : document.Source.At(matter.Span.Start + at, given!.Length);
    }

    private string Filled(string pattern, Document document)
    {
        if (!_patterns.TryGetValue(pattern, out var parts)) _patterns[pattern] = parts = Placeholder().Split(pattern);
        return string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : Value(part, document)));
    }

    private static string Value(string placeholder, Document document) => placeholder switch
    {
        "slug" => document.Slug,
        "title" => Slug.Of(document.Title.Plain),
        "year" => Part(document, "yyyy"),
        "month" => Part(document, "MM"),
        "day" => Part(document, "dd"),
        "topic" => Slug.Of(document.FrontMatter.Topic ?? ""),
        "folder" => Folder(document),
        "name" => SitePath.IsNameOfIndex(document.Name) ? document.Slug : document.Path.NameWithoutExtension,
        "abbrlink" => document.FrontMatter.ShortLink ?? document.Slug,
        _ => Following(document).TrimStart('/'),
    };

    /// <summary>Nothing for an undated article: the empty part is then left out of the address.</summary>
    private static string Part(Document document, string format) =>
        document.IsDated ? document.Date.ToString(format, CultureInfo.InvariantCulture) : "";

    private static string Following(Document document)
    {
        var name = document.Path.NameWithoutExtension;
        if (!SitePath.IsNameOfIndex(document.Name)) return $"{Folder(document)}/{document.FrontMatter.Slug ?? name}";
        var folder = Folder(document);
        if (folder == "") return document.Slug;
        var slug = document.FrontMatter.Slug ?? (document.Path.IsIndex ? null : document.Slug);
        return slug is not null ? folder[..(folder.LastIndexOf('/') + 1)] + slug : folder;
    }

    private static string Folder(Document document) =>
        string.Join('/', document.Path.Folder.Split('/').Where(part => part is not ("_posts" or "_drafts")));

    /// <summary>With slashes at both ends, one between parts. A part that no server would take as it stands is reported and changed.</summary>
    private Url Sound(string wanted, Document document)
    {
        var parts = wanted.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Exists(parts, IsIllegal))
        {
            diagnostics.Report(Rules.AddressIllegal, $"'{wanted}' cannot be an address", PlaceOf(document));
            parts = [.. parts.Select(part => IsIllegal(part) ? Slug.Of(part) : part).Where(part => part != "")];
            if (parts.Length == 0) parts = [document.Kind == DocumentKind.Article ? "article" : "page"];
        }
        if (parts.Length == 0) return new Url("/");
        var path = '/' + string.Join('/', parts);
        return new Url(path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !wanted.EndsWith('/') ? path : path + '/');
    }

    public static bool IsIllegal(string part) => part is "." or ".." || part.AsSpan().ContainsAny(Forbidden);

    [GeneratedRegex(":(slug|title|year|month|day|topic|folder|path|name|abbrlink)(?![a-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
