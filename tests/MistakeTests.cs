using System.Reflection;
using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>Every rule is shown by a golden file of mistakes/, so that somebody has read it as its author's readers will.</summary>
public sealed partial class MistakeTests
{
    /// <summary>What no folder can show on every machine, and the test that covers it.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        [Rules.FileUnreadable.Id] = "a file that its reader may not open: InputTests", // root reads everything, and Windows has no such names
        [Rules.ImagesAsTheyAre.Id] = "a machine without libvips: specs/figures.md",
        [Rules.CitationsFailed.Id] = "a fault of the formatter that no entry is known to lead to",
        [Rules.CardsImpossible.Id] = "a machine without libvips: CardTests",
    };

    private static IEnumerable<Rule> All => typeof(Rules).GetMembers(BindingFlags.Public | BindingFlags.Static)
        .Select(member => member switch { PropertyInfo property => property.GetValue(null), FieldInfo held => held.GetValue(null), _ => null }).OfType<Rule>();

    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_says_what_to_do()
    {
        Assert.True(All.Count() > 50);
        Assert.Empty(All.GroupBy(rule => rule.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(All, rule => Assert.EndsWith(".", rule.Hint, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_shown_by_a_mistake()
    {
        var shown = Directory.GetFiles(Path.Combine(Repository.Tests, "mistakes"), "diagnostics.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines).Select(line => Told().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal(Elsewhere.Keys.Order(StringComparer.Ordinal), All.Select(rule => rule.Id).Where(id => !shown.Contains(id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_mistake_of_TeX_is_left_without_advice()
    {
        var told = File.ReadAllText(Path.Combine(Repository.Tests, "mistakes", "the-commonest-of-TeX", "diagnostics.txt"));
        Assert.True(Told().Count(told) >= 40);
        Assert.DoesNotContain(Rules.TexError.Hint, told, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:\S+: )?(?:error|warning) ([A-Z]+[0-9]+): ", RegexOptions.Multiline)]
    private static partial Regex Told();
}
