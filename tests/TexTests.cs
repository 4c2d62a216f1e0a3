using CsCheck;
using Transmission.Model;
using Transmission.Tex;
using Xunit;

namespace Tests;

/// <summary>What holds of every text that looks like TeX.</summary>
public sealed class TexTests
{
    private static readonly Gen<string> Piece = Gen.OneOf<string>(
        "{", "}", "[", "]", "\\", "\\\\", "&", "%", "#", "#1", "$", "^", "_", "~", " ", "\n", "\r\n", "'", "*", "=", "a", "x", "1", "文", "\u200B", "\uFEFF", "😀", "\uD83D",
        "&lt;", "&amp;", "&nbsp;", "&#39;", @"\frac", @"\left(", @"\right)", @"\text", @"\text{", @"\mbox{", @"\textbf", @"\label{eq:a}", @"\label", @"\tag{1}", @"\tag*", @"\notag",
        @"\ref{a}", @"\eqref{b}", @"\begin{align}", @"\end{align}", @"\begin{eqnarray}", @"\end{eqnarray}", @"\begin{multline}", @"\end{multline}", @"\begin{equation}",
        @"\end{equation}", @"\begin{cases}", @"\end{cases}", @"\begin{subequations}", @"\end{subequations}", @"\begin", @"\end", @"\newcommand{\x}[1]{#1#1}", @"\newcommand", @"\renewcommand{\y}",
        @"\def\z#1{\z#1\z}", @"\def", @"\let\w", @"\DeclareMathOperator*{\op}{op}", @"\x", @"\y", @"\z", @"\w", @"\op", @"\nicefrac", @"\bbox", @"\unicode{x41}", @"\require{a}", @"\mathbbm",
        @"\mathbb{R}", @"\hat", @"\sqrt", @"\over", @"\choose", @"\bf", @"\verb|a|", @"\verb", @"\ce{H2O}", @"\char", @"\not", @"\kern", @"\substack", @"\alpha", @"\sum", @"\foo");

    private static readonly Gen<string> Tex = Piece.Array[0, 40].Select(string.Concat);

    private static Formula Read(string tex, FormulaStyle style = FormulaStyle.Display) => new TexPage(tex, style == FormulaStyle.Inline ? ["inline"] : []).Formulas[0];

    [Fact]
    public void A_text_and_its_map_are_those_of_its_tokens() =>
        Tex.Sample(tex =>
        {
            var tokens = Tokenizer.Read(tex);
            var (text, map) = tokens.Join(tex);
            Assert.Equal(TokenList.TextOf(tokens.Tokens.AsSpan()), text);
            Assert.Equal(tex.Length, map.ToOrigin(text.Length));
            var at = 0;
            foreach (var token in tokens.Tokens)
            {
                at = text.IndexOf(token.Text, at, StringComparison.Ordinal);
                Assert.Equal(token.Start, map.ToOrigin(at));
                at += token.Text.Length;
            }
        });

    [Fact]
    public void Reading_never_throws_and_every_offset_leads_into_the_source() =>
        Tex.Sample(tex =>
        {
            foreach (var style in Enum.GetValues<FormulaStyle>())
            {
                var formula = Read(tex, style);
                for (var i = 0; i <= formula.Tex.Length; i++) Assert.InRange(formula.ToSource.ToOrigin(i), 0, tex.Length);
            }
        }, iter: 2_000);

    [Fact]
    public void What_is_copied_is_at_its_place_in_the_source() =>
        Tex.Sample(tex =>
        {
            var formula = Read(tex);
            for (var i = 0; i + 1 < formula.Tex.Length; i++)
            {
                var (here, next) = (formula.ToSource.ToOrigin(i), formula.ToSource.ToOrigin(i + 1));
                // Two offsets that advance together are of a copied piece, unless two pieces put in stand side by side.
                if (next == here + 1 && i + 2 < formula.Tex.Length && formula.ToSource.ToOrigin(i + 2) == here + 2) Assert.Equal(tex[here + 1], formula.Tex[i + 1]);
            }
        }, iter: 2_000);

    [Fact]
    public void Invisible_characters_never_reach_KaTeX() =>
        Tex.Where(t => !t.Contains(@"\verb", StringComparison.Ordinal)).Sample(tex =>
        {
            Assert.DoesNotContain('\u200B', Read(tex, FormulaStyle.Inline).Tex);
            Assert.DoesNotContain('\uFEFF', Read(tex).Tex);
        }, iter: 2_000);

    [Fact]
    public void Plain_text_never_throws_and_holds_no_command() =>
        Tex.Sample(tex =>
        {
            var text = PlainMath.ToText(tex);
            Assert.DoesNotContain('\\', text);
            Assert.Equal(text.Trim(), text);
        }, iter: 2_000);

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[")]
    [InlineData(@"\frac{")]
    [InlineData(@"\hat")]
    [InlineData(@"x^{")]
    [InlineData(@"\bbox{")]
    [InlineData(@"\nicefrac{1}{")]
    [InlineData(@"\begin{align}")]
    [InlineData(@"\begin{cases} a \\ ")]
    [InlineData(@"\newcommand{\a}[")]
    [InlineData(@"\def\a#1")]
    [InlineData(@"\def\a{")]
    [InlineData(@"\text{$")]
    [InlineData(@"\text{$a$}")]
    [InlineData(@"\label{")]
    [InlineData(@"\tag{a}")]
    [InlineData(@"\eqref{a}")]
    [InlineData(@"\bf ")]
    [InlineData(@"{a \over ")]
    [InlineData(@"\sqrt[")]
    [InlineData("%")]
    [InlineData("&#")]
    [InlineData(@"\verb|")]
    public void A_long_line_of_one_thing_is_read_in_linear_time(string piece)
    {
        var tex = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Endless.IsNot(piece, () => Read(tex));
    }

    /// <summary>So many that copying what was there before each would take minutes.</summary>
    [Theory]
    [InlineData("_a")]
    [InlineData("' ")]
    [InlineData("^2'")]
    public void Scripts_without_end_are_read(string script) => Endless.IsNot(script, () => Read("x" + string.Concat(Enumerable.Repeat(script, 1_500_000))));

    [Fact]
    public void Macros_that_grow_without_end_are_cut_off_in_plain_text()
    {
        var page = new TexPage(@"\newcommand{\a}{\a\a}\newcommand{\b}[1]{\b{#1#1}}" + "\n---\n" + @"\a \b{x}");
        Assert.True(page.Formulas[1].PlainText.Length < 1_000_000);
        Assert.DoesNotContain('\\', page.Formulas[1].PlainText);
    }

    [Fact]
    public void Macros_are_expanded_in_plain_text()
    {
        var page = new TexPage(@"\newcommand{\R}{\mathbb{R}}\newcommand{\norm}[2][2]{\|#2\|_{#1}}\newcommand{\bb}{\mathbb}" + "\n---\n" + @"x \in \R^n, \norm{x} \norm[1]{y} \bb{E}");
        Assert.Equal("x ∈ ℝⁿ, ‖x‖₂‖y‖₁𝔼", page.Formulas[1].PlainText);
    }

    [Fact]
    public void What_is_put_in_for_a_character_is_read_as_it() => Assert.Equal("^A", Read(@"\text{^}\unicode{x41}").PlainText);

    [Fact]
    public void Macros_of_the_site_hold_on_every_page()
    {
        var source = new SourceText(new SitePath("page.md"), @"\R");
        var options = new MathOptions { Macros = [new MacroDefinition(@"\R", 0, null, @"\mbox{a_b}", null)] };
        var reader = new FormulaReader(source, options, new Transmission.Diagnostics.DiagnosticBag());
        var formula = reader.Read(new WrittenFormula(new TextSpan(0, 2), @"\R", OffsetMap.Identity, FormulaStyle.Inline));
        Assert.Equal(@"\text{a\_b}", Assert.Single(formula.Macros).Body);
    }

    [Fact]
    public void References_are_replaced_and_the_rest_keeps_its_place()
    {
        var formula = Read(@"a \eqref{eq:x} + \ref{y} = \foo");
        var made = EquationReferences.Substitute(formula, r => r.Label == "eq:x" ? "(3_a)" : null);
        Assert.Equal(@"a \text{(3\_a)} + \text{??} = \foo", made.Tex);
        Assert.Equal("a(3_a) + ?? = foo", made.PlainText);
        Assert.Equal(@"a \eqref{eq:x} + \ref{y} = ".Length, made.ToSource.ToOrigin(made.Tex.IndexOf(@"\foo", StringComparison.Ordinal)));
        Assert.Equal(2, made.ToSource.ToOrigin(made.Tex.IndexOf(@"\text", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_placeholder_that_the_author_wrote_stays()
    {
        var formula = Read(@"\text{〚1〛} \eqref{a}");
        Assert.Equal(@"\text{〚1〛} \text{(7)}", EquationReferences.Substitute(formula, _ => "(7)").Tex);
        Assert.Equal("〚1〛(7)", EquationReferences.Substitute(formula, _ => "(7)").PlainText);
    }

    [Fact]
    public void Many_references_are_replaced_in_linear_time()
    {
        var formula = Read(string.Concat(Enumerable.Repeat(@"\eqref{a}", 20_000)));
        Assert.Equal(20_000 * @"\text{(7)}".Length, EquationReferences.Substitute(formula, _ => "(7)").Tex.Length);
    }

    [Theory]
    [InlineData("eq:x", "eq-x")]
    [InlineData("eq-x", "eq-x")]
    [InlineData("x", "eq-x")]
    [InlineData("eq:能量 a/b", "eq-能量-a-b")]
    public void A_label_has_one_anchor(string label, string id) => Assert.Equal(id, Labels.OfEquation(label));
}
