using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Tex;
using Xunit;

namespace Tests;

/// <summary>What is read of a formula on one page serves the next, and nobody can tell.</summary>
public sealed class SharedReadingTests
{
    [Fact]
    public void A_page_reads_the_same_whatever_was_read_before_it()
    {
        var shared = new InlineReadings();
        var found = 0;
        // Each page twice, so that the second time everything that may be shared is.
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Tests, "corpus"), "*.md").Order(StringComparer.Ordinal).SelectMany(file => Enumerable.Repeat(file, 2)))
        {
            var source = new SourceText(new SitePath(Path.GetFileName(file)), File.ReadAllText(file));
            var (alone, told) = Read(source, readings: null);
            var (together, toldTogether) = Read(source, shared);
            Assert.Equal(alone, together);
            Assert.Equal(told, toldTogether);
            found += alone.Length;
        }
        Assert.True(found > 200);
    }

    [Theory]
    [InlineData(@"\R", @"\newcommand{\R}{\mathbb{R}}", "ℝ")]
    [InlineData(@"a_\x", @"\def\x{2}", "a₂")]
    public void A_definition_holds_on_its_own_page_only(string formula, string definition, string plain)
    {
        var shared = new InlineReadings();
        var before = Text(formula);
        Assert.Equal(before, Text(formula));
        Assert.Equal(plain, Text(definition, formula));
        Assert.Equal(before, Text(formula));

        string Text(params string[] formulas)
        {
            var reader = new FormulaReader(new SourceText(new SitePath("a.md"), ""), new MathOptions(), new DiagnosticBag(), readings: shared);
            return formulas.Select(tex => reader.Read(new WrittenFormula(new TextSpan(0, 0), tex, OffsetMap.Identity, FormulaStyle.Inline))).ToList()[^1].PlainText;
        }
    }

    [Fact]
    public void Macros_of_another_site_have_another_meaning()
    {
        var shared = new InlineReadings();
        Assert.NotEqual(Text([new MacroDefinition(@"\E", 0, null, @"\mathbb{E}", null)]), Text([new MacroDefinition(@"\E", 0, null, @"\mathcal{E}", null)]));

        string Text(System.Collections.Immutable.ImmutableArray<MacroDefinition> macros) =>
            new FormulaReader(new SourceText(new SitePath("a.md"), ""), new MathOptions { Macros = macros }, new DiagnosticBag(), readings: shared)
                .Read(new WrittenFormula(new TextSpan(0, 0), @"\E", OffsetMap.Identity, FormulaStyle.Inline)).PlainText;
    }

    private static (string[] Formulas, string[] Told) Read(SourceText source, InlineReadings? readings)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new FormulaReader(source, new MathOptions(), diagnostics, readings: readings);
        var formulas = FormulaScanner.Scan(source.Text, 0, new MathOptions()).Formulas.Select(reader.Read)
            .Select(read => $"{read.Written.Span} {read.Tex} | {read.PlainText} | {string.Join(' ', read.Macros.Select(macro => macro.Name))} | {read.IsSilent} {read.ToFile(read.Tex.Length)}").ToArray();
        return (formulas, [.. diagnostics.InOrder().Select(told => $"{told.Rule.Id} {told.At?.Position} {told.Message}")]);
    }
}
