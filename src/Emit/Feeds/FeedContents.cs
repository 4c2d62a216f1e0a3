using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>The bodies of articles for feeds: each is made once, when a feed first asks for it, and let go when the last has it.</summary>
internal sealed class FeedContents(RenderedSite rendered)
{
    private sealed class Shared
    {
        public int Left;
        public FeedEntry? Entry;
    }

    private readonly Dictionary<SitePath, Shared> _shared = [];

    /// <summary>Says that a feed will carry an article. All are said before the first is taken.</summary>
    public void Expect(Document article)
    {
        if (!_shared.TryGetValue(article.Path, out var shared)) _shared[article.Path] = shared = new Shared();
        shared.Left++;
    }

    /// <summary>Once for every time it was expected; from any thread.</summary>
    public FeedEntry Take(Document article)
    {
        var shared = _shared[article.Path];
        lock (shared)
        {
            var entry = shared.Entry ?? FeedEntry.Of(rendered, article, rendered.OpenForFeed(article).Value);
            shared.Entry = --shared.Left > 0 ? entry : null;
            return entry;
        }
    }
}
