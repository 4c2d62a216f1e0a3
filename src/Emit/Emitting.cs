using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Makes every output: asks all emitters what there is, then makes it in parallel, hands the bytes on and keeps a record of each.</summary>
/// <param name="cache">Remembers what is known of a file under what it was made from, so that one that the published site has is not made.</param>
public sealed class Emitting(IReadOnlyList<IEmitter> emitters, ITheme theme, IStaging staging, ICache cache, DiagnosticBag diagnostics)
{
    private readonly string _version = $"{typeof(Emitting).Module.ModuleVersionId} {theme.GetType()} {theme.GetType().Module.ModuleVersionId}";
    private readonly ConcurrentDictionary<string, string> _names = [];
    private long _large;

    /// <param name="withExcerpts">Whether all lists will be made, and show all first lines.</param>
    public OutputTree Emit(RenderedSite rendered, bool withExcerpts = true)
    {
        IEnumerable<Draft> Drafts(bool readsAll) => emitters.Where(emitter => emitter.ReadsAll == readsAll).SelectMany(emitter => emitter.Emit(rendered, theme));
        var table = new DraftTable(diagnostics);
        var made = new ConcurrentBag<Output>();
        Action Making(Draft draft) => () =>
        {
            if (draft.IsNeeded()) made.Add(Make(draft));
        };
        // What must look into everything before it can say what there is does so on one thread while the others make the rest. It asks for no formula, so while many are
        // yet to be made it comes first; where documents are read again, last, when each has been at hand.
        List<Draft> last = [];
        Action look = () => last.AddRange(Drafts(readsAll: true));
        Action[] making = [.. table.Add(Drafts(readsAll: false)).Select(Making)];
        Action[] reading = withExcerpts ? [.. rendered.Site.Documents.Select(document => (Action)(() => rendered.SummaryOf(document).ReadExcerpt()))] : [];
        Take(rendered.ReadsAgain ? [.. making, look] : [look, .. reading, .. making]);
        Take([.. table.Add(last).Select(Making)]);
        return new OutputTree(made.ToImmutableSortedDictionary(output => output.Path, output => output));

        void Take(Action[] actions) => rendered.Turns.Take(actions.Length, turn => actions[turn]());
    }

    private Output Make(Draft draft)
    {
        var recipe = draft.Prepare();
        if (recipe.Digest.Length == 0) return Make(draft, recipe);
        var key = CacheKey.Of("output", _version, recipe.Digest, draft.Path.Value);
        var isKnown = cache.TryGet(key, bytes => OutputPacking.Read(bytes, draft), out var known);
        if (isKnown && staging.Keep(new PublishedFile(known.Path, known.Length, known.Digest))) return known;
        var made = Make(draft, recipe);
        if (!isKnown) cache.Keep(key, OutputPacking.Write(made));
        return made;
    }

    private Output Make(Draft draft, Recipe recipe)
    {
        var content = recipe.Make();
        var digest = Convert.ToHexStringLower(XxHash128.Hash(content.Span));
        staging.Add(draft.Path, content, digest);
        if (draft.Path.Value.EndsWith(".html", StringComparison.Ordinal)) LetGo(content.Length);
        var found = Scan(draft.Path, content.Span);
        return new Output(draft.Path, content.Length, digest, draft.Origin, found.Links, found.Anchors) { Loads = found.Loads };
    }

    /// <summary>
    /// The text of a list of a thousand articles lies among the large objects, where only a collection of everything finds it dead; and the collector puts one off
    /// until they are as much as all that lives. It is asked to after less, but not so often that it would look through all that lives for each few of them.
    /// </summary>
    private void LetGo(int length)
    {
        const int Large = 1 << 20, Much = 16 << 20; // bytes; its text has taken three times as many
        if (length < Large || Interlocked.Add(ref _large, length) is var large && large < Math.Max(Much, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes / 16)) return;
        Interlocked.Exchange(ref _large, 0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }

    private Findings Scan(OutputPath path, ReadOnlySpan<byte> content) => Path.GetExtension(path.Value) switch
    {
        ".html" => HtmlScanner.Scan(content, _names),
        ".css" => CssScanner.Scan(content, _names),
        _ => Findings.None,
    };
}
