using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>What a feed says, in no format yet. Its text holds nothing that XML could not.</summary>
internal sealed record Feed(SiteConfig Config, Url List, string Title, ImmutableArray<FeedEntry> Entries)
{
    public string Description => CleanText.Of(Config.Description);

    /// <summary>The whole address of the page that lists the same articles.</summary>
    public string Home => Config.Absolute(List);

    public string AddressIn(FeedFormat format) => Config.Absolute(format.Of(List));

    public string Author => CleanText.Of(string.IsNullOrWhiteSpace(Config.Author) ? Config.Title : Config.Author);

    /// <summary>When the last of its articles changed: a build that changes none gives the same bytes.</summary>
    public DateTimeOffset Updated => Entries.Max(entry => entry.Updated);
}

/// <param name="Id">Stays the same whatever becomes of the article's title, text, date or address.</param>
/// <param name="Address">The whole address of its page.</param>
/// <param name="Summary">Plain text; may be empty.</param>
/// <param name="Content">HTML.</param>
internal sealed record FeedEntry(
    string Id, string Address, string Title, string Summary, string Content, DateTimeOffset Published, DateTimeOffset Updated, string Language,
    ImmutableArray<string> Authors, ImmutableArray<string> Categories)
{
    public static FeedEntry Of(RenderedSite rendered, Document article, string content)
    {
        var (site, matter, summary) = (rendered.Site, article.FrontMatter, rendered.SummaryOf(article));
        var categories = (matter.Topic is { } topic ? [topic] : ImmutableArray<string>.Empty).Concat(matter.Tags).Distinct();
        return new FeedEntry(
            IdOf(site.Config, article), site.Config.Absolute(site.AddressOf(article)), CleanText.Of(summary.Title.Plain), CleanText.Of(summary.Description),
            CleanText.Of(content), article.Date, article.Changed!.Value, article.Language,
            [.. matter.Authors.Select(CleanText.Of)], [.. categories.Select(CleanText.Of)]);
    }

    /// <summary>
    /// A tag URI (RFC 4151) of the file: <c>posts/x.md</c> and <c>posts/x/index.md</c> have the same. Not the address,
    /// since a new pattern of addresses would send every article to every reader again.
    /// </summary>
    private static string IdOf(SiteConfig config, Document article)
    {
        var path = article.Path.IsIndex && article.Path.Folder.Length > 0
            ? article.Path.Folder
            : article.Path.Value[..^article.Path.Extension.Length];
        var name = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return $"tag:{config.Address.IdnHost},{article.Date.Year:0000}:{config.Address.AbsolutePath.Trim('/')}{(config.Address.AbsolutePath.Length > 1 ? "/" : "")}{name}";
    }
}
