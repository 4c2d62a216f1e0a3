using AngleSharp.Html.Parser;
using CsCheck;
using Transmission.Caching;
using Transmission.Code;
using Xunit;

namespace Tests;

public sealed class HighlighterTests(SharedScriptHost shared) : IClassFixture<SharedScriptHost>
{
    private readonly Highlighter _highlighter = new(new MemoryCache(), InstalledTheme.Files, shared.Host);

    [Fact]
    public void Python_has_colours() =>
        Assert.Equal("<span class=\"hljs-keyword\">return</span> <span class=\"hljs-number\">1</span>", Assert.Single(_highlighter.HighlightLines("return 1", "python")));

    [Theory]
    [InlineData("py", "python")]
    [InlineData("Python", "python")]
    [InlineData("c++", "cpp")]
    [InlineData("sh", "bash")]
    [InlineData("console", "shell")]
    [InlineData("yml", "yaml")]
    [InlineData("tex", "latex")]
    [InlineData("jl", "julia")]
    [InlineData("c#", "csharp")]
    public void A_language_has_other_names(string alias, string name)
    {
        const string code = "# a\n$ b = \"c\" // d\n\\frac{1} 2 + 'x'";
        Assert.Equal(_highlighter.HighlightLines(code, name), _highlighter.HighlightLines(code, alias));
        Assert.True(_highlighter.Knows(alias));
    }

    [Theory]
    [InlineData("no-such-language")]
    [InlineData("text")]
    [InlineData("")]
    [InlineData(null)]
    public void Code_in_no_language_is_only_escaped(string? language) =>
        Assert.Equal(["if a &lt; b:", "&amp;"], _highlighter.HighlightLines("if a < b:\n&", language));

    [Fact]
    public void Every_line_is_whole()
    {
        var lines = _highlighter.HighlightLines("x = '''a\nb\n'''\n", "python");
        Assert.Equal(4, lines.Length);
        Assert.Equal("<span class=\"hljs-string\">b</span>", lines[1]);
        Assert.Equal("", lines[3]);
    }

    [Fact]
    public void A_language_inside_another_has_its_colours() =>
        Assert.Contains("hljs-keyword", _highlighter.HighlightLines("<script>let a = 1</script>", "html")[0], StringComparison.Ordinal);

    [Fact]
    public void Huge_code_is_plain_at_once()
    {
        var code = string.Concat(Enumerable.Repeat("a = {1: [(", 100_000));
        Assert.Equal(code, Assert.Single(_highlighter.HighlightLines(code, "python")));
    }

    [Theory]
    [InlineData("python", "((((((((((")]
    [InlineData("javascript", "${`")]
    [InlineData("html", "<a b='")]
    [InlineData("cpp", "a<b<(")]
    [InlineData("markdown", "**_[`")]
    [InlineData("latex", "\\begin{x}$")]
    [InlineData("haskell", "{- ")]
    public void Hostile_code_loses_nothing(string language, string unit)
    {
        var code = string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length));
        Assert.Equal(code, TextOf(_highlighter.HighlightLines(code, language)));
    }

    [Fact]
    public void Every_language_can_be_loaded_and_keeps_the_text()
    {
        const string code = "/* a */ begin \"b\\n\" 'c' <d e=\"f\">&amp; # g\n@h $i = 1.5e3; {{ j }} -- k 中文 😀\r\nend\t";
        foreach (var language in _highlighter.Languages.Order(StringComparer.Ordinal))
            Assert.Equal(code, TextOf(_highlighter.HighlightLines(code, language)));
    }

    [Fact]
    public void The_text_of_the_markup_is_the_code()
    {
        var language = Gen.OneOf("python", "js", "html", "bash", "c++", "latex", "yaml", "diff", "markdown", "julia");
        var piece = Gen.OneOf(
            Gen.OneOf("def f(x):\n", "'''", "\"", "`${", "<script>", "</script>", "&lt;", "<!--", "\\begin{a}", "$x$", "# ", "//", "/*", "*/", "\r\n", "\n\n", "\t", "😀", "中文", "'"),
            Gen.String[Gen.Char[' ', '~'], 0, 8]);
        Gen.Select(piece.List[0, 30].Select(string.Concat), language).Sample(
            (code, name) => TextOf(_highlighter.HighlightLines(code, name)) == code, iter: 500, threads: 1);
    }

    /// <summary>As a browser reads it, every line by itself.</summary>
    private static string TextOf(IEnumerable<string> lines)
    {
        var parser = new HtmlParser();
        using var document = parser.ParseDocument("");
        return string.Join('\n', lines.Select(line =>
        {
            var element = document.CreateElement("code");
            element.InnerHtml = line;
            Assert.Equal(element.InnerHtml.Count(c => c == '<'), line.Count(c => c == '<'));
            return element.TextContent;
        }));
    }
}
