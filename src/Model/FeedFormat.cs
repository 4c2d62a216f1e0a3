using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>A language of feeds.</summary>
/// <param name="Name">As readers of feeds know it.</param>
/// <param name="File">Of a feed, beside the list whose articles it carries.</param>
public sealed record FeedFormat(string Name, string File, string MediaType)
{
    /// <summary>RFC 4287.</summary>
    public static FeedFormat Atom { get; } = new("Atom", "feed.xml", "application/atom+xml");

    /// <summary>RSS 2.0, with the whole text in <c>content:encoded</c>.</summary>
    public static FeedFormat Rss { get; } = new("RSS", "rss.xml", "application/rss+xml");

    /// <summary>JSON Feed 1.1.</summary>
    public static FeedFormat Json { get; } = new("JSON Feed", "feed.json", "application/feed+json");

    public static ImmutableArray<FeedFormat> All { get; } = [Atom, Rss, Json];

    /// <param name="list">The address of a page that lists articles; ends with a slash.</param>
    public Url Of(Url list) => new(list.Value + File);
}
