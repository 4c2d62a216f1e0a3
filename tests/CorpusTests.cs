using System.Text.Json;
using Markdig;
using Markdig.Syntax;
using Transmission.Dialect.Formulas;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// Formulas in real articles, counted, against an independent reading of the same rules. Skipped where the articles are not at hand.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private sealed record Counted(string File, int Inline, int Display);

    [Fact]
    public void Every_article_of_the_benchmark_has_exactly_its_formulas()
    {
        var wrong = Compare(Expected("expected-bench.json", "bench-1000"), Path.Combine(Repository.NeedsCorpus(), "bench-1000"), out _);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Unadapted_articles_have_their_formulas_within_half_a_percent()
    {
        var (expected, off) = (0, 0);
        foreach (var repository in Directory.GetDirectories(Path.Combine(Repository.NeedsCorpus(), "dev")).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            var wrong = Compare(Expected("expected-dev.json", Path.GetFileName(repository)), repository, out var total);
            expected += total;
            off += wrong.Sum(w => w.Off);
            output.WriteLine($"{Path.GetFileName(repository)}: {total} formulas");
            foreach (var (line, _) in wrong) output.WriteLine("  " + line);
        }
        output.WriteLine($"{off} of {expected} differ");
        Assert.InRange(off, 0, expected / 200);
    }

    [Fact]
    public void Every_formula_is_in_the_tree_at_its_place()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseDefinitionLists().UseGenericAttributes().UsePreciseSourceLocation();
        builder.Extensions.Add(new FormulaSyntax());
        var pipeline = builder.Build();
        foreach (var file in Directory.EnumerateFiles(Repository.NeedsCorpus(), "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var start = AfterFrontMatter(text);
            var scan = FormulaScanner.Scan(text, start, new MathOptions());
            var tree = Markdown.Parse(new string('\n', start) + scan.Masked[start..], pipeline);
            var found = from node in tree.Descendants()
                        let index = (node as FormulaInline)?.Index ?? (node as FormulaBlock)?.Index
                        where index is not null
                        orderby index
                        select (index.Value, node.Span.Start, node.Span.Length);
            Assert.Equal(scan.Formulas.Select((formula, i) => (i, formula.Span.Start, formula.Span.Length)), found);
        }
    }

    private static List<(string Line, int Off)> Compare(List<Counted> expected, string root, out int total)
    {
        total = expected.Sum(e => e.Inline + e.Display);
        var wrong = new List<(string, int)>();
        foreach (var (file, inline, display) in expected)
        {
            var text = File.ReadAllText(Path.Combine(root, file));
            var formulas = FormulaScanner.Scan(text, AfterFrontMatter(text), new MathOptions()).Formulas;
            var displays = formulas.Count(formula => formula.Style == FormulaStyle.Display);
            var inlines = formulas.Length - displays;
            if (inlines == inline && displays == display) continue;
            wrong.Add(($"{file}: {inlines}+{displays}, expected {inline}+{display}", Math.Abs(inlines - inline) + Math.Abs(displays - display)));
        }
        return wrong;
    }

    private static List<Counted> Expected(string file, string part)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.NeedsCorpus(), file)));
        return [.. from counted in json.RootElement.GetProperty(part).GetProperty("perFile").EnumerateArray()
                   select new Counted(counted.GetProperty("file").GetString()!, counted.GetProperty("inline").GetInt32(), counted.GetProperty("display").GetInt32())];
    }

    // Enough for these articles; the real reader of front matter has its own tests.
    internal static int AfterFrontMatter(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        if (string.CompareOrdinal(text, start, "---", 0, 3) != 0) return start;
        for (var line = NextLine(text, start); line < text.Length; line = NextLine(text, line))
        {
            if (string.CompareOrdinal(text, line, "---", 0, 3) == 0 && IsRule(text, line)) return NextLine(text, line);
        }
        return start;
    }

    private static bool IsRule(string text, int line) => text[line..NextLine(text, line)].Trim() == "---";

    private static int NextLine(string text, int start)
    {
        var end = text.AsSpan(start).IndexOf('\n');
        return end < 0 ? text.Length : start + end + 1;
    }
}
