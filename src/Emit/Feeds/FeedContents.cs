using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>The bodies of articles for feeds: each is made once, when a feed first asks for it, and let go when the last has it.</summary>
internal sealed class FeedContents(RenderedSite rendered)
{
    private sealed class Shared
    {
        public int Left;
        public PageBody? Body;
        public FeedEntry? Entry;
    }

    private readonly Dictionary<SitePath, Shared> _shared = [];

    /// <summary>Says that a feed will carry an article. All are said before the first is taken.</summary>
    public void Expect(Document article)
    {
        if (!_shared.TryGetValue(article.Path, out var shared)) _shared[article.Path] = shared = new Shared();
        shared.Left++;
    }

    /// <summary>Of all that an entry is made from; empty where that is not known.</summary>
    public string DigestOf(Document article)
    {
        var shared = _shared[article.Path];
        lock (shared) return rendered.SummaryOf(article).Digest is { Length: > 0 } summary && BodyOf(article, shared).Digest is { Length: > 0 } body ? $"{summary} {body}" : "";
    }

    /// <summary>Once for every time it was expected; from any thread.</summary>
    public FeedEntry Take(Document article)
    {
        var shared = _shared[article.Path];
        lock (shared)
        {
            var entry = shared.Entry ?? FeedEntry.Of(rendered, article, BodyOf(article, shared).Text);
            (shared.Entry, shared.Body) = --shared.Left > 0 ? (entry, shared.Body) : (null, null);
            return entry;
        }
    }

    private PageBody BodyOf(Document article, Shared shared) => shared.Body ??= rendered.OpenForFeed(article);
}
