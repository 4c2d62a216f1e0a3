using System.Collections.Immutable;
using System.Xml.Linq;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Scripting;
using Transmission.Tex;
using Xunit;

namespace Tests;

public sealed class KatexTests(SharedScriptHost shared) : IClassFixture<SharedScriptHost>
{
    private readonly MemoryCache _cache = new();
    private readonly Katex _katex = new(new MemoryCache(), InstalledTheme.Files, shared.Host);

    [Fact]
    public void V8_takes_its_flags_from_us()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("waits for a Linux: only of its library is it known that ClearScript leaves V8's functions visible");
        Assert.True(EngineFlags.Ensure());
    }

    [Fact]
    public void A_fraction_becomes_markup_for_the_eye_and_for_machines()
    {
        var html = Html(@"\frac{1}{2}");
        Assert.StartsWith("<span class=\"katex\"><span class=\"katex-mathml\"><math", html, StringComparison.Ordinal);
        Assert.Contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>", html, StringComparison.Ordinal);
        Assert.Contains("katex-html", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_is_set_as_one() =>
        Assert.StartsWith("<span class=\"katex-display\">", _katex.Get("x", FormulaStyle.Display, []).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"w_{\max}", "<msub><mi>w</mi><mrow><mi>max</mi><mo>\u2061</mo></mrow></msub>")] // two children, not three
    [InlineData(@"a\overset{!}{=}b", "<mi>a</mi><mrow><mover><mrow><mo>=</mo></mrow>")] // no element within an operator
    [InlineData(@"\begin{aligned}a\end{aligned}", "<mtable rowspacing=\"0.25em\" columnalign=\"right\"><mtr>")]
    [InlineData(@"\bigl(a\bigr)_n", "class=\"vlist\"><")] // no height below zero
    public void Markup_is_valid_where_KaTeXs_own_is_not(string tex, string valid) => Assert.Contains(valid, Html(tex), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\ce{H2O}")] // mhchem
    [InlineData("当且仅当 x")]
    [InlineData("f（x）。")]
    public void What_authors_write_is_accepted(string tex) => Assert.NotEmpty(Html(tex));

    [Theory]
    [InlineData(@"\R", @"\R", 0, null, @"\mathbb{Q}", @"\mathbb{Q}")] // over a macro of KaTeX
    [InlineData(@"\H", @"\H", 0, null, @"\mathcal{H}", @"\mathcal{H}")] // over a function
    [InlineData(@"\frac ab", @"\frac", 2, null, "#2#1", "ba")] // over a primitive
    [InlineData(@"\alpha", @"\alpha", 0, null, "a", "a")] // over a symbol
    [InlineData(@"\foo{a}{b}", @"\foo", 2, null, "#2", "b")] // arity is what was declared, not the highest number
    [InlineData(@"\foo ab", @"\foo", 1, null, "#1+#1", "a+a b")]
    [InlineData(@"\norm{x}", @"\norm", 2, "2", @"\|#2\|_{#1}", @"\|x\|_{2}")]
    [InlineData(@"\norm[1]{x}", @"\norm", 2, "2", @"\|#2\|_{#1}", @"\|x\|_{1}")]
    [InlineData(@"\norm [{[1]}] x", @"\norm", 2, "2", @"\|#2\|_{#1}", @"\|x\|_{[1]}")]
    [InlineData(@"\norm", @"\norm", 1, "", "n#1", "n")]
    [InlineData(@"\argmin_x", @"\argmin", 0, null, @"\operatorname*{arg\,min}", @"\operatorname*{arg\,min}_x")]
    public void A_macro_stands_for_its_body(string tex, string name, int arity, string? fallback, string body, string same)
    {
        var found = _katex.Get(tex, FormulaStyle.Inline, [new MacroDefinition(name, arity, fallback, body, DefinedAt: null)]);
        Assert.Null(found.Error);
        Assert.Equal(WithoutAnnotation(Html(same)), WithoutAnnotation(found.Html!));
    }

    [Fact]
    public void Macros_are_expanded_where_they_are_used_and_do_not_leak_into_other_formulas()
    {
        ImmutableArray<MacroDefinition> macros = [Macro(@"\a", @"\b+\b"), Macro(@"\b", "y")];
        Assert.Contains("<mi>y</mi><mo>+</mo><mi>y</mi>", _katex.Get(@"\a", FormulaStyle.Inline, macros).Html, StringComparison.Ordinal);
        Assert.Equal("Undefined control sequence: \\b", _katex.Get(@"\b c", FormulaStyle.Inline, [Macro(@"\c", "")]).Error?.Message);
        Assert.Null(_katex.Get(@"\gdef\leak{1}\leak", FormulaStyle.Inline, macros).Error);
        Assert.NotNull(_katex.Get(@"\leak", FormulaStyle.Inline, macros).Error);
    }

    [Theory]
    [InlineData(@"a+\frca{1}{2}", 2, 5, "Undefined control sequence: \\frca")]
    [InlineData("a^", 1, 1, "Expected group after '^'")]
    [InlineData(@"\sqrt{2", 7, 0, "Expected '}', got 'EOF'")]
    [InlineData("a}b", 1, 1, "Expected 'EOF', got '}'")]
    [InlineData(@"x\href{http://a.b}{c}", 1, 5, "\\href is not allowed in a formula")]
    public void An_error_says_what_and_where(string tex, int offset, int length, string message)
    {
        var error = Error(tex);
        Assert.Equal((offset, length), (error.Offset, error.Length));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"a+\foo{x}+b", 2, 4)]
    [InlineData(@"a+\bar+b", 2, 4)]
    [InlineData(@"a+\foo{\nix}+b", 7, 4)]
    [InlineData(@"ab\loop", 2, 5)]
    [InlineData(@"ab\bad{x}", 2, 4)]
    public void An_error_in_a_macro_stands_where_the_macro_is_used(string tex, int offset, int length)
    {
        ImmutableArray<MacroDefinition> macros =
            [new(@"\foo", 1, null, @"12345678\wrong#1", null), Macro(@"\bar", @"\foo{y}"), Macro(@"\loop", @"\loop"), new(@"\bad", 1, null, "#2", null)];
        if (tex.Contains("nix", StringComparison.Ordinal)) macros = [new(@"\foo", 1, null, "12345678#1", null)];
        var error = _katex.Get(tex, FormulaStyle.Inline, macros).Error;
        Assert.NotNull(error);
        Assert.Equal((offset, length), (error.Offset, error.Length));
    }

    [Fact]
    public void An_error_is_not_kept_and_a_result_is()
    {
        var (bad, good) = (Formula(@"\nix"), Formula("x"));
        var katex = new Katex(_cache, InstalledTheme.Files, shared.Host);
        katex.Order(bad);
        katex.Order(good);
        Assert.NotNull(katex.Get(bad).Error);
        var html = katex.Get(good).Html;
        using var idle = new ScriptHost();
        idle.Dispose(); // from here on it refuses work
        var later = new Katex(_cache, InstalledTheme.Files, idle);
        Assert.Equal(html, later.Get(good).Html);
        Assert.ThrowsAny<InvalidOperationException>(() => later.Get(bad));
    }

    public static TheoryData<string> Hostile => new(
        new string('{', 1_000_000),
        new string('{', 1_000_000) + new string('}', 1_000_000),
        string.Concat(Enumerable.Repeat(@"\frac{", 10_000)),
        string.Concat(Enumerable.Repeat(@"\sqrt{", 2_000)) + new string('}', 2_000),
        @"\def\a{\a\a}\a",
        @"\def\a{x\a}\a",
        string.Concat(Enumerable.Repeat(@"\left(", 5_000)),
        string.Concat(Enumerable.Repeat("x^{", 5_000)),
        @"\rule{1em}{99999999em}\kern-1e99em\def\x{\x}\x",
        @"\edef\a{aaaaaaaaaa}\edef\b{\a\a\a\a\a\a\a\a\a\a}\edef\c{\b\b\b\b\b\b\b\b\b\b}\edef\d{\c\c\c\c\c\c\c\c\c\c}\d");

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void A_hostile_formula_is_an_error_and_the_next_is_set(string tex)
    {
        Assert.NotNull(_katex.Get(tex, FormulaStyle.Inline, []).Error);
        Assert.NotEmpty(Html("x+" + tex.Length));
    }

    /// <summary>What could end an attribute and begin another, in every place from which something reaches one.</summary>
    [Theory]
    [InlineData(@"\color{?}x")]
    [InlineData(@"\textcolor{?}{x}\colorbox{?}{x}")]
    [InlineData(@"\fcolorbox{red}{?}{x}")]
    [InlineData(@"\rule[?]{1em}{1em}")]
    [InlineData(@"\kern? x")]
    [InlineData(@"\raisebox{?}{x}")]
    [InlineData(@"\begin{array}{c@{?}c}x&y\end{array}")]
    [InlineData(@"\begin{array}{?}x\end{array}")]
    [InlineData(@"\genfrac{?}{.}{1pt}{0}{a}{b}")]
    [InlineData(@"\left? x\right)")]
    [InlineData(@"\begin{?}x\end{?}")]
    [InlineData(@"\operatorname{?}\text{?}\mathrm{?}")]
    [InlineData(@"\htmlClass{?}{x}")]
    [InlineData(@"\htmlStyle{?}{x}")]
    [InlineData(@"\htmlData{a=?}{x}")]
    [InlineData(@"\href{?}{x}")]
    [InlineData(@"\ce{?}")]
    [InlineData(@"\def\a{?}\color{\a}x\textcolor{red}{\a}")]
    public void No_text_of_an_author_ends_an_attribute(string tex)
    {
        foreach (var text in (string[])["\"", "\" onload=\"x", "red\"", "#123\"", "1em\"", "'", "<b>", "&quot;", "&", "a b"])
        {
            foreach (var style in Enum.GetValues<FormulaStyle>())
            {
                if (_katex.Get(tex.Replace("?", text, StringComparison.Ordinal), style, []).Html is not { } html) continue;
                var names = XElement.Parse(html).DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName);
                Assert.DoesNotContain("onload", names);
            }
        }
    }

    [Fact]
    public void A_formula_that_takes_too_long_or_too_much_is_given_up()
    {
        using var host = new ScriptHost(new ScriptLimits(TimeSpan.FromSeconds(0.3), HeapMegabytes: 64));
        var katex = new Katex(_cache, InstalledTheme.Files, host);
        var told = katex.Get(new string('x', 1_000_000), FormulaStyle.Inline, []).Error?.Message;
        Assert.True(told is not null && (told.Contains("longer than 0.3 seconds", StringComparison.Ordinal) || told.Contains("more than 64 megabytes", StringComparison.Ordinal)), told); // whichever comes first
        Assert.NotNull(katex.Get("x", FormulaStyle.Inline, []).Html);
    }

    [Fact]
    public void Many_threads_get_what_one_would()
    {
        var formulas = Enumerable.Range(0, 300).Select(i => Formula($"x_{{{i % 100}}}")).ToArray();
        Parallel.ForEach(formulas, _katex.Order);
        Parallel.ForEach(formulas, formula => Assert.Contains(formula.Tex, _katex.Get(formula).Html, StringComparison.Ordinal));
    }

    private static MacroDefinition Macro(string name, string body) => new(name, 0, null, body, null);

    private static Formula Formula(string tex) => new()
    {
        Written = new WrittenFormula(new TextSpan(0, tex.Length), tex, OffsetMap.Identity, FormulaStyle.Inline),
        Tex = tex,
        ToSource = OffsetMap.Identity,
        PlainText = tex,
    };

    private string Html(string tex)
    {
        var result = _katex.Get(tex, FormulaStyle.Inline, []);
        Assert.Null(result.Error);
        return result.Html!;
    }

    private KatexError Error(string tex) => _katex.Get(tex, FormulaStyle.Inline, []).Error!;

    private static string WithoutAnnotation(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "<annotation.*?</annotation>", "");
}
