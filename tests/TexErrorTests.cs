using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Tex;
using Xunit;

namespace Tests;

/// <summary>KaTeX's errors, as KaTeX 0.19.1 words them, become diagnostics at the place in the author's file.</summary>
public sealed class TexErrorTests
{
    /// <summary>The last formula of a page fails with a message; what is reported, with the stretch of the source it points at.</summary>
    private static (string Message, string Pointed, string Hint, Diagnostic Diagnostic) Report(string page, string message, int offset, int length)
    {
        var read = new TexPage(page);
        var bag = new DiagnosticBag();
        TexErrors.Report(read.Formulas[^1], message, offset, length, read.Source, bag);
        var only = Assert.Single(bag.InOrder());
        return (only.Message, read.Source.Slice(only.At!.Span), only.Hint, only);
    }

    private static string Katex(string message, string tex, int offset, int length)
    {
        var place = offset == tex.Length ? " at end of input: " : $" at position {offset + 1}: ";
        var underlined = string.Concat(tex.Substring(offset, length).Select(c => $"{c}\u0332"));
        var left = offset > 15 ? "…" + tex[(offset - 15)..offset] : tex[..offset];
        var end = offset + length;
        var right = end + 15 < tex.Length ? tex[end..(end + 15)] + "…" : tex[end..];
        return $"KaTeX parse error: {message}{place}{left}{underlined}{right}";
    }

    [Theory]
    [InlineData(@"\frc", @"\frac")]
    [InlineData(@"\apha", @"\alpha")]
    [InlineData(@"\lamda", @"\lambda")]
    [InlineData(@"\mathbbb", @"\mathbb")]
    [InlineData(@"\infity", @"\infty")]
    [InlineData(@"\opertorname", @"\operatorname")]
    [InlineData(@"\alphax", @"\alpha x")]
    [InlineData(@"\cdotab", @"\cdot ab")]
    public void An_unknown_command_is_told_with_what_was_meant(string command, string meant)
    {
        var tex = $"a + {command}{{x}} + b";
        var (message, pointed, hint, diagnostic) = Report(tex, Katex($"Undefined control sequence: {command}", tex, 4, command.Length), 4, command.Length);
        Assert.Equal($"unknown command `{command}`", message);
        Assert.Equal(command, pointed);
        Assert.Equal($"Did you mean `{meant}`?", hint);
        Assert.Equal(Rules.UnknownCommand, diagnostic.Rule);
    }

    [Fact]
    public void An_unknown_environment_is_told_with_what_was_meant()
    {
        const string Tex = @"\begin{pmatirx}a\end{pmatirx}";
        var (message, pointed, hint, _) = Report(Tex, Katex("No such environment: pmatirx", Tex, 6, 9), 6, 9);
        Assert.Equal(("unknown environment `pmatirx`", "{pmatirx}", "Did you mean `pmatrix`?"), (message, pointed, hint));
    }

    [Fact]
    public void The_space_after_a_command_is_not_pointed_at()
    {
        const string Tex = @"a \foo  b";
        Assert.Equal(@"\foo", Report(Tex, Katex(@"Undefined control sequence: \foo", Tex, 2, 6), 2, 6).Pointed);
    }

    [Theory]
    [InlineData(@"\frac{1}{2", "Unexpected end of input in a macro argument, expected '}'", 10, 0, "`{` is never closed", "{")]
    [InlineData(@"\frac{1}", "Unexpected end of input in a macro argument, expected '}'", 8, 0, "an argument is missing", "}")]
    [InlineData(@"a}", "Expected 'EOF', got '}'", 1, 1, "`}` without its `{`", "}")]
    [InlineData(@"x + \left( a", @"Expected '\right', got 'EOF'", 12, 0, @"`\left` without its `\right`", @"\left")]
    [InlineData(@"a \right)", @"Expected 'EOF', got '\right'", 2, 6, @"`\right` without its `\left`", @"\right")]
    [InlineData(@"a & b", "Expected 'EOF', got '&'", 2, 1, "`&` outside an environment with columns", "&")]
    [InlineData(@"x^2^3", "Double superscript", 3, 1, "two superscripts on one thing", "^")]
    [InlineData(@"a + _", "Expected group after '_'", 4, 1, "nothing after `_`", "_")]
    [InlineData(@"O\(n\)", @"Can't use function '\(' in math mode", 1, 2, @"`\(` inside a formula", @"\(")]
    [InlineData(@"x_\tilde Q", @"Got function '\tilde' with no arguments as subscript", 2, 7, @"`\tilde` with no arguments as subscript", @"\tilde")]
    [InlineData(@"\begin{matrix}a", @"Expected & or \\ or \cr or \end", 15, 0, @"`\begin` without its `\end`", @"\begin")]
    public void The_commonest_mistakes_are_told_in_the_authors_terms(string tex, string katex, int offset, int length, string message, string pointed)
    {
        var report = Report(tex, Katex(katex, tex, offset, length), offset, length);
        Assert.Equal((message, pointed), (report.Message, report.Pointed));
        // The same from the bare message with its offset.
        Assert.Equal((message, pointed), Report(tex, katex, offset, length) is var bare ? (bare.Message, bare.Pointed) : default);
    }

    [Fact]
    public void A_place_behind_what_was_rewritten_is_found_in_the_source()
    {
        const string Page = @"a &lt; \mbox{b} \nicefrac12 \foo";
        const string Tex = @"a < \text{b} {{}^{1}\!/_{2}} \foo";
        var at = Tex.IndexOf(@"\foo", StringComparison.Ordinal);
        Assert.Equal(@"\foo", Report(Page, Katex(@"Undefined control sequence: \foo", Tex, at, 4), at, 4).Pointed);
    }

    [Fact]
    public void An_error_in_a_macro_points_at_its_use_and_names_its_definition()
    {
        const string Page = @"\newcommand{\foo}[1]{\mathbf{#1}+\bar{\baz}}" + "\n---\n" + @"a+\foo{x}+b";
        const string Body = @"\mathbf{#1}+\bar{\baz}";
        var (message, pointed, _, diagnostic) = Report(Page, Katex(@"Undefined control sequence: \baz", Body, 17, 4), 17, 4);
        Assert.Equal((@"unknown command `\baz`, in the macro `\foo`", @"\foo"), (message, pointed));
        Assert.Equal(new Position(1, 1), Assert.Single(diagnostic.Notes).At!.Position);
        Assert.Equal(new Position(3, 3), diagnostic.At!.Position);
    }

    [Fact]
    public void An_error_in_a_macro_used_by_a_macro_points_at_the_use_in_the_formula()
    {
        const string Page = @"\newcommand{\a}{1+\b}\newcommand{\b}{\oops}" + "\n---\n" + @"x+\a";
        var report = Report(Page, Katex(@"Undefined control sequence: \oops", @"\oops", 0, 5), 0, 5);
        Assert.Equal((@"unknown command `\oops`, in the macro `\b`", @"\a"), (report.Message, report.Pointed));
        Assert.Equal((@"unknown command `\oops`, in the macro `\b`", @"\a"), Report(Page, @"Undefined control sequence: \oops", 0, 5) is var bare ? (bare.Message, bare.Pointed) : default);
    }

    [Theory]
    [InlineData("KaTeX parse error: Too many expansions: infinite loop or need to increase maxExpand setting")]
    [InlineData("Maximum call stack size exceeded")]
    public void A_macro_that_leads_back_to_itself_is_named(string katex)
    {
        const string Page = @"\renewcommand{\vec}[1]{\mathbf{\vec{#1}}}" + "\n---\n" + @"a+\vec{b}";
        var report = Report(Page, katex, -1, 0);
        Assert.Equal((@"the macro `\vec` leads back to itself", @"\vec"), (report.Message, report.Pointed));
    }

    [Fact]
    public void An_error_without_a_place_points_at_the_formula()
    {
        var report = Report(@"a \begin{aligned}b\end{aligned}", @"KaTeX parse error: Multiple \tag", -1, 0);
        Assert.Equal((@"several `\tag` in one formula", @"a \begin{aligned}b\end{aligned}"), (report.Message, report.Pointed));
    }

    [Fact]
    public void A_command_of_the_table_is_known_and_a_far_name_has_no_nearest()
    {
        Assert.True(CommandTable.Commands.Count > 900);
        Assert.Null(Spelling.Nearest(@"\zzzzzz", CommandTable.Commands));
    }
}
