using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Makes every output: asks all emitters what there is, then makes it in parallel, hands the bytes on and keeps a record of each.</summary>
/// <param name="parallelism">How many outputs are made at a time; the result is the same for any number.</param>
public sealed class Emitting(IReadOnlyList<IEmitter> emitters, ITheme theme, IStaging staging, DiagnosticBag diagnostics, int parallelism)
{
    private readonly ConcurrentDictionary<string, string> _names = [];

    public OutputTree Emit(RenderedSite rendered)
    {
        var drafts = Drafts(emitters, rendered, theme, diagnostics);
        var outputs = new Output?[drafts.Length];
        Parallel.For(0, drafts.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, i => outputs[i] = drafts[i].IsNeeded() ? Make(drafts[i]) : null);
        return new OutputTree(outputs.OfType<Output>().ToImmutableSortedDictionary(output => output.Path, output => output));
    }

    /// <summary>What there is to be made, by path; nothing of it is made yet.</summary>
    public static ImmutableArray<Draft> Drafts(IReadOnlyList<IEmitter> emitters, RenderedSite rendered, ITheme theme, DiagnosticBag diagnostics) =>
        Collisions.LeaveOut(emitters.SelectMany(emitter => emitter.Emit(rendered, theme)), diagnostics);

    private Output Make(Draft draft)
    {
        var content = draft.Make();
        var digest = Convert.ToHexStringLower(XxHash128.Hash(content.Span));
        staging.Add(draft.Path, content, digest);
        var found = Scan(draft.Path, content.Span);
        return new Output(draft.Path, content.Length, digest, draft.Origin, found.Links, found.Anchors) { Loads = found.Loads };
    }

    private Findings Scan(OutputPath path, ReadOnlySpan<byte> content) => Path.GetExtension(path.Value) switch
    {
        ".html" => HtmlScanner.Scan(content, _names),
        ".css" => CssScanner.Scan(content, _names),
        _ => Findings.None,
    };
}
