using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What site.yml says, with defaults for what it does not.</summary>
public sealed record SiteConfig
{
    /// <summary>Of all that it was made from; empty where nothing is to be remembered of what is made with it.</summary>
    public string Digest { get; init; } = "";

    public string Title { get; init; } = "Transmission";
    public string Description { get; init; } = "";

    /// <summary>Where the site will be served, ending with a slash; its path is the base of every link.</summary>
    public Uri Address { get; init; } = new("http://localhost/");

    /// <summary>Whether it leads here from other machines: what must be absolute, as the address of a shared picture must, needs that.</summary>
    public bool HasAddress => !Address.IsLoopback;

    /// <summary>Whether a card is drawn for an article that has no picture of its own.</summary>
    public bool Cards { get; init; } = true;

    /// <summary>BCP 47; chooses the words of the theme and the default language of documents.</summary>
    public string Language { get; init; } = "zh-CN";

    public string Author { get; init; } = "";
    public string License { get; init; } = "";

    /// <summary>The zone of dates without one, and the one in which they are shown.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Pattern of an article's address, with <c>:slug :title :year :month :day :topic</c>; as the file is called, <c>:path :folder :name</c>; and Hexo's <c>:abbrlink</c>.</summary>
    public string Permalink { get; init; } = "/posts/:slug/";

    public int ArticlesPerPage { get; init; } = 12;

    /// <summary><c>mdy</c> or <c>dmy</c>: how a date such as <c>7/4/2004</c> is read; null, not at all.</summary>
    public string? DateOrder { get; init; }

    /// <summary>How many of the newest articles feeds carry.</summary>
    public int FeedLimit { get; init; } = 20;
    public MathOptions Math { get; init; } = new();
    public NumberingOptions Numbering { get; init; } = new();

    /// <summary>Whether authors' <c>script</c> elements pass.</summary>
    public bool Scripts { get; init; }

    /// <summary>Whether remote images are kept, loaded lazily, instead of becoming links.</summary>
    public bool RemoteImages { get; init; }

    /// <summary>Paths of BibTeX files below the input folder that every document may cite.</summary>
    public ImmutableArray<PlacedText> Bibliography { get; init; } = [];

    /// <summary>The name of the style of citations; null for the numeric one.</summary>
    public PlacedText? CitationStyle { get; init; }

    public ImmutableArray<NavigationItem> Navigation { get; init; } = [];

    /// <summary>The href of an address of the site: with the base path, percent-encoded.</summary>
    public string Href(Url url)
    {
        var basePath = Address.AbsolutePath.TrimEnd('/');
        return basePath + string.Join('/', url.Value.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>The absolute address, percent-encoded.</summary>
    public string Absolute(Url url) => Address.GetLeftPart(UriPartial.Authority) + Href(url);
}

/// <summary>A value whose mistakes are found later.</summary>
public sealed record PlacedText(string Text, Location At);

/// <summary>An entry of the header beyond the theme's own.</summary>
public sealed record NavigationItem(string Text, Url Url);
