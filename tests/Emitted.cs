using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Theme;
using Transmission;
using Transmission.Caching;
using Transmission.Check;
using Transmission.Diagnostics;
using Transmission.Emit;
using Transmission.Model;

namespace Tests;

/// <summary>A site that was emitted into memory and checked.</summary>
internal sealed record Emitted(OutputTree Tree, IReadOnlyDictionary<string, string> Texts, ImmutableArray<Diagnostic> Diagnostics)
{
    public static Emitted Of(HandmadeSite site, params Draft[] more) => Of(site, parallelism: 2, more);

    public static Emitted Of(HandmadeSite site, int parallelism, params Draft[] more)
    {
        var (staging, diagnostics, rendered) = (new Memory(), new DiagnosticBag(), site.Rendered(parallelism));
        var tree = new Emitting([.. Features.Emitters, new Given(more)], new RazorTheme(), staging, new MemoryCache(), diagnostics).Emit(rendered);
        foreach (var check in (ICheck[])[new BrokenLinks(), new NoThirdParty()]) check.Inspect(rendered, tree, diagnostics);
        return new Emitted(tree, staging.Texts, diagnostics.InOrder());
    }

    private sealed class Given(Draft[] drafts) : IEmitter
    {
        public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) => drafts;
    }

    private sealed class Memory : IStaging
    {
        public ConcurrentDictionary<string, string> Texts { get; } = [];

        public void Add(OutputPath path, ReadOnlyMemory<byte> content, string digest)
        {
            if (!Texts.TryAdd(path.Value, Encoding.UTF8.GetString(content.Span))) throw new InvalidOperationException($"{path} was given twice");
        }
    }
}
