using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>
/// What every page says of the site: all that a theme gets to know of it besides the documents in its view, so that a page whose view is that of the last
/// build is the page of the last build.
/// </summary>
/// <param name="Years">Of the oldest and of the newest article; «now» where none tells its date.</param>
/// <param name="Pages">The documents that are no articles, by address.</param>
/// <param name="Digest">Of all of it; empty where that is not known.</param>
public sealed record SiteFrame(
    SiteConfig Config, IReadOnlyDictionary<string, Asset> ThemeAssets, (int First, int Last) Years, bool HasFeeds, bool HasTopics, bool HasTags, bool HasPapers,
    ImmutableArray<PageLink> Pages, string Digest);

/// <summary>A document that is no article, by the last part of its address before any pattern.</summary>
public sealed record PageLink(string Slug, Url Url);

/// <summary>A topic, tag or series, where it is only named.</summary>
public sealed record GroupLink(string Name, Url Url);

/// <summary>A document in another language.</summary>
/// <param name="Language">BCP 47.</param>
public sealed record VersionLink(string Language, string Href);

/// <summary>What every page of the site needs around its own matter.</summary>
/// <param name="Url">The page's own address.</param>
/// <param name="Title">Plain text, without the site's name.</param>
/// <param name="Language">BCP 47, of the page's matter; the theme's words follow the site's language.</param>
public sealed record Shell(SiteFrame Site, Words Words, Url Url, string Title, string Description, string Language)
{
    /// <summary>What machines read of the page, to be printed within its <c>head</c> as it is: description, canonical address, feeds, Open Graph, structured data.</summary>
    public Html Head { get; init; }

    public string Href(Url url) => Site.Config.Href(url);

    /// <summary>The address of a file of the theme, such as <c>site.css</c>, under its fingerprint.</summary>
    public string ThemeAsset(string path) => Href(Site.ThemeAssets[path].Url);
}

/// <summary>A link to a neighbour, or none.</summary>
public sealed record ArticleView(
    Shell Shell, Page Page, Summary? Newer, Summary? Older, GroupLink? Topic, ImmutableArray<GroupLink> Tags, SeriesPlace? Series, ImmutableArray<Summary> Related)
{
    /// <summary>The article itself as an entry of BibTeX.</summary>
    public string Bibtex { get; init; } = "";

    /// <summary>The same of the paper that it discusses; null where it discusses none.</summary>
    public string? PaperBibtex { get; init; }

    /// <summary>The articles that refer to this one, the newest first.</summary>
    public ImmutableArray<BackLinkView> ReferredToBy { get; init; } = [];
}

/// <summary>An article that refers to the one that is shown.</summary>
/// <param name="Targets">What of this one it names; empty where it only links to it.</param>
public sealed record BackLinkView(Summary From, ImmutableArray<NumberedTarget> Targets);

/// <summary>Where an article stands in its series. <paramref name="Position"/> counts from one.</summary>
public sealed record SeriesPlace(GroupLink Series, int Position, ImmutableArray<Summary> All);

public sealed record PageView(Shell Shell, Page Page);

/// <summary>The front page, or one of the pages with older articles. <paramref name="Number"/> counts from one.</summary>
public sealed record HomeView(Shell Shell, ImmutableArray<Summary> Articles, int Number, int Of, Url? Newer, Url? Older)
{
    /// <summary>How many articles there are, on all these pages.</summary>
    public required int Count { get; init; }

    public ImmutableArray<ArticleGroup> Series { get; init; } = [];
    public ImmutableArray<ArticleGroup> Topics { get; init; } = [];
}

/// <summary>The list of all topics, tags or series.</summary>
public sealed record GroupsView(Shell Shell, ImmutableArray<GroupView> Groups);

/// <summary>The articles of one topic, tag or series.</summary>
public sealed record GroupView(Shell Shell, ArticleGroup Group, ImmutableArray<Summary> Articles)
{
    /// <summary>Whether it has feeds of its own beside it.</summary>
    public bool HasFeeds { get; init; }
}

public sealed record ArchiveView(Shell Shell, ImmutableArray<ArchiveYear> Years);

public sealed record ArchiveYear(int Year, ImmutableArray<Summary> Articles);

/// <summary>The list of all papers that articles discuss, the newest year first, and by topic.</summary>
public sealed record PapersView(Shell Shell, ImmutableArray<PaperYear> Years, ImmutableArray<PaperTopic> Topics);

/// <param name="Year">Null for those that tell none, which stand last.</param>
public sealed record PaperYear(int? Year, ImmutableArray<PaperRead> Papers);

public sealed record PaperTopic(ArticleGroup Topic, ImmutableArray<PaperRead> Papers);

/// <summary>A paper, and the articles that discuss it.</summary>
public sealed record PaperRead(Paper Paper, ImmutableArray<Summary> Articles);

public sealed record NotFoundView(Shell Shell);

public sealed record SearchView(Shell Shell);
