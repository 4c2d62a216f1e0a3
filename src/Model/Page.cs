using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What lists show of a document: everything short, rendered once for the whole site.</summary>
/// <param name="Href">With the base path, ready for an attribute's value before HTML escaping.</param>
/// <param name="Excerpt">Running text that keeps its formulas; without links, notes and blocks.</param>
/// <param name="Description">Plain text for <c>meta</c>: the front matter's, else the excerpt's.</param>
public sealed record Summary(Document Document, string Href, RichText Title, RichText Excerpt, string Description)
{
    /// <summary>The picture that stands for it where a link to it is shared: PNG or JPEG, 1200 by 630; null where there is none.</summary>
    public Url? CardUrl { get; init; }
}

/// <summary>A document whose body has become HTML. Made when it is asked for, and let go.</summary>
public sealed record Page(Summary Summary, Html Body, ImmutableArray<TocEntry> Toc)
{
    public Document Document => Summary.Document;

    /// <summary>The author's own description, to be set below the title; null where there is none.</summary>
    public RichText? Lede { get; init; }
}

/// <summary>A line of the contents, with those below it.</summary>
public sealed record TocEntry(string Id, RichText Title, ImmutableArray<TocEntry> Children);

/// <summary>
/// The site, ready to be read: summaries of all, and the body of any. A body is rendered when it is asked for and is
/// not kept, so that memory does not grow with the bytes of the site; the same document gives the same page every time.
/// </summary>
public sealed class RenderedSite(Site site, ImmutableArray<Summary> summaries, Func<Document, Page> open, Func<Document, Html> openForFeed)
{
    private readonly Dictionary<SitePath, Summary> _summaries = summaries.ToDictionary(summary => summary.Document.Path);

    public Site Site => site;
    public Summary SummaryOf(Document document) => _summaries[document.Path];
    public Page Open(Document document) => open(document);

    /// <summary>The body where neither style nor script of ours is: formulas in MathML, notes at the end, every address a whole one.</summary>
    public Html OpenForFeed(Document document) => openForFeed(document);

    /// <summary>What search knows of a document; made when it is asked for.</summary>
    public Func<Document, Searchable> SearchOf { get; init; } = _ => Searchable.Nothing;
}
