using System.Collections.Immutable;
using System.Diagnostics;
using Transmission;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Emit;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;

namespace Bench;

/// <summary>
/// What the index for searching costs within a build. No build can do without it, so it is made here, in this process, of a site whose formulas are known: its
/// texts, their terms, and the bytes of all its files.
/// </summary>
internal sealed class SearchShare(SiteFolder site, int runs)
{
    private readonly Theme.RazorTheme _theme = new();

    public IEnumerable<Row> Rows(IReadOnlyList<Cost> floor)
    {
        using var formulas = new CacheStore(site.Cache, _ => { }); // as builds have left it: no engine may run beside what is measured
        var config = SiteConfigReader.Read(InputReader.ReadConfig(site.Input), null, new DiagnosticBag(lenient: true));
        var files = InputReader.Read(site.Input, new DiagnosticBag(lenient: true)).Files;
        var installation = InstallationReader.Read(InstallationReader.DefaultFolder);
        var (cold, warm) = (new List<Cost>(), new List<Cost>());
        using (var session = new BuildSession(installation, formulas, _theme.Images) { Shortcuts = new MemoryCache() }) // so that texts are read, and have their trees
        {
            for (var run = -4; run < runs; run++)
            {
                var terms = new MemoryCache(); // of the build and not of its session, so that it knows nothing but terms
                var first = Measure(session, installation, config, files, terms);
                var second = Measure(session, installation, config, files, terms);
                if (run < 0) continue; // until then the code itself was being compiled
                cold.Add(first);
                warm.Add(second);
            }
        }
        yield return RowOf("search index, of the cold build", cold, floor);
        yield return RowOf("search index, of a warm one", warm, floor);
    }

    private Cost Measure(BuildSession session, Installation installation, SiteConfig config, ImmutableArray<SourceFile> files, MemoryCache terms)
    {
        var diagnostics = new DiagnosticBag(lenient: true);
        var rendered = new Build(installation, config, new BuildOptions(DateTimeOffset.UnixEpoch.AddYears(60)), _theme, terms).Render(files, session, diagnostics);
        rendered.SummarizeAll();
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.ForEach(new Search().Emit(rendered, _theme), draft => draft.Make());
        return new Cost(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, null);
    }

    private static Row RowOf(string name, List<Cost> costs, IReadOnlyList<Cost> floor)
    {
        var row = new Row(name, costs);
        if (floor.Count == 0) return row;
        var against = new Row("", floor);
        var ratio = row.Median / against.Median;
        return row with { Against = new Comparison(ratio, row.Cpu / against.Cpu, "× floor"), Time = new Budget("≤ 0.1 × floor", 0.1, ratio) };
    }
}
