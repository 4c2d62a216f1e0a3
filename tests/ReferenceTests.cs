using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using Transmission.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>What a reference says is what is printed where it leads, whatever the article.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] Kinds = ["fig", "tbl", "sec", "thm", "lem", "def", "rem", "lst", "eq", "rows"];

    private static readonly Gen<(string Kind, bool Heading)[]> Blocks = Gen.Select(Gen.OneOf<string>(Kinds), Gen.Bool).Array[1, 24];

    [Fact]
    public void A_reference_shows_the_number_printed_at_its_target() =>
        Gen.Select(Blocks, Gen.Bool, Gen.Bool).Sample((blocks, bySection, isEnglish) => Check(blocks, bySection, isEnglish), iter: 300);

    private static void Check((string Kind, bool Heading)[] blocks, bool bySection, bool isEnglish)
    {
        var ids = new List<string>();
        var text = string.Concat(blocks.Select((block, i) => (block.Heading ? $"## 节{i}\n\n" : "") + Block(block.Kind, i, ids)));
        text += string.Concat(ids.Select(id => $"@{id}\n\n"));
        ImmutableArray<string> options = [.. new[] { bySection ? "numbering=section" : "numbering.sections=true", isEnglish ? "lang=en" : "lang=zh-CN", "title=T" }];
        var told = new DiagnosticBag();
        var html = SpecSite.Render(new SpecExample("generated", 1, options, text, "", ""), told);

        Assert.Equal("", SpecSite.Told(told));
        var links = Link().Matches(html).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal(ids.Order(), links.Keys.Order());
        foreach (var id in ids) Assert.Equal(Printed(html, id, isEnglish), links[id]);
    }

    private static string Block(string kind, int i, List<string> ids)
    {
        if (kind == "rows")
        {
            ids.AddRange([$"eq-{i}a", $"eq-{i}b"]);
            return $"$$\\begin{{align}} a &= b \\label{{eq:{i}a}} \\\\ c &= d \\\\ e &= f \\label{{eq:{i}b}} \\end{{align}}$$\n\n";
        }
        var id = $"{kind}-{i}";
        ids.Add(id);
        return kind switch
        {
            "fig" => $"![图](a.png){{#{id}}}\n\n",
            "tbl" => $"| a |\n|---|\n| 1 |\n\n: 表 {{#{id}}}\n\n",
            "sec" => $"## 有名{i} {{#{id}}}\n\n### 其下{i}\n\n",
            "lst" => $"```python {{#{id} title=\"a.py\"}}\npass\n```\n\n",
            "eq" => $"$$x$$ {{#{id}}}\n\n",
            _ => $"::: {{#{id}}} 名\n文。\n:::\n\n",
        };
    }

    /// <summary>What a reader sees where the anchor stands.</summary>
    private static string Printed(string html, string id, bool isEnglish)
    {
        var at = html.IndexOf($"id=\"{id}\"", StringComparison.Ordinal);
        if (id.StartsWith("sec", StringComparison.Ordinal)) return Number().Match(html, at).Groups[1].Value is var number && isEnglish ? $"Section\u00A0{number}" : $"第{number}节";
        if (!id.StartsWith("eq", StringComparison.Ordinal)) return Tags().Replace(Name().Match(html, at).Groups[1].Value, "");
        if (id[^1] is not ('a' or 'b')) return Equation().Match(html, at).Groups[1].Value;
        return $"({RowTag().Matches(html, at)[id[^1] == 'a' ? 0 : 1].Groups[1].Value})";
    }

    [GeneratedRegex("<a class=\"(?:xref|eqref)\" href=\"#([^\"]+)\">([^<]*)</a>")]
    private static partial Regex Link();

    [GeneratedRegex("<span class=\"hn\">([^<]*)</span>")]
    private static partial Regex Number();

    [GeneratedRegex("<b>(.*?)(?:（名）| \\(名\\))?</b>")]
    private static partial Regex Name();

    [GeneratedRegex("class=\"eq-n\"[^>]*>([^<]*)<")]
    private static partial Regex Equation();

    [GeneratedRegex(@"\\tag\{([^}]*)\}")]
    private static partial Regex RowTag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
