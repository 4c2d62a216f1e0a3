using System.Globalization;

namespace Bench;

/// <summary>The same with more articles: time and memory of each must not grow with their number.</summary>
internal sealed class Growth(Settings settings, Action<string> tell)
{
    private const double Most = 1.05; // of the time an article takes on the smallest site
    private const double MostMemory = 1024; // MiB, to ten thousand articles
    private const int MostForMemory = 10_000;

    private static readonly (string Name, int MostRuns, Func<SiteFolder, int, Cost> Run)[] Kinds =
    [
        ("cold", 1, (site, _) => site.BuildCold()),
        ("warm", int.MaxValue, (site, _) => site.Build()),
        ("one edited", int.MaxValue, (site, time) =>
        {
            site.Write(time, $"An edit, the {time}th.");
            return site.Build();
        }),
    ];

    private readonly Dictionary<int, SiteFolder> _sites = [];

    /// <summary>With articles that were generated when it is first asked for.</summary>
    public SiteFolder SiteOf(int size)
    {
        if (_sites.TryGetValue(size, out var site)) return site;
        tell($"writing {size} articles");
        var folder = Path.Combine(settings.Work, $"growth-{size}");
        new Articles(new Texts(settings.Sources), settings.Length).Write(folder, size);
        return _sites[size] = new SiteFolder(folder, settings);
    }

    public IEnumerable<Row> Rows()
    {
        foreach (var (name, mostRuns, run) in Kinds)
        {
            var costs = settings.Sizes.ToDictionary(size => size, _ => new List<Cost>());
            for (var time = 1; time <= Math.Min(mostRuns, settings.Runs); time++)
            {
                foreach (var size in settings.Sizes)
                {
                    tell($"{size} articles, {name}, run {time}");
                    costs[size].Add(run(SiteOf(size), time));
                }
            }
            foreach (var size in settings.Sizes) yield return RowOf(size, name, costs[size], costs[settings.Sizes[0]]);
        }
    }

    private Row RowOf(int size, string name, List<Cost> costs, List<Cost> smallest)
    {
        var row = new Row(string.Create(CultureInfo.InvariantCulture, $"{size:N0} articles, {name}"), costs)
        {
            Memory = size > MostForMemory ? null : new Budget("≤ 1024 MiB", MostMemory, costs.Max(cost => cost.Peak)),
        };
        if (size == settings.Sizes[0]) return row;
        var (against, most) = (Comparison.Of(costs, smallest, $"× {settings.Sizes[0].ToString("N0", CultureInfo.InvariantCulture)}"), Most * size / settings.Sizes[0]);
        return row with { Against = against, Time = new Budget(string.Create(CultureInfo.InvariantCulture, $"≤ {most:0.0} ×"), most, against.Ratio) };
    }
}
