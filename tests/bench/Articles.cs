using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>
/// Articles as real ones are, as many as wanted, and always the same: paragraphs of real ones shuffled, with tags, a series, links and references to each
/// other. One formula of five bears the article's number, so that distinct ones grow as the articles do.
/// </summary>
/// <param name="length">Characters of each.</param>
internal sealed partial class Articles(Texts texts, int length)
{
    private const double OwnFormulas = 0.2; // the share of formulas that stand in no other article there
    private static readonly DateTime Newest = new(2025, 12, 31, 8, 0, 0, DateTimeKind.Utc);

    public void Write(string folder, int count)
    {
        Directory.CreateDirectory(Path.Combine(folder, "input", "posts"));
        var macros = texts.Macros.Select(macro => $"    '{macro.Key}': '{macro.Value.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ")}'\n");
        File.WriteAllText(Path.Combine(folder, "site.yml"), "title: Benchmark\n" + (texts.Macros.Count == 0 ? "" : $"math:\n  macros:\n{string.Concat(macros)}"));
        File.WriteAllText(Path.Combine(folder, "macros.json"), JsonSerializer.Serialize(texts.Macros));
        for (var number = 0; number < count; number++)
            File.WriteAllText(Path.Combine(folder, "input", "posts", $"{Name(number)}.md"), Make(number, count));
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"note-{number:D5}");

    private string Make(int number, int count)
    {
        var chance = new Random(number); // a seeded one gives the same numbers in every version of .NET
        var text = new StringBuilder(FrontMatter(number, count, chance));
        text.Append(CultureInfo.InvariantCulture, $"$$\nE_{{{number}}} = m c^2 \\label{{eq:own}}\n$$\n\n");
        if (number > 0)
        {
            var other = Name(chance.Next(number));
            text.Append(CultureInfo.InvariantCulture, $"\\eqref{{eq:own}}, [{number - 1}]({Name(number - 1)}.md), [{other}](/posts/{other}/), \\eqref{{{Name(chance.Next(number))}#eq:own}}.\n\n");
        }
        var taken = new HashSet<int>();
        while (text.Length < length && taken.Count < texts.Blocks.Count)
        {
            if (chance.Next(texts.Blocks.Count) is var block && taken.Add(block)) text.Append(OfItsOwn(texts.Blocks[block], number, chance)).Append('\n');
        }
        return text.ToString();
    }

    private static string FrontMatter(int number, int count, Random chance)
    {
        var tags = Enumerable.Range(0, 3).Select(_ => $"tag {chance.Next(20 + (count / 50))}").Distinct();
        return string.Create(CultureInfo.InvariantCulture,
            $$"""
            ---
            title: Note {{number}} on $x_{{{chance.Next(1000)}}}$
            date: {{Newest.AddHours(-7 * number):yyyy-MM-dd HH:mm}}
            slug: {{Name(number)}}
            topic: topic {{chance.Next(12)}}
            tags: [{{string.Join(", ", tags)}}]
            series: series {{number / 10}}
            order: {{number % 10}}
            ---


            """);
    }

    private static string OfItsOwn(string block, int number, Random chance) => block.StartsWith("```", StringComparison.Ordinal) || block.StartsWith("~~~", StringComparison.Ordinal) ? block
        : Formula().Replace(block, formula => chance.NextDouble() < OwnFormulas ? string.Create(CultureInfo.InvariantCulture, $"{formula.Groups[1]}{formula.Groups[2]}{{}}_{{{number}}}{formula.Groups[1]}") : formula.Value);

    /// <summary>Without environments, behind which no index can stand, and without code that has a dollar.</summary>
    [GeneratedRegex(@"(?<![\\$`\w])(\$\$?)(?![$ \d])((?:(?!\$|\\begin|\\\\|`)[\s\S])+?)(?<![\\\s])\1(?![$`\d])")]
    private static partial Regex Formula();
}
