using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Transmission;
using Transmission.Caching;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Search;
using Transmission.Tex;

namespace Bench;

/// <summary>What a build is made of, each over all articles of the repository; allocations too, since most of them are paid for twice.</summary>
public class InnerParts
{
    private readonly Theme.RazorTheme _theme = new();
    private readonly MemoryCache _cache = new();
    private readonly DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private BuildSession _session = null!;
    private SiteConfig _config = null!;
    private ImmutableArray<SourceFile> _articles;
    private ImmutableArray<string> _texts;
    private RenderedSite _rendered = null!;
    private ImmutableArray<string> _formulas;
    private CacheKey[] _keys = [];
    private DirectoryInfo _folder = null!;
    private CacheStore _store = null!;
    private ImmutableArray<Searchable> _searchables;

    internal static int Run(string? filter)
    {
        // In this process: BenchmarkDotNet would make a project of its own for each, outside this repository's settings.
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default).AddExporter(MarkdownExporter.GitHub).WithArtifactsPath(Path.Combine(Settings.Repository, "artifacts", "bench"));
        if (filter is not null) config.AddFilter(new NameFilter(name => name.Contains(filter, StringComparison.OrdinalIgnoreCase)));
        return BenchmarkRunner.Run<InnerParts>(config).Reports.All(report => report.Success) ? 0 : 1;
    }

    [GlobalSetup]
    public void Read()
    {
        var input = Path.Combine(Settings.Repository, "input");
        var installation = InstallationReader.Read(InstallationReader.DefaultFolder);
        var files = InputReader.Read(input, new DiagnosticBag()).Files;
        _config = SiteConfigReader.Read(InputReader.ReadConfig(input), null, new DiagnosticBag());
        _session = new BuildSession(installation, _cache, _theme.Images);
        _rendered = new Build(installation, _config, new BuildOptions(_now), _theme, _cache).Render(files, _session, new DiagnosticBag());
        _articles = [.. files.Where(file => file.Path.Extension == ".md")];
        _texts = [.. _articles.Select(file => Encoding.UTF8.GetString(file.Bytes.Span))];
        _formulas = [.. _rendered.Site.Documents.SelectMany(document => document.Body.Formulas).Select(formula => formula.Tex)];
        _keys = [.. _formulas.Select(tex => CacheKey.Of("bench", "1", tex))];
        _folder = Directory.CreateTempSubdirectory("transmission-bench");
        using (var writing = OpenStore())
        {
            foreach (var key in _keys.Distinct()) writing.Keep(key, new byte[2000]); // about as long as a formula
        }
        _store = OpenStore();
        _searchables = [.. _rendered.Site.Documents.Select(_rendered.SearchOf)];
        PageRender(); // so that every formula is known
    }

    [GlobalCleanup]
    public void End()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
        _session.Dispose();
    }

    private CacheStore OpenStore() => new(_folder.FullName, _ => { });

    [Benchmark(Description = "math scanner")]
    public int MathScanner() => _texts.Sum(text => FormulaScanner.Scan(text, 0, _config.Math).Formulas.Length);

    [Benchmark(Description = "Markdown parse")]
    public int MarkdownParse() => _articles.Sum(file => new DocumentParser(_session.Dialect, _config, _now, false, false, new DiagnosticBag()).Parse(file).Body.Formulas.Length);

    [Benchmark(Description = "plain-text math")]
    public int PlainTextMath() => _formulas.Sum(tex => PlainMath.ToText(tex).Length);

    [Benchmark(Description = "cache key")]
    public int Key() => _formulas.Count(tex => CacheKey.Of("bench", "1", tex).High != 0);

    [Benchmark(Description = "cache look-up")]
    public int CacheLookUp() => _keys.Sum(key => _store.TryGet(key, static bytes => bytes.Length, out var length) ? length : 0);

    [Benchmark(Description = "page render")]
    public long PageRender() => _rendered.Site.Documents.Sum(document => (long)_rendered.Open(document).Body.Utf8.Length);

    [Benchmark(Description = "search terms")]
    public int SearchTerms() => _searchables.Sum(document => PartTerms.Of(document.ReadParts(), new MemoryCache()).Terms.Length);

    [Benchmark(Description = "search postings")]
    public int SearchPostings() => IndexFiles.Of(_searchables).Sum(file => file.Make().Length);
}
