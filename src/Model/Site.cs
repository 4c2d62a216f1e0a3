using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Transmission.Model;

/// <summary>Everything that is known once every file has been parsed: the one place to look another document up.</summary>
public sealed class Site
{
    public required SiteConfig Config { get; init; }

    /// <summary>The instant that the build takes for «now»; nothing else tells the time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Those that are published, by path.</summary>
    public required ImmutableArray<Document> Documents { get; init; }

    /// <summary>Those that are not, each with its reason.</summary>
    public required ImmutableArray<Document> LeftOut { get; init; }

    public required ImmutableArray<Asset> Assets { get; init; }

    /// <summary>The theme's own files under their addresses, by their path in the theme (<c>site.css</c>).</summary>
    public required IReadOnlyDictionary<string, Asset> ThemeAssets { get; init; }

    public required IReadOnlyDictionary<SitePath, Url> Addresses { get; init; }
    public required IReadOnlyDictionary<SitePath, Document> ByPath { get; init; }
    public required IReadOnlyDictionary<SitePath, Asset> AssetByPath { get; init; }

    /// <summary>Newest first; by address where two share an instant, so that every build agrees.</summary>
    public required ImmutableArray<Document> Articles { get; init; }

    public Translations Translations { get; init; } = Translations.None;

    /// <summary>The articles, each once: of one in several languages that in the site's, if there is one.</summary>
    public ImmutableArray<Document> Listed => _listed.Value;

    /// <summary>The place in <see cref="Listed"/> of an article, or of its version there.</summary>
    public int NumberOf(Document article) => _numbers.Value[Translations.Listed(article).Path];

    /// <summary>Addresses that articles had before, in the order of the addresses.</summary>
    public ImmutableArray<Redirect> Redirects { get; init; } = [];

    public SiteFrame Frame => _frame.Value;

    /// <summary>Whether there is anything to feed: an article that tells its date.</summary>
    public bool HasFeeds => Years is not null;

    /// <summary>Of the oldest and of the newest article that tells its date; null where none does.</summary>
    public (int First, int Last)? Years => _years.Value;

    /// <summary>Documents that are no articles, by address.</summary>
    public required ImmutableArray<Document> Pages { get; init; }

    /// <summary>The most used first, then by name in ordinal order.</summary>
    public required ImmutableArray<ArticleGroup> Topics { get; init; }
    public required ImmutableArray<ArticleGroup> Tags { get; init; }

    /// <summary>Articles of a series stand in reading order: by <c>order</c>, then by date.</summary>
    public required ImmutableArray<ArticleGroup> Series { get; init; }

    /// <summary>Up to four for an article, the nearest first; found when it is asked for, from any thread.</summary>
    public Func<Document, ImmutableArray<Document>> RelatedTo { get; init; } = _ => [];

    /// <summary>The articles that refer to an article, the newest first; nothing for one to which none does. Found when it is asked for, from any thread.</summary>
    public Func<Document, ImmutableArray<BackLink>> BackLinksTo { get; init; } = _ => [];

    private readonly Lazy<(int First, int Last)?> _years;
    private readonly Lazy<GroupTable> _topics;
    private readonly Lazy<GroupTable> _tags;
    private readonly Lazy<GroupTable> _series;
    private readonly Lazy<ImmutableArray<Document>> _listed;
    private readonly Lazy<Dictionary<SitePath, int>> _numbers;
    private readonly Lazy<Card?> _card;
    private readonly Lazy<bool> _hasPapers;
    private readonly Lazy<SiteFrame> _frame;

    private readonly Lazy<Dictionary<string, Document>> _byAddress;
    private readonly Lazy<Dictionary<string, Asset>> _assetByAddress;
    private readonly Lazy<Dictionary<SitePath, Document>> _leftOutByPath;

    public Site()
    {
        _byAddress = new(() => Documents.DistinctBy(document => AddressOf(document).Value.TrimEnd('/')).ToDictionary(document => AddressOf(document).Value.TrimEnd('/')));
        _assetByAddress = new(() => Assets.DistinctBy(asset => asset.Url.Value).ToDictionary(asset => asset.Url.Value));
        _leftOutByPath = new(() => LeftOut.DistinctBy(document => document.Path).ToDictionary(document => document.Path));
        _years = new(() => Articles.Where(article => article.IsDated).Select(article => article.Date.Year).ToArray() is { Length: > 0 } years ? (years.Min(), years.Max()) : null);
        _topics = new(() => new GroupTable(Topics));
        _tags = new(() => new GroupTable(Tags));
        _series = new(() => new GroupTable(Series));
        _listed = new(() => Translations.OneOfEach(Articles));
        _numbers = new(() => Listed.Select((article, i) => (article.Path, i)).ToDictionary(pair => pair.Path, pair => pair.i));
        _card = new(OwnCard);
        _frame = new(MakeFrame);
        _hasPapers = new(() => Articles.Any(article => article.FrontMatter.Paper is not null));
    }

    /// <summary>What each document may cite from, by path; the first that has a key counts.</summary>
    public IReadOnlyDictionary<SitePath, ImmutableArray<Bibliography>> Bibliographies { get; init; } = ReadOnlyDictionary<SitePath, ImmutableArray<Bibliography>>.Empty;

    public ImmutableArray<Bibliography> BibliographiesOf(Document document) => Bibliographies.GetValueOrDefault(document.Path, []);

    public required NameTable Names { get; init; }

    /// <summary>Whether any article discusses a paper.</summary>
    public bool HasPapers => _hasPapers.Value;

    public ArticleGroup? TopicOf(Document article) => article.FrontMatter.Topic is { } topic ? _topics.Value.Named(topic) : null;
    public ImmutableArray<ArticleGroup> TagsOf(Document article) => _tags.Value.NamedByAny(article.FrontMatter.Tags);
    public ArticleGroup? SeriesOf(Document article) => article.FrontMatter.Series is { } series ? _series.Value.Named(series) : null;

    private SiteFrame MakeFrame()
    {
        ImmutableArray<PageLink> pages = [.. Pages.Select(page => new PageLink(page.Slug, AddressOf(page)))];
        var frame = new SiteFrame(Config, ThemeAssets, Years ?? (Now.Year, Now.Year), HasFeeds, !Topics.IsEmpty, !Tags.IsEmpty, HasPapers, pages, "");
        return Config.Digest.Length == 0 ? frame : frame with
        {
            Digest = $"{Config.Digest} {Card} {frame.Years} {HasFeeds} {frame.HasTopics} {frame.HasTags} {HasPapers}\n"
                + $"{string.Join('\n', pages.Select(page => $"{page.Slug}\t{page.Url}"))}\n{string.Join('\n', ThemeAssets.Select(asset => $"{asset.Key}\t{asset.Value.Url}").Order(StringComparer.Ordinal))}",
        };
    }

    private Card? OwnCard()
    {
        var url = Routes.CardOf(Routes.Home);
        var own = Assets.FirstOrDefault(asset => asset.Url == url);
        if (!Config.HasAddress || (own is null && !Config.Cards)) return null;
        return new Card(Config.Absolute(url), own is null ? Card.DrawnSize : own.Size, Config.Title);
    }

    /// <param name="path">With or without a slash at its end; without the base path.</param>
    public Document? DocumentAt(string path) => _byAddress.Value.GetValueOrDefault(path.TrimEnd('/'));

    public Asset? AssetAt(string path) => _assetByAddress.Value.GetValueOrDefault(path);

    public Document? LeftOutFrom(SitePath path) => _leftOutByPath.Value.GetValueOrDefault(path);

    public Url AddressOf(Document document) => Addresses[document.Path];

    /// <summary>Stands for every page that has no picture of its own; null where there is none.</summary>
    public Card? Card => _card.Value;

    /// <summary>Whether the generator makes the card of an article: it has no picture of its own that can be shown elsewhere.</summary>
    public bool DrawsCardOf(Document document) =>
        Config is { HasAddress: true, Cards: true } && document.Kind == DocumentKind.Article && document.PictureToShare is null;

    public string HrefOf(Document document) => Config.Href(AddressOf(document));
}

/// <summary>Articles that share a topic, a tag or a series, and the page that lists them.</summary>
public sealed record ArticleGroup(string Name, Url Url, ImmutableArray<Document> Articles)
{
    /// <summary>Translations that are not listed too.</summary>
    public ImmutableArray<Document> Members { get; init; } = Articles;

    public bool HasFeeds => Articles.Any(article => article.IsDated);

    public GroupLink Link => new(Name, Url);

    /// <summary>Equal for names that are one: those that differ only in case or outer space.</summary>
    public static string Key(string name) => name.Trim().ToLowerInvariant();
}

/// <summary>An article that refers to another.</summary>
/// <param name="Targets">What of that other it refers to by name, in the order in which they stand there; empty where it only links to it.</param>
public sealed record BackLink(Document From, ImmutableArray<NumberedTarget> Targets);

/// <summary>An address at which a document is found no more, and the document.</summary>
public sealed record Redirect(Url From, Document To);
