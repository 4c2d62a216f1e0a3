using System.Text.RegularExpressions;
using Xunit;

namespace Tests;

/// <summary>The house plan of ARCHITECTURE.md, held against the code.</summary>
public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    private static readonly string[] Ground = ["Model", "Diagnostics", "Caching"];

    /// <summary>What each folder of src/ may use. A folder that is not listed here fails the test, so none is added by accident.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Model"] = [],
        ["Caching"] = [],
        ["Diagnostics"] = ["Model", "Caching"],
        ["Scripting"] = ["Model", "Caching"],
        ["Tex"] = [.. Ground, "Scripting"],
        ["Code"] = [.. Ground, "Scripting"],
        ["Drawings"] = ["Model", "Caching", "Scripting"],
        ["Search"] = ["Model", "Caching"],
        ["Citations"] = [.. Ground, "Scripting", "Tex"],
        ["Imaging"] = ["Model"],
        ["Cards"] = [.. Ground, "Tex", "Imaging"],
        ["Dialect"] = [.. Ground, "Tex", "Code", "Drawings"],
        ["Read"] = ["Model", "Diagnostics"],
        ["Write"] = ["Model"],
        ["Parse"] = [.. Ground, "Tex", "Dialect"],
        ["Assets"] = [.. Ground, "Imaging", "Citations"],
        ["Assemble"] = Ground,
        ["Render"] = [.. Ground, "Tex", "Code", "Dialect", "Search", "Citations"],
        ["Emit"] = [.. Ground, "Search"],
        ["Check"] = Ground,
        ["Preview"] = [.. Ground, "Read", "Parse", "Emit"], // and the corridor itself, which uses the rooms between them
    };

    /// <summary>Who may name what comes from outside. «.» is src/ itself.</summary>
    private static readonly Dictionary<string, string[]> Fences = new()
    {
        [@"\bMarkdig\b"] = ["Model", "Dialect", "Render", "Parse", "."], // «.»: the contract for syntax and its list
        [@"\bYamlDotNet\b"] = ["Parse"],
        [@"\bServiceModel\.Syndication\b"] = ["Emit"],
        [@"\bClearScript\b"] = ["Scripting"],
        [@"\bNetVips\b"] = ["Imaging"],
        [@"\b(System\.CommandLine|Spectre\.Console)\b"] = ["."],
        [@"\b(File|Directory|FileStream|DirectoryInfo|FileInfo|RandomAccess)[.(]"] = ["Read", "Write", "Caching"],
        [@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bTimeZoneInfo\.Local\b|\bTimeProvider\b"] = [".", "Caching"], // the default of --now; the age of what a dead build left behind
        [@"\bEnvironment\.(GetEnvironmentVariable|CurrentDirectory|MachineName|UserName)\b"] = [],
        [@"\bFileSystemWatcher\b"] = ["Read"],
        [@"\bMicrosoft\.AspNetCore\b|\bKestrel\b"] = ["Preview"],
        [@"\bHttpClient\b|\bSocket\b"] = [],
        [@"\bCultureInfo\.Current|\bThread\.Sleep\b|\bRandom\b"] = [],
    };

    [Fact]
    public void A_folder_uses_only_what_lies_below_it()
    {
        var broken = from file in Sources()
                     from used in file.Uses
                     where file.Folder != "." && used != file.Folder && !MayUse[file.Folder].Contains(used)
                     select $"{file.Path} uses Transmission.{used}";
        Assert.Empty(broken);
    }

    [Fact]
    public void What_comes_from_outside_stays_behind_its_fence()
    {
        var broken = from file in Sources()
                     from fence in Fences
                     where !fence.Value.Contains(file.Folder) && Regex.IsMatch(WithoutComments(file.Text), fence.Key)
                     select $"{file.Path} names {fence.Key}";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_theme_knows_the_model_and_its_contract_only()
    {
        var theme = Path.Combine(Repository.Root, "theme");
        var files = Directory.GetFiles(theme, "*.razor").Concat(Directory.GetFiles(theme, "*.cs"));
        var broken = from file in files
                     from used in UsedFolders().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                     where used != "Model"
                     select $"{Path.GetFileName(file)} uses Transmission.{used}";
        Assert.Empty(broken);
    }

    [Fact]
    public void The_tables_in_the_plan_are_those_of_the_code()
    {
        var table = WhoUsesWhom();
        output.WriteLine(table);
        var plan = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        if (Repository.Update)
        {
            plan = UsesTable().Replace(plan, _ => table);
            File.WriteAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"), plan);
        }
        Assert.Contains(table, plan, StringComparison.Ordinal);
    }

    /// <summary>«Where do I add X?» names lists in Features.cs and folders that must be there.</summary>
    [Fact]
    public void Where_to_add_something_is_where_the_plan_says()
    {
        var plan = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        var features = File.ReadAllText(Path.Combine(Repository.Root, "src", "Features.cs"));
        var named = FeatureLists().Matches(plan).Select(match => match.Groups[1].Value).Distinct().ToArray();
        var there = FeatureProperties().Matches(features).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(there.Order(), named.Order());
        Assert.All(PlaceNames().Matches(plan).Select(match => match.Groups[1].Value).Distinct(),
            folder => Assert.True(Directory.Exists(Path.Combine(Repository.Root, folder)), folder));
    }

    private static string WhoUsesWhom()
    {
        var used = Sources().Where(file => file.Folder != ".").ToLookup(file => file.Folder, file => file.Uses);
        var rows = from folder in MayUse.Keys
                   let uses = used[folder].SelectMany(names => names).Where(name => name != folder).Distinct()
                   select $"| {folder} | {string.Join(", ", MayUse.Keys.Intersect(uses))} |\n";
        return $"| folder | uses |\n|---|---|\n{string.Concat(rows)}";
    }

    private sealed record Source(string Path, string Folder, string Text, IReadOnlySet<string> Uses);

    private static IEnumerable<Source> Sources()
    {
        var src = Path.Combine(Repository.Root, "src");
        return from file in Directory.GetFiles(src, "*.cs", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(src, file).Replace('\\', '/')
               let text = File.ReadAllText(file)
               let uses = UsedFolders().Matches(text).Select(match => match.Groups[1].Value).ToHashSet()
               select new Source(path, path.Contains('/') ? path[..path.IndexOf('/')] : ".", text, uses);
    }

    private static string WithoutComments(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\bTransmission\.(Model|Diagnostics|Caching|Scripting|Tex|Code|Search|Imaging|Cards|Dialect|Read|Write|Parse|Assets|Assemble|Render|Emit|Check|Preview)\b")]
    private static partial Regex UsedFolders();

    [GeneratedRegex(@"\| folder \| uses \|\n(\|.*\n)*")]
    private static partial Regex UsesTable();

    [GeneratedRegex(@"`Features\.(\w+)`")]
    private static partial Regex FeatureLists();

    [GeneratedRegex(@"public static IReadOnlyList<\w+> (\w+)")]
    private static partial Regex FeatureProperties();

    [GeneratedRegex(@"`((?:src|tests|theme|input)/\w+)/")]
    private static partial Regex PlaceNames();
}
