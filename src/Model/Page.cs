using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What lists show of a document: everything short, rendered once for the whole site.</summary>
/// <param name="Href">With the base path, ready for an attribute's value before HTML escaping.</param>
/// <param name="ReadExcerpt">Gives <see cref="Excerpt"/>.</param>
/// <param name="Description">Plain text for <c>meta</c>: the front matter's, else the excerpt's.</param>
public sealed record Summary(Document Document, string Href, RichText Title, Func<RichText> ReadExcerpt, string Description)
{
    /// <summary>Running text that keeps its formulas; without links, notes and blocks.</summary>
    public RichText Excerpt => ReadExcerpt();

    /// <summary>Null where there is none.</summary>
    public Card? Card { get; init; }

    public GroupLink? Topic { get; init; }

    /// <summary>Of all that it is made from, the document first; empty where that is not known.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>A document whose body has become HTML. Made when it is asked for, and let go.</summary>
public sealed record Page(Summary Summary, PageBody Body, ImmutableArray<TocEntry> Toc)
{
    public Document Document => Summary.Document;

    /// <summary>The same in other languages.</summary>
    public ImmutableArray<VersionLink> Versions { get; init; } = [];

    /// <summary>The author's own description, to be set below the title; null where there is none.</summary>
    public RichText? Lede { get; init; }
}

/// <summary>A line of the contents, with those below it.</summary>
public sealed record TocEntry(string Id, RichText Title, ImmutableArray<TocEntry> Children);

/// <summary>
/// The site, ready to be read: the summary of any document, which is kept, and the body of any. A body is rendered when it
/// is asked for and is not kept, so that memory does not grow with the bytes of the site; the same document gives the
/// same summary and page every time. From any thread.
/// </summary>
public sealed class RenderedSite(Site site, Func<Document, Summary> summarize, Func<Document, Page> open, Func<Document, PageBody> openForFeed)
{
    private readonly ConcurrentDictionary<SitePath, Summary> _summaries = [];

    public RenderedSite(Site site, ImmutableArray<Summary> summaries, Func<Document, Page> open, Func<Document, PageBody> openForFeed)
        : this(site, document => throw new KeyNotFoundException(document.Path.Value), open, openForFeed)
    {
        foreach (var summary in summaries) _summaries[summary.Document.Path] = summary;
    }

    public Site Site => site;

    /// <summary>Whether documents are read again when they are rendered: what asks for all of them, and remembers, is best made after who has each at hand.</summary>
    public bool ReadsAgain { get; init; }

    /// <summary>In which what is made of all documents is made; it is the same for any number of threads.</summary>
    public Turns Turns { get; init; } = new(threads: 1);

    public Summary SummaryOf(Document document) => _summaries.GetOrAdd(document.Path, static (_, given) => given.summarize(given.document), (summarize, document));
    public Page Open(Document document) => open(document);

    /// <summary>The body where neither style nor script of ours is: formulas in MathML, notes at the end, every address a whole one.</summary>
    public PageBody OpenForFeed(Document document) => openForFeed(document);

    /// <summary>What search knows of a document; made when it is asked for.</summary>
    public Func<Document, Searchable> SearchOf { get; init; } = _ => Searchable.Nothing;

    /// <summary>The pictures that some document shows and that have variants; found when it is first asked for.</summary>
    public Func<ImmutableArray<Asset>> ShownImages { get; init; } = () => [];

    /// <summary>A drawing of a document, by its number from one and CSS for it, as an SVG file; null where it cannot be drawn.</summary>
    public Func<Document, int, string, string?> DrawingOf { get; init; } = (_, _, _) => null;

    /// <summary>The card that shows this, as PNG, made when it is asked for; the document is the one to blame for what cannot be drawn.</summary>
    public Func<CardView, Document?, ReadOnlyMemory<byte>> DrawCard { get; init; } = NoCard;

    public static ReadOnlyMemory<byte> NoCard(CardView view, Document? about) => ReadOnlyMemory<byte>.Empty;

    /// <summary>Makes the summaries of all, in parallel: for who will ask for all, in lists that are each made on one thread.</summary>
    public void SummarizeAll() => Turns.Take(site.Documents.Length, i => SummaryOf(site.Documents[i]));
}
