namespace Bench;

/// <summary>What happens to one site, each time after a run of the floor: what slows the machine down for a while slows both.</summary>
internal sealed class Scenarios(Settings settings, Action<string> tell)
{
    private const string Floor = "floor";

    public static IReadOnlyList<string> Keys { get; } = ["cold", "warm", "edit", "formula", "plain", "search"];

    private sealed record Scenario(string Key, string Name, Func<int, Cost> Run, double Most = double.NaN, double MostMemory = double.NaN);

    private readonly List<Cost> _floor = [];

    public IEnumerable<Row> Rows()
    {
        var site = Prepare("site", change: null);
        Scenario[] all =
        [
            new("cold", "cold: no cache, no output", _ => site.BuildCold(), 1.35, 500),
            new("warm", "warm: nothing changed", _ => site.Build(), 0.5),
            new("edit", "one article's prose edited", time => AfterWriting(site, time, $"An edit, the {time}th."), 0.55),
            new("formula", "one new formula", time => AfterWriting(site, time, $"A formula, $x_{{{time}}}^{{\\mathrm{{new}}}}$."), 0.7),
            new("plain", "cold, without the formulas", PlainSite()),
        ];
        var wanted = all.Where(scenario => settings.Wants(scenario.Key)).ToArray();
        var (costs, floors) = (wanted.ToDictionary(scenario => scenario, _ => new List<Cost>()), wanted.ToDictionary(scenario => scenario, _ => new List<Cost>()));
        tell($"{site.Articles.Count} articles; a first build, which is not measured");
        site.Build();
        for (var run = 0; run < settings.Runs; run++)
        {
            foreach (var scenario in wanted)
            {
                tell($"run {run + 1} of {settings.Runs}: {scenario.Name}");
                floors[scenario].Add(site.Floor());
                costs[scenario].Add(scenario.Run(run + 1));
            }
        }
        _floor.AddRange(floors.Values.SelectMany(list => list));
        var rows = wanted.Select(scenario => RowOf(scenario, costs[scenario], floors[scenario])).ToList();
        if (settings.Wants("search"))
        {
            tell("search");
            rows.AddRange(new SearchShare(site, settings.Runs).Rows(_floor));
        }
        return _floor.Count > 0 ? rows.Prepend(new Row($"floor: KaTeX alone, {site.Articles.Count:N0} articles", _floor)) : rows;
    }

    private Func<int, Cost> PlainSite()
    {
        var plain = new Lazy<SiteFolder>(() => Prepare("plain", Texts.WithoutFormulas));
        return _ => plain.Value.BuildCold();
    }

    private SiteFolder Prepare(string name, Func<string, string>? change)
    {
        var folder = Path.Combine(settings.Work, name);
        if (settings.Articles is { } given) return SiteFolder.CopyOf(given, folder, settings, change);
        var made = Path.Combine(settings.Work, $"generated-{name}");
        new Articles(new Texts(settings.Sources), settings.Length).Write(made, settings.Sizes[0]);
        return change is null ? new SiteFolder(made, settings) : SiteFolder.CopyOf(Path.Combine(made, "input"), folder, settings, change);
    }

    private static Cost AfterWriting(SiteFolder site, int time, string paragraph)
    {
        site.Write(time, paragraph);
        return site.Build();
    }

    private static Row RowOf(Scenario scenario, List<Cost> costs, List<Cost> floors)
    {
        var row = new Row(scenario.Name, costs) { Against = Comparison.Of(costs, floors, $"× {Floor}") };
        return row with
        {
            Time = double.IsNaN(scenario.Most) ? null : new Budget($"≤ {scenario.Most} × {Floor}", scenario.Most, row.Against.Ratio),
            Memory = double.IsNaN(scenario.MostMemory) ? null : new Budget($"≤ {scenario.MostMemory} MiB", scenario.MostMemory, row.Peak),
        };
    }
}
