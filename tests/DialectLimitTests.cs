using System.Collections.Immutable;
using Transmission;
using Transmission.Dialect;
using Transmission.Dialect.Typography;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>What must hold of any text, however strange.</summary>
public sealed class DialectLimitTests
{
    public static TheoryData<string, string> Hostile() => new()
    {
        { "open links", "[" }, { "images", "![" }, { "attributes", "[a](b){" }, { "emphasis", "*a **b _c " }, { "callouts", "> [!note]\n" },
        { "quotes", "> " }, { "admonitions", "!!! note\n" }, { "notes", "[^a" }, { "tags", "<a \"" }, { "comments", "<!--" }, { "equations", "\\eqref{" },
        { "references", "@eq-a" }, { "spaces", "中 $a$ " }, { "blanks", "    " }, { "openers", "（" }, { "formulas", "$a$。" }, { "braces", "{: " }, { "fences", "```{a=\"" },
        { "masks", "\uFDD0\uE000\uE000\uFDD3" }, { "autolinks", "https://a.b，" }, { "silent formulas", "$\\def\\a{}$ " }, { "tables", "|a|$b$" }, { "names", "[[a" }, { "embeds", "![[a|1]]" }, { "roles", ":numref:`a" }, { "divs", "::: {.proof}\n" }, { "divs in items", "::: {#fig-c}\n- ### \n\n" }, { "labels", ":label:`a`\n" },
        { "open hints", "{% hint style=\"info\" %}\n" }, { "hints", "{% hint %}\na\n{% endhint %}\n" }, { "wrappers", "{% tabs %}\n{% endtabs %}\n" }, { "open quotes of tags", "{% note \"" }, { "open tags", "{% cite a " },
        { "notes of tags", "{% sidenote \"a $x$\" %}" }, { "pictures of tags", "a {% asset_img a.png %}\n\n" }, { "hidden lines", "%%\n" }, { "hidden words", "%%a" }, { "colons", "::: tip\na\n:::\n" }, { "open colons", "::: tip\n" },
        { "marked words", "==a" }, { "keys", " ++a" }, { "contents", "* a\n{:toc}\n" }, { "marks of blocks", "a ^b\n\n" }, { "citations of d2l", ":cite:`a`" }, { "Markdown in HTML", "<div markdown=\"1\">\n" }, { "attributes of kramdown", "{:" },
        { "style sheets", "<div><style>\na\n\n" }, { "style sheets in quotes", "> <div><style>\n>\n" }, { "numbers", "<div>&#" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_of_one_thing_repeated_is_read_in_linear_time(string name, string piece) =>
        Endless.IsNot(name, () => Parse(Repeat(piece, 100_000)));

    [Theory]
    [InlineData("quotes", "> ", 500)]
    [InlineData("items", "- ", 500)]
    public void Nesting_without_end_is_told_or_read(string name, string mark, int depth) =>
        Endless.IsNot(name, () => Parse(string.Concat(Enumerable.Repeat(Repeat(mark, depth) + "设 $x$\n\n", 50))));

    [Theory]
    [InlineData("[", "[", 300)]
    [InlineData("![", "![", 300)]
    [InlineData("[a][b][", "[a][b][", 300)]
    [InlineData("::: {.proof}\n", ":::", 268)] // more than 32 in each other are text
    public void What_is_open_without_end_is_written(string piece, string text, int times)
    {
        var html = SpecSite.Render(new SpecExample("open", 0, [], Repeat(piece, 300) + "\n", "", ""), new DiagnosticBag());
        Assert.Equal(times, html.Split(text).Length - 1);
    }

    [Theory]
    [InlineData("```\n\n1\n\n\n2\n```\n")]
    [InlineData("> - a\n>\n>   $$\n>   x\n>   $$\n\n| a |\n|---|\n| $b$ |\n\n<pre>\n\na\n</pre>\n")]
    [InlineData("[^1]\n\n[^1]:\n\n     <\n     \\begin{align}\n\\end{align}\n")]
    [InlineData("<div><style>\na\n\nb\n</style>\n</div>\n\n<div><style\n</style\n")]
    [InlineData("a\n![](https://a.b/equation?tex=2)\n")]
    [InlineData("\n>\t<e>\n>\n>\t<pre>\n>\n> \ta\n")]
    [InlineData("`\n| ` `\n|\n`\n")]
    [InlineData("```{note}\na)$$\n```\n$$\n")]
    [InlineData("\n#\t<e> a\n\n##\t\n")]
    [InlineData("```{figure} a.png\n:alt: $}\n$\n```\n")]
    [InlineData("<div>{% figure a.png q\n  x %}\n</div>\n")]
    [InlineData("$x$ % a\n\n{% sidenote \"a\nb $x$\" %}\n")]
    [InlineData("$$a\\label{e\nb}$$\n")]
    [InlineData("\\ref{$t\n$}\n")]
    [InlineData("<s>\n![<style\n</style\n](http/equation?tex=2)\n")]
    [InlineData("{{%}}}\n")]
    public void What_ends_a_line_changes_no_page(string text) => Fuzz.MarkdownProperties.Same(text);

    [Fact]
    public void Tags_that_nest_without_end_are_told_or_read() =>
        Endless.IsNot("nested tags", () => Parse(Repeat("{% hint %}\n", 50_000) + "设 $x$\n" + Repeat("{% endhint %}\n", 50_000)));

    [Fact]
    public void An_article_of_ten_megabytes_is_read() => Endless.IsNot("ten megabytes", () =>
    {
        var piece = "# 节 $x$\n\n设 $a_1$ 为 [[名]]，见 [文](a.md) 与 **重点：**文字。\n\n$$\nx = y\n$$\n\n> - a $b$ `c`\n\n";
        var times = 10_000_000 / piece.Length;
        Assert.Equal(4 * times, Parse(Repeat(piece, times)).Formulas.Length);
    });

    [Fact]
    public void A_formula_of_a_megabyte_is_read() =>
        Endless.IsNot("a megabyte", () => Assert.Single(Parse("$$\n" + Repeat(@"a_{1} + \frac{b}{c} \text{x_y} \\" + "\n", 30_000) + "$$\n").Formulas));

    [Fact]
    public void Macros_that_expand_each_other_are_read() => Endless.IsNot("macros", () =>
    {
        var names = Enumerable.Range(0, 10_000).Select(i => string.Concat(i.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)('a' + c - '0')))).ToList();
        var definitions = string.Concat(names.Index().Select(name => $"$\\newcommand{{\\m{name.Item}}}{{\\m{names[(name.Index + 1) % names.Count]}\\m{names[(name.Index + 2) % names.Count]}}}$\n\n"));
        Assert.Equal(10_001, Parse(definitions + "$\\maaaa$\n").Formulas.Length);
    });

    [Fact]
    public void Punctuation_is_tied_to_the_outermost_boxes_and_nothing_else_is()
    {
        const string Box = "<span class=\"katex-base\">";
        const string Head = "<span class=\"katex\"><span class=\"katex-mathml\">m</span><span class=\"katex-html\" aria-hidden=\"true\">";
        const string Again = "<span class=\"kx\"><span class=\"katex-html\" aria-hidden=\"true\">";
        const string End = "</span></span>";
        var one = $"{Head}{Box}a</span>{End}";
        var three = $"{Head}{Box}a</span>{Box}b</span>{Box}c</span>{End}";

        Assert.Equal($"<span class=\"nb\">（{one}）</span>", KatexBoxes.Tie("（", one, "）"));
        Assert.Equal($"{Head}{Box}a</span>{Box}b</span>{End}<span class=\"nb\">{Again}{Box}c</span>{End}。</span>", KatexBoxes.Tie("", three, "。"));
        Assert.Equal($"<span class=\"nb\">（{Head}{Box}a</span>{End}</span>{Again}{Box}b</span>{Box}c</span>{End}", KatexBoxes.Tie("（", three, ""));
        Assert.Equal(
            $"<span class=\"nb\">（{Head}{Box}a</span>{End}</span>{Again}{Box}b</span>{End}<span class=\"nb\">{Again}{Box}c</span>{End}）</span>",
            KatexBoxes.Tie("（", three, "）"));
    }

    [Fact]
    public void A_formula_of_a_few_characters_is_not_parted()
    {
        const string Two = "<span class=\"katex-base\">x&lt;</span><span class=\"katex-base\">0</span>";
        Assert.Equal($"<span class=\"nb\">{Two}</span>", KatexBoxes.Whole(Two, "x < 0"));
        Assert.Equal(Two, KatexBoxes.Whole(Two, "x < 0.123456"));
        Assert.Equal("<span class=\"katex-base\">x</span>", KatexBoxes.Whole("<span class=\"katex-base\">x</span>", "x"));
        Assert.Equal($"<span class=\"nb\"><span class=\"nb\">{Two}</span>，</span>", KatexBoxes.Tie("", KatexBoxes.Whole(Two, "x < 0"), "，"));
    }

    [Fact]
    public void The_signal_tells_a_derivation_from_a_text_with_letters_in_it()
    {
        var letters = Repeat("这一段文字里的每个句子都只有一个字母，如 $x$，此外全是文字。", 40);
        var derivation = Repeat("于是\n\n$$\na_{n+1} + b_{n+1} = \\sum_{k=1}^{n} (a_k + b_k)\n$$\n\n", 40);
        var text = Parse($"{letters}\n\n{derivation}");
        Assert.True(text.Signal[5] is > 0 and < 0.1f, $"{text.Signal[5]}");
        Assert.True(text.Signal[80] > 0.75f, $"{text.Signal[80]}");
    }

    [Fact]
    public void The_signal_is_flat_where_there_are_no_formulas_and_high_where_they_are_dense()
    {
        var prose = Repeat("文字文字文字文字文字。", 100);
        var text = Parse($"# 题\n\n{prose}\n\n## 节\n\n{Repeat("设 $x_n = y_n$ 为，", 100)}\n\n{prose}");
        Assert.Equal(96, text.Signal.Length);
        Assert.All(text.Signal, sample => Assert.InRange(sample, 0f, 1f));
        Assert.Equal(0, text.Signal[10]);
        Assert.True(text.Signal[48] > 0.1, $"{text.Signal[48]}"); // running text with formulas: displays reach further
        Assert.InRange(text.Headings[1].Start, 0.2f, 0.5f);
        Assert.Equal((100, 0), (text.Measure.InlineFormulas, text.Measure.DisplayFormulas));
    }

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static ParsedText Parse(string text) =>
        new MarkdownDialect(Features.Syntax, new NoPress(), new NoPress(), new NoPress()).Parse(new SourceText(new SitePath("a.md"), text), 0, new TextOptions(new MathOptions(), new NumberingOptions(), "zh-CN"), new DiagnosticBag());
}
