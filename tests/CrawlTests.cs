using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// The real site as it stands on GitHub Pages, below the name of its repository, read as a crawler reads it: from the home
/// page, by addresses alone. It resolves and reads with other code than the generator's own checks.
/// </summary>
public sealed partial class CrawlTests
{
    private static readonly Uri Home = RealSite.Home;
    private static readonly string[] LinkAttributes = ["href", "xlink:href", "action", "formaction", "cite"], LoadAttributes = ["src", "poster", "data"];

    private readonly ImmutableSortedDictionary<string, byte[]> _files = RealSite.Built.Files;
    private readonly Dictionary<string, IDocument> _pages = [];

    [Fact]
    public void Every_address_of_the_site_is_below_its_base_and_leads_somewhere()
    {
        Assert.Equal("", RealSite.Built.Printed);
        Assert.Empty(from path in _files.Keys
                     from link in LinksOf(path)
                     let fault = Fault(AddressOf(path), link)
                     where fault is not null
                     select $"{path}: {link}: {fault}");
    }

    [Fact]
    public void Every_page_that_is_made_is_reached_from_the_home_page()
    {
        var reached = new HashSet<string> { "index.html" };
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var path))
        {
            foreach (var target in LinksOf(path).Select(link => FileOf(new Uri(AddressOf(path), link))))
            {
                if (target is not null && _files.ContainsKey(target) && reached.Add(target)) next.Enqueue(target);
            }
        }
        var alone = _files.Keys.Where(IsPage).Except(reached).Where(path => !MayBeAlone(path));
        Assert.Empty(alone);
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere() =>
        Assert.Empty(from path in _files.Keys
                     from link in LoadsOf(path)
                     let address = new Uri(AddressOf(path), link)
                     where address.Scheme is not "data" && FileOf(address) is null
                     select $"{path}: {link}");

    /// <summary>The page for missing addresses, old addresses of articles, and what an author may have wished to show to those who know of it.</summary>
    private bool MayBeAlone(string path)
    {
        var site = RealSite.Built.Result.Site;
        return path == Routes.NotFound.ToOutputPath().Value
            || PageAt(path).QuerySelector("meta[http-equiv=refresh i]") is not null
            || site.Pages.Any(page => site.AddressOf(page).ToOutputPath().Value == path)
            || site.Assets.Any(asset => asset.Url.ToOutputPath().Value == path);
    }

    private string? Fault(Uri from, string link)
    {
        if (!Uri.TryCreate(from, link, out var address)) return "no address";
        if (address.Scheme is not ("http" or "https") || address.Host != Home.Host) return null;
        if (FileOf(address) is not { } path) return "not below the base";
        if (!_files.ContainsKey(path)) return "no such file";
        var id = Uri.UnescapeDataString(address.Fragment.TrimStart('#'));
        return id.Length == 0 || !IsPage(path) || PageAt(path).GetElementById(id) is not null ? null : "no such place";
    }

    private static Uri AddressOf(string path) => new(Home, string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));

    /// <summary>The file that a host serves for an address; null outside the site.</summary>
    private static string? FileOf(Uri address)
    {
        if (!address.GetLeftPart(UriPartial.Path).StartsWith(Home.AbsoluteUri, StringComparison.Ordinal)) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath[Home.AbsolutePath.Length..]);
        return path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
    }

    /// <summary>Whole addresses wherever they stand, in feeds and maps of the site too; others where HTML, SVG and CSS have them.</summary>
    private IEnumerable<string> LinksOf(string path)
    {
        if (!IsText(path)) return [];
        var whole = WholeAddresses().Matches(WebUtility.HtmlDecode(TextOf(path))).Select(match => match.Value);
        return whole.Concat(LoadsOf(path)).Concat(IsPage(path) ? LinksIn(PageAt(path)) : []).Distinct();
    }

    private static IEnumerable<string> LinksIn(IDocument page) =>
        page.All.SelectMany(element => LinkAttributes.Select(element.GetAttribute)).OfType<string>()
            .Concat(page.QuerySelectorAll("meta[http-equiv=refresh i]").Select(meta => meta.GetAttribute("content")!.Split("url=", 2)[^1]));

    /// <summary>What a browser fetches by itself.</summary>
    private IEnumerable<string> LoadsOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => LoadsIn(PageAt(path)),
        ".css" or ".svg" => StyleAddresses().Matches(TextOf(path)).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith('#')),
        _ => [],
    };

    private static IEnumerable<string> LoadsIn(IDocument page) =>
        page.All.SelectMany(element => LoadAttributes.Select(element.GetAttribute)).OfType<string>()
            .Concat(page.QuerySelectorAll("link:is([rel~=stylesheet], [rel~=icon], [rel~=preload], [rel~=modulepreload], [rel~=manifest])").Select(link => link.GetAttribute("href")!))
            .Concat(page.QuerySelectorAll("[srcset], [imagesrcset]").SelectMany(CandidatesOf))
            .Concat(page.QuerySelectorAll("style, [style]").SelectMany(element => StyleAddresses().Matches(element.GetAttribute("style") ?? element.TextContent)).Select(match => match.Groups[1].Value));

    private static IEnumerable<string> CandidatesOf(IElement element) =>
        (element.GetAttribute("srcset") ?? element.GetAttribute("imagesrcset")!).Split(',').Select(candidate => candidate.Trim().Split(' ')[0]);

    private IDocument PageAt(string path)
    {
        if (!_pages.TryGetValue(path, out var page)) _pages[path] = page = new HtmlParser().ParseDocument(TextOf(path));
        return page;
    }

    private string TextOf(string path) => Encoding.UTF8.GetString(_files[path]);

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private static bool IsText(string path) => Path.GetExtension(path) is ".html" or ".css" or ".svg" or ".xml" or ".json" or ".txt" or ".md" or ".webmanifest";

    [GeneratedRegex(@"https?://someone\.github\.io[^\s""'<>(){}\\]*")]
    private static partial Regex WholeAddresses();

    [GeneratedRegex(@"url\(\s*[""']?([^""')]+)")]
    private static partial Regex StyleAddresses();
}
