using System.Text;
using CsCheck;
using Transmission.Dialect.Formulas;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>What holds for every text. What an author may write stands in specs/formulas.md.</summary>
public sealed class FormulaScannerTests
{
    private static readonly string[] Pieces =
    [
        "$", "$$", "\\", "\\\\", "{", "}", "\n", "\n", "\n\n", "\r\n", "> ", "- ", "1. ", " ", "    ", "\t", "a", "x_1", "中", "，", "|", "|--|--|", "`", "```", "```math",
        "~~~", "<", ">", "<b>", "<code>", "</code>", "<!--", "-->", "#", "# ", "=", "---", "\\begin{align}", "\\end{align}", "\\\\(", "\\\\)", "\\\\[", "\\\\]", "\\(", "\\)",
        "{% math %}", "{% endmath %}", "{% highlight c %}", "{% endhighlight %}", "!!! note", "[^1]:", ":   ", "{#eq-x}", "^id", "5", "\uFDD0", "\uFDD2", "\uE000", "<div>", "\"",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 60].Select(string.Concat);

    [Fact]
    public void Any_text_is_masked_in_its_own_length_by_formulas_in_order() => Texts.Sample(text =>
    {
        foreach (var options in new[] { new MathOptions(), new MathOptions { Brackets = true, Double = DoubleDollars.Display } })
        {
            var scan = FormulaScanner.Scan(text, 0, options);
            Assert.Equal(text.Length, scan.Masked.Length);
            var end = 0;
            for (var i = 0; i < scan.Formulas.Length; i++)
            {
                var span = scan.Formulas[i].Span;
                Assert.True(span.Start >= end);
                Assert.True(FormulaMask.TryReadRun(scan.Masked.AsSpan(span.Start), out var index, out var length));
                Assert.Equal((i, span.Length), (index, length));
                Assert.Equal(text[end..span.Start].Replace('\uFDD0', '\uFFFD').Replace('\uFDD2', '\uFFFD'), scan.Masked[end..span.Start]);
                end = span.End;
            }
            Assert.All(scan.Findings, finding => Assert.InRange(finding.Span.End, 1, text.Length));
        }
    }, iter: 20_000);

    [Fact]
    public void Every_character_of_a_source_leads_to_itself_in_the_file() => Texts.Sample(text =>
    {
        foreach (var formula in FormulaScanner.Scan(text, 0, new MathOptions { Brackets = true }).Formulas)
        {
            for (var i = 0; i < formula.Source.Length; i++) Assert.Equal(formula.Source[i], text[formula.ToFile.ToOrigin(i)]);
            Assert.InRange(formula.ToFile.ToOrigin(formula.Source.Length), formula.Span.Start, formula.Span.End);
            Assert.False(string.IsNullOrWhiteSpace(formula.Source));
        }
    }, iter: 20_000);

    [Fact]
    public void Front_matter_is_left_alone()
    {
        const string text = "---\ntitle: $x$\n---\n$y$";
        var scan = FormulaScanner.Scan(text, text.IndexOf("$y", StringComparison.Ordinal), new MathOptions());
        Assert.Equal("y", Assert.Single(scan.Formulas).Source);
        Assert.StartsWith("---\ntitle: $x$\n---\n", scan.Masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_is_known_with_its_place()
    {
        const string text = "$$\nx\n$$ {#eq-x}";
        var label = Assert.Single(FormulaScanner.Scan(text, 0, new MathOptions()).Formulas).Label;
        Assert.Equal(new SpannedText("eq-x", new TextSpan(text.IndexOf("eq-x", StringComparison.Ordinal), 4)), label);
    }

    [Fact]
    public void What_was_masked_is_given_back()
    {
        const string text = "[a](http://b/$c$)";
        var scan = FormulaScanner.Scan(text, 0, new MathOptions());
        Assert.NotEqual(text, scan.Masked);
        Assert.Equal("http://b/$c$", FormulaMask.Unmask(scan.Masked[4..16], 4, text));
    }

    [Theory]
    [InlineData("$ x $", "MATH001")]
    [InlineData("$x$ and $5", "MATH002")]
    [InlineData("\\(x_1\\)", "MATH003")]
    [InlineData("$\nx\n$", "MATH004")]
    [InlineData("\\\\(x\\\\)", "MATH005")]
    [InlineData("变量$和$", "MATH006")]
    public void A_doubtful_spelling_is_found(string text, string rule) =>
        Assert.Equal(rule, Assert.Single(FormulaScanner.Scan(text, 0, new MathOptions()).Findings).Rule.Id);

    // A test that would hang, not one that measures: each of these takes minutes where anything is looked for again and again.
    [Theory]
    [InlineData("$", 100_000)]
    [InlineData("${", 100_000)]
    [InlineData("$ {", 100_000)]
    [InlineData("$5的", 100_000)]
    [InlineData("$ ", 100_000)]
    [InlineData("$$ ", 100_000)]
    [InlineData("- $$\n", 100_000)]
    [InlineData("> - $$\n", 50_000)]
    [InlineData("a $$\n", 100_000)]
    [InlineData("$$ a\n", 100_000)]
    [InlineData("$\n", 100_000)]
    [InlineData("$\na\n\n", 50_000)]
    [InlineData("`", 100_000)]
    [InlineData("`a``b```c", 30_000)]
    [InlineData("$`", 100_000)]
    [InlineData("\\begin{align}\n", 50_000)]
    [InlineData("- \\begin{align}\n\n", 50_000)]
    [InlineData("\\\\[\n", 100_000)]
    [InlineData("\\\\( ", 100_000)]
    [InlineData("{% math %}\n", 50_000)]
    [InlineData("{% highlight c %}\n", 50_000)]
    [InlineData("<", 100_000)]
    [InlineData("<a ", 100_000)]
    [InlineData("<a b=\"$", 100_000)]
    [InlineData("<!-- $", 100_000)]
    [InlineData("<code>$", 100_000)]
    [InlineData("<div>\n$$\n<pre>\n", 50_000)]
    [InlineData("<a>\n$", 50_000)]
    [InlineData("a $x_1\n- b", 50_000)]
    [InlineData("$a_1\n- b$ ", 50_000)]
    [InlineData("| $a ", 50_000)]
    [InlineData("a | $\n|-|-|\n", 50_000)]
    [InlineData("- ", 50_000)]
    [InlineData("> ", 50_000)]
    [InlineData("$\\\\", 100_000)]
    public void Hostile_text_is_read_in_linear_time(string piece, int times)
    {
        var text = new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
        foreach (var whole in new[] { text, "| a |\n|---|\n| " + text, text + "$$\n\n}\n$x$ `" })
            Assert.Equal(whole.Length, FormulaScanner.Scan(whole, 0, new MathOptions { Brackets = true }).Masked.Length);
    }

    [Fact]
    public void Deep_containers_and_long_formulas_are_read_in_linear_time()
    {
        var quotes = string.Concat(Enumerable.Repeat("> ", 500));
        var deep = string.Concat(Enumerable.Repeat(quotes + "$$ a\n" + quotes + "b\n\n", 100));
        Assert.Equal(deep.Length, FormulaScanner.Scan(deep, 0, new MathOptions()).Masked.Length);

        var items = string.Concat(Enumerable.Repeat("- ", 20_000)) + "$$" + new string('\n', 100_000) + "$$";
        Assert.Equal(items.Length, FormulaScanner.Scan(items, 0, new MathOptions()).Masked.Length);

        var tex = string.Concat(Enumerable.Repeat("a + b \\\\\n", 120_000));
        Assert.Equal("\n" + tex, Assert.Single(FormulaScanner.Scan("$$\n" + tex + "$$", 0, new MathOptions()).Formulas).Source);
    }
}
