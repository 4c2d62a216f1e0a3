using System.CommandLine;
using System.Globalization;
using Bench;

Option<string?> articles = new("--articles") { Description = "a folder of Markdown to measure; by default, articles are made of those of the repository" };
Option<int> runs = new("--runs") { Description = "of each row", DefaultValueFactory = _ => 5 };
Option<string> rows = new("--rows") { Description = "some of cold,warm,edit,formula,plain,search,growth,preview; by default, all", DefaultValueFactory = _ => "" };
Option<string> sizes = new("--sizes") { Description = "numbers of articles for growth and preview, the smallest first", DefaultValueFactory = _ => "1000,10000" };
Option<int> length = new("--length") { Description = "characters of a generated article; those that people write have about 4000", DefaultValueFactory = _ => 4000 };
Option<int> saves = new("--saves") { Description = "of each preview", DefaultValueFactory = _ => 40 };
Option<string?> program = new("--program") { Description = "the folder of the compiled program; by default it is published first, which takes a minute or two" };
Option<string> work = new("--work") { Description = "where sites are built: in memory, a disk does not disturb", DefaultValueFactory = _ => Path.GetTempPath() };
Option<bool> keep = new("--keep") { Description = "leave what was made, to look into it" };
Option<string?> inner = new("--inner") { Description = "measure the inner parts instead, by BenchmarkDotNet; those whose names contain this word, if one is given", Arity = ArgumentArity.ZeroOrOne };

var command = new RootCommand("How fast it is: ARCHITECTURE.md, «Speed».") { articles, runs, rows, sizes, length, saves, program, work, keep, inner };
command.SetAction(async asked =>
{
    if (asked.GetResult(inner) is not null) return InnerParts.Run(asked.GetValue(inner));
    var folder = Directory.CreateDirectory(Path.Combine(asked.GetValue(work)!, $"transmission-bench-{Environment.ProcessId}")).FullName;
    try
    {
        var settings = new Settings(
            asked.GetValue(articles) is { } given ? Path.GetFullPath(given) : null, asked.GetValue(runs), Words(asked.GetValue(rows)!),
            [.. Words(asked.GetValue(sizes)!).Select(size => int.Parse(size, CultureInfo.InvariantCulture))], asked.GetValue(length), asked.GetValue(saves), Path.GetFullPath(asked.GetValue(program) ?? Published()), folder);
        Console.WriteLine(Table.Of(await MeasureAsync(settings)));
        return 0;
    }
    finally
    {
        if (asked.GetValue(keep)) Console.Error.WriteLine($"kept: {folder}");
        else Directory.Delete(folder, recursive: true);
    }
});
return await command.Parse(args).InvokeAsync();

static string Published()
{
    Console.Error.WriteLine("publishing the program…");
    var site = Path.Combine(Settings.Repository, "site.csproj");
    MeasuredProcess.Run("dotnet", "publish", site);
    return Path.Combine(Settings.Repository, "artifacts", "publish", "site", "native");
}

static string[] Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

static async Task<List<Row>> MeasureAsync(Settings settings)
{
    static void Tell(string what) => Console.Error.WriteLine(what);
    var measured = new List<Row>();
    if (Scenarios.Keys.Any(settings.Wants)) measured.AddRange(new Scenarios(settings, Tell).Rows());
    var growth = new Growth(settings, Tell);
    if (settings.Wants("growth")) measured.AddRange(growth.Rows());
    if (!settings.Wants("preview")) return measured;
    foreach (var size in settings.Sizes.Where(size => size <= 10_000))
    {
        if (!settings.Wants("growth")) growth.SiteOf(size).Build();
        measured.Add(await new PreviewLatency(settings, Tell).RowOf(growth.SiteOf(size), most: size <= 1000 ? 0.1 : 0.2));
    }
    return measured;
}
