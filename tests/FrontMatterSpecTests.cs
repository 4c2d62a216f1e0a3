using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

/// <summary>Runs the examples of <c>specs/front-matter.md</c>: a file's text, and a dump of what was read of it.</summary>
public sealed partial class FrontMatterSpecTests
{
    private const string Fence = "````````";
    private static readonly string Spec = Path.Combine(Repository.Tests, "specs", "front-matter.md");

    public static TheoryData<int> Lines => [.. Examples().Select(example => example.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_is_read_is_what_the_page_says(int line)
    {
        var example = Examples().First(example => example.Line == line);
        Assert.Equal(example.Expected, FrontMatterDump.Of(example.Input, example.Options));
    }

    [Fact]
    public void The_page_has_examples_enough()
    {
        if (Repository.Update)
        {
            File.WriteAllText(Spec, Example().Replace(File.ReadAllText(Spec), match =>
            {
                var (input, options) = (match.Groups["input"].Value, match.Groups["options"].Value);
                return $"{Fence} example{options}\n{input}.\n{FrontMatterDump.Of(Unescaped(input), options.Trim())}{Fence}";
            }));
        }
        Assert.True(Examples().Count() >= 60, $"{Examples().Count()} examples");
    }

    private static IEnumerable<(int Line, string Options, string Input, string Expected)> Examples()
    {
        var text = File.ReadAllText(Spec);
        foreach (Match match in Example().Matches(text))
        {
            var line = text.AsSpan(0, match.Index).Count('\n') + 1;
            yield return (line, match.Groups["options"].Value.Trim(), Unescaped(match.Groups["input"].Value), match.Groups["expected"].Value);
        }
    }

    /// <summary>What cannot be seen in an editor is written with a mark: <c>→</c> a tab, <c>␍</c> a carriage return, <c>⟨BOM⟩</c>.</summary>
    private static string Unescaped(string input) => input.Replace('→', '\t').Replace('␍', '\r').Replace("⟨BOM⟩", "\uFEFF", StringComparison.Ordinal);

    [GeneratedRegex("^`{8} example(?<options>[^\n]*)\n(?<input>(?:.*\n)*?)\\.\n(?<expected>(?:.*\n)*?)`{8}$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}

/// <summary>Front matter as lines, canonical key by canonical key, then the body's first line, then what was reported.</summary>
internal static class FrontMatterDump
{
    public static string Of(string input, string options)
    {
        var diagnostics = new DiagnosticBag();
        var yaml = options == "" ? null : new SourceFile(new SitePath("site.yml"), Encoding.UTF8.GetBytes(Config(options)));
        var config = SiteConfigReader.Read(yaml, null, diagnostics);
        var source = TextDecoder.Decode(new SourceFile(new SitePath("a.md"), Encoding.UTF8.GetBytes(input)), diagnostics);
        var (matter, start, _) = FrontMatterReader.Read(source, config, diagnostics);

        var dump = new StringBuilder();
        foreach (var (key, value) in Fields(matter)) dump.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");
        var rest = source.Text[start..].TrimStart('\r', '\n').Split('\r', '\n')[0];
        if (rest != "") dump.Append(CultureInfo.InvariantCulture, $"| {rest}\n");
        foreach (var told in diagnostics.InOrder()) dump.Append(Told(told));
        return dump.ToString();
    }

    /// <summary><c>date.order=mdy timezone=+08:00</c> as YAML.</summary>
    private static string Config(string options) => string.Join('\n', options.Split(' ').Select(option =>
    {
        var (key, value) = (option.Split('=')[0], option.Split('=')[1]);
        return key.Contains('.') ? $"{key.Split('.')[0]}: {{{key.Split('.')[1]}: {value}}}" : $"{key}: '{value}'";
    }));

    private static string Told(Diagnostic told)
    {
        var position = told.At!.Position;
        var hint = told.Hint == told.Rule.Hint ? "" : $" [{told.Hint}]";
        return string.Create(CultureInfo.InvariantCulture, $"! {position.Line}:{position.Column} {told.Severity.ToString().ToLowerInvariant()} {told.Rule.Id} {told.Message}{hint}\n");
    }

    private static IEnumerable<(string Key, string Value)> Fields(FrontMatter matter)
    {
        IEnumerable<(string, string?)> all =
        [
            ("title", matter.Title?.Text), ("date", Date(matter.Date)), ("updated", Date(matter.Updated)), ("topic", matter.Topic),
            ("tags", List(matter.Tags)), ("series", matter.Series), ("order", matter.Order?.ToString(CultureInfo.InvariantCulture)),
            ("description", matter.Description?.Text.Replace("\n", "⏎", StringComparison.Ordinal)), ("slug", matter.Slug), ("permalink", matter.Permalink),
            ("aliases", List(matter.Aliases)), ("draft", matter.Draft ? "true" : null), ("lang", matter.Language), ("authors", List(matter.Authors)),
            ("cover", matter.Cover?.Text), ("toc", matter.Toc ? null : "false"), ("math", matter.Math is { } math ? Math(math) : null),
            ("bibliography", List([.. matter.Bibliography.Select(path => path.Text)])), ("license", matter.License), ("xref", matter.Xref), ("paper", matter.Paper is { } paper ? Paper(paper) : matter.PaperKey?.Text),
        ];
        foreach (var (key, value) in all)
        {
            if (value is not null) yield return (key, value);
        }
    }

    private static string? Date(DateTimeOffset? date) => date?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyCollection<string> items) => items.Count == 0 ? null : string.Join(" | ", items);

    private static string Math(MathOptions math) =>
        string.Join(' ', [$"double={math.Double} brackets={math.Brackets} all={math.NumberAll}", .. math.Macros.Select(macro =>
            $"{macro.Name}/{macro.Arity.ToString(CultureInfo.InvariantCulture)}{(macro.Default is { } given ? $"[{given}]" : "")}={macro.Body}")]);

    private static string Paper(Paper paper) =>
        string.Join(" / ", new[] { paper.Title, List(paper.Authors), paper.Venue, paper.Year, paper.Arxiv, paper.Doi, paper.Url, paper.Code }.Where(part => part is not null));
}
