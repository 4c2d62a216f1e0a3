using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Xunit;

namespace Tests;

/// <summary>What refers to a row shows the number that stands in that row, whatever the environment: on the page, in the feed and in what is searched.</summary>
public sealed partial class EquationNumberTests
{
    /// <summary>What a row has beside its content.</summary>
    private enum Mark { None, Label, TagAndLabel, StarredTagAndLabel, Tag, NoTag, TagOfAnother }

    private sealed record Row(int Content, int End, Mark Mark);

    private sealed record Display(int Environment, bool Starred, bool WithinSubequations, Row[] Rows);

    private static readonly (string Name, string Argument, bool ByRow)[] Environments =
    [
        ("align", "", true), ("alignat", "{2}", true), ("flalign", "", true), ("gather", "", true), ("eqnarray", "", true), ("multline", "", false), ("equation", "", false),
    ];

    private static readonly string[] Contents = ["a", @"\{b\}", @"{c \over {d}}", @"\begin{cases} e \\ f \end{cases}", @"\begin{aligned} g \\[1ex] h \end{aligned}", @"\substack{i \\ j}"];

    private static readonly string[] Ends = [@"\\", @"\\[2ex]", @"\\*", @"\\ [1em]"];

    private static readonly Gen<Row> Rows = Gen.Select(Gen.Int[0, Contents.Length - 1], Gen.Int[0, Ends.Length - 1], Gen.Enum<Mark>(), (content, end, mark) => new Row(content, end, mark));

    private static readonly Gen<Display> Displays =
        Gen.Select(Gen.Int[0, Environments.Length - 1], Gen.Bool, Gen.Bool, Rows.Array[1, 5], (environment, starred, within, rows) => new Display(environment, starred, within, rows));

    [Fact]
    public void What_refers_to_a_row_shows_the_number_that_stands_in_it() =>
        Gen.Select(Displays.Array[1, 12], Gen.Bool).Sample((displays, numbersAll) => Check(displays, numbersAll), iter: 25, threads: 1);

    private static void Check(Display[] displays, bool numbersAll)
    {
        var text = new StringBuilder($"---\ntitle: T\ndate: 2026-01-01\nmath: {{number: {(numbersAll ? "all" : "labelled")}}}\n---\n\n$$o \\tag{{o}} \\label{{eq:first}}$$\n\n");
        var labels = displays.Select((display, i) => Write(text, display, i)).ToList();
        foreach (var label in labels.SelectMany(one => one).OfType<string>()) text.Append("@eq-").Append(label).Append(" \\ref{").Append(label).Append("}\n\n");

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "posts"));
        File.WriteAllText(Path.Combine(folder.Path, "posts", "a.md"), text.ToString());
        var site = TestSite.Build(folder.Path, new PlainTheme(), settings: "url: https://example.org/\n");
        Assert.Equal("", site.Printed);
        var page = Encoding.UTF8.GetString(site.Files["posts/a/index.html"]);
        var said = Said().Matches(page).DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));
        var feed = JsonDocument.Parse(site.Files["feed.json"]).RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!;
        var searched = string.Concat(site.Files.Where(file => file.Key.StartsWith("search/", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Value)));
        var (onPage, inFeed) = (PrintedOnPage(page), PrintedInFeed(feed));
        Assert.Equal(displays.Length + 1, onPage.Count);
        for (var i = 0; i < displays.Length; i++)
        {
            var here = onPage[i + 1];
            Assert.Equal(here, inFeed[i + 1]);
            // Rows without a label that have a number stand between those with one.
            Assert.Equal(labels[i].Count, here.Count);
            foreach (var (label, printed) in labels[i].Zip(here))
            {
                if (label is null) continue;
                Assert.Equal(printed, said[label].Item1);
                Assert.Equal(printed.Trim('(', ')'), said[label].Item2);
                Assert.Contains($"{printed} {said[label].Item2}", searched, StringComparison.Ordinal);
                Assert.Contains($"<a href=\"https://example.org/posts/a/#eq-{label}\">{printed}</a>", feed, StringComparison.Ordinal);
            }
        }

        // The labels of the printed numbers of one display, in order; null for a number without one.
        List<string?> Write(StringBuilder text, Display display, int i)
        {
            var (name, argument, byRow) = Environments[display.Environment];
            var full = name + (display.Starred ? "*" : "");
            var numbered = new List<string?>();
            var rows = display.Rows.Select((row, j) =>
            {
                var label = $"{i}x{j}";
                var mark = byRow || j == 0 ? row.Mark : Mark.None;
                var written = mark switch
                {
                    Mark.Label => $"\\label{{{label}}}",
                    Mark.TagAndLabel => $"\\tag{{t{i}}}\\label{{{label}}}",
                    Mark.StarredTagAndLabel => $"\\label{{{label}}} \\tag*{{[s{j}]}}",
                    Mark.Tag => "\\tag{*}",
                    Mark.NoTag => "\\notag",
                    Mark.TagOfAnother => $"\\tag{{\\ref{{eq:first}}$'$}}\\label{{{label}}}",
                    _ => "",
                };
                var isNumbered = mark is not (Mark.None or Mark.NoTag) || (mark is Mark.None && numbersAll && !display.Starred && (byRow || j == 0));
                if (isNumbered) numbered.Add(mark is Mark.None or Mark.Tag ? null : label);
                return $"{Contents[row.Content]} {written} ";
            });
            var ends = display.Rows.Select((row, j) => j + 1 < display.Rows.Length ? Ends[row.End] + " " : "");
            var within = display.WithinSubequations;
            var body = name == "equation" ? string.Concat(rows.Take(1)) : string.Concat(rows.Zip(ends, (row, end) => row + end));
            text.Append(within ? "\\begin{subequations}\n" : "").Append($"\\begin{{{full}}}{argument}\n{body}\n\\end{{{full}}}\n").Append(within ? "\\end{subequations}\n" : "").Append('\n');
            return numbered;
        }
    }

    private static List<List<string>> PrintedOnPage(string page) => [.. Equation().Matches(page).Select(match =>
    {
        var column = XElement.Parse($"<x>{match.Groups[1].Value}</div></x>").Descendants().FirstOrDefault(element => (string?)element.Attribute("class") == "katex-tag");
        var rows = column?.Descendants().First(element => (string?)element.Attribute("class") == "vlist").Elements().Select(cell => Plain(cell.Value));
        List<string> inRows = [.. rows?.Where(cell => cell.Length > 0) ?? []];
        return match.Groups[2].Success ? [.. inRows, Plain(match.Groups[2].Value)] : inRows;
    })];

    private static List<List<string>> PrintedInFeed(string feed) => [.. Mathematics().Matches(feed).Select(match =>
    {
        List<string> inRows = [.. NumberCell().Matches(match.Value).Select(cell => Plain(cell.Groups[1].Value))];
        return Beside().Match(match.Value) is { Success: true } beside ? [.. inRows, Plain(beside.Groups[1].Value)] : inRows;
    })];

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(Tags().Replace(html, "")).Replace("\u200B", "").Replace('∗', '*');

    [GeneratedRegex("href=\"#eq-([^\"]+)\">([^<]*)</a> <a class=\"eqref\" href=\"[^\"]*\">([^<]*)</a>")]
    private static partial Regex Said();

    [GeneratedRegex("<div class=\"eq[^>]*>(.*?)</div>(?:<(?:a|span) class=\"eq-n\"[^>]*>(.*?)</(?:a|span)>)?</div>", RegexOptions.Singleline)]
    private static partial Regex Equation();

    [GeneratedRegex("<math.*?</math>", RegexOptions.Singleline)]
    private static partial Regex Mathematics();

    [GeneratedRegex("\"mml-eqn-num\">(.+?)</mtd>")]
    private static partial Regex NumberCell();

    [GeneratedRegex("<mspace width=\"2em\"></mspace><mtext>([^<]*)</mtext></math>")]
    private static partial Regex Beside();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
