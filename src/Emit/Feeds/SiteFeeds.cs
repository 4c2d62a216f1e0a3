using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>The newest articles of the site, and of each topic, with their whole text. An article without a date is in none: nobody could say when it was new.</summary>
public sealed class SiteFeeds : IEmitter
{
    private sealed record Listed(string Title, Url List, ImmutableArray<Document> Articles);

    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var (site, contents) = (rendered.Site, new FeedContents(rendered));
        var feeds = site.Topics.Select(topic => new Listed($"{topic.Name} | {site.Config.Title}", topic.Url, Newest(site, topic.Articles)))
            .Prepend(new Listed(site.Config.Title, Routes.Home, Newest(site, site.Listed)))
            .Where(feed => !feed.Articles.IsEmpty).ToList();
        foreach (var article in feeds.SelectMany(feed => feed.Articles))
        {
            foreach (var _ in FeedFormat.All) contents.Expect(article);
        }
        return from feed in feeds
               from format in FeedFormat.All
               select new Draft(format.Of(feed.List).ToOutputPath(), () => new Recipe(
                   DigestOf(site, format, feed, contents), () => Write(format, Read(feed))))
               {
                   Maker = $"the feed in {format.Name}",
               };

        Feed Read(Listed feed) => new(site.Config, feed.List, CleanText.Of(feed.Title), [.. feed.Articles.Select(contents.Take)]);
    }

    /// <summary>Empty where any of it is not known.</summary>
    private static string DigestOf(Site site, FeedFormat format, Listed feed, FeedContents contents)
    {
        string[] all = [site.Frame.Digest, format.Name, feed.Title, feed.List.Value, .. feed.Articles.Select(contents.DigestOf)];
        return all.Contains("") ? "" : CacheKey.Of("feed", "1", all).ToString();
    }

    private static ImmutableArray<Document> Newest(Site site, IEnumerable<Document> articles) =>
        [.. articles.Where(article => article.IsDated).Take(site.Config.FeedLimit)];

    private static ReadOnlyMemory<byte> Write(FeedFormat format, Feed feed) =>
        format == FeedFormat.Json ? JsonFeed.Write(feed) : Syndication.Write(feed, format);
}
