using System.Text.RegularExpressions;
using Xunit;

namespace Tests;

/// <summary>
/// The site of this repository shows the dialect by using it: each thing that an author may write stands somewhere in
/// input/, outside of examples. What is told by a lint stands nowhere, since the site has nothing to be told.
/// </summary>
public sealed partial class DialectUseTests
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "input"), "*.md", SearchOption.AllDirectories)];

    /// <summary>Of each file, what stands above the text; and the text, with fences as their first lines and without code between backticks.</summary>
    private static readonly (string Matter, string Text)[] Articles = [.. Files.Select(file => File.ReadAllText(file)).Select(Parts)];

    /// <summary>In the order of the README: formulas, what is numbered and referred to, blocks, text.</summary>
    public static TheoryData<string, string> Features => new()
    {
        { "an inline formula", @"(?<!\$)\$[^\s$][^$\n]*\$" },
        { "GitHub's inline formula", @"\$`[^`]+`\$" },
        { "a formula of two dollars within a line", @"\S \$\$[^$\n]+\$\$ \S" },
        { "dollars in the braces of a formula", @"\$[^$\n]*\\text\{[^}$\n]*\$[^}$\n]+\$\}\$" },
        { "a dollar that is money", @"\\\$\d" },
        { "a formula in a heading", @"^#+ .*\$[^$\n]+\$" },
        { "a bar in a formula in a cell", @"^\|.*\$[^$\n|]*\|[^$\n|]*\$" },
        { "a display", @"^\$\$\n[^$]+\n\$\$$" },
        { "a display that begins at the end of a line", @"^.*\p{L}.*[^$]\$\$\n[^$]+\n\$\$$" },
        { "a display after text on its line", @"\p{L}.*\$\$[^$\n]+\$\$$" },
        { "a display in an item or quote", @"^> \$\$$" },
        { "a fence of mathematics", @"^```math" },
        { "jekyll-katex's display", @"^\{% math %\}$" },
        { "an environment by itself", @"^\\begin\{align\}" },
        { "aligned rows with labels of their own", @"\\label\{[^}]+\}\\\\" },
        { "a tag", @"\\tag\{" },
        { "a row without a number", @"\\notag" },
        { "mhchem", @"\\ce\{" },
        { "a macro", @"\\newcommand\{" },
        { "an operator", @"\\DeclareMathOperator\{" },
        { "a label in TeX, referred to", @"\\label\{(?<l>[\w:-]+)\}[\s\S]*\\eqref\{\k<l>\}" },
        { "a label after the dollars, referred to", @"\{#(?<l>eq-[\w-]+)\}[\s\S]*@\k<l>" },
        { "an equation of another article", @"\\eqref\{[\w-]+#eq:[\w-]+\}" },
        { "a figure with a label, referred to", @"^!\[[^\n]+\]\([^)\n]+\)\{#(?<l>fig-[\w-]+)[\s\S]*@\k<l>" },
        { "parts of a figure side by side", @"^::: \{#fig-\w+ layout-ncol=\d" },
        { "a picture with a width", @"\)\{width=" },
        { "Obsidian's picture", @"!\[\[[^\]]+\|\d+\]\]" },
        { "a table with a label, referred to", @"^: .*\{#(?<l>tbl-[\w-]+)\}|@(?<r>tbl-[\w-]+)[\s\S]*^: .*\{#\k<r>\}" },
        { "a listing with a label, referred to", @"^```\w+ \{#(?<l>lst-[\w-]+)[\s\S]*@\k<l>" },
        { "a section with a label, referred to", @"^#+ .*\{#(?<l>sec-[\w-]+)\}[\s\S]*@\k<l>" },
        { "a number alone", @"\[-@fig-" },
        { "references in brackets", @"\[[^\]]*@fig-[\w-]+; @fig-" },
        { "a theorem", @"^::: \{#thm-" }, { "a lemma", @"^::: \{#lem-" }, { "a corollary", @"^::: \{#cor-" }, { "a proposition", @"^::: \{#prp-" },
        { "a definition", @"^::: \{#def-" }, { "an example", @"^::: \{#exm-" }, { "a remark", @"^::: \{#rem-" },
        { "a theorem without a number", @"^::: theorem" },
        { "a proof", @"^::: (proof|\{\.proof\})" },
        { "a folded proof", @"^::: \{\.proof collapse=" },
        { "a citation", @"\[@\w+\]" },
        { "citations with a place", @"\[@\w+; @\w+, [^\]]+\]" },
        { "a citation in a sentence", @"(?<![\[\w;] ?)@[a-z]+\d{4}\w*" },
        { "a citation without its author", @"\[-@[a-z]+\d{4}\w*\]" },
        { "a footnote", @"\[\^\w+\][^:][\s\S]*^\[\^\w+\]: " },
        { "a callout", @"^> \[!(NOTE|WARNING)\]" },
        { "a folded callout", @"^> \[!\w+\]- " },
        { "MkDocs' admonition", @"^!!! \w+ """ },
        { "MkDocs' folded admonition", @"^\?\?\? \w+ """ },
        { "MkDocs' tabs", @"^=== """ },
        { "a callout between colons", @"^::: tip " },
        { "a link to another file's section", @"\]\([^)\s]*\.md#[^)\s]+\)" },
        { "a link by name", @"(?<!!)\[\[[\w-]+\]\]" },
        { "a link by name with a section and a text", @"\[\[[^\]#|]+#[^\]|]+\|[^\]]+\]\]" },
        { "an address by itself", @"<https://" },
        { "code with a title and marks", @"^```\w+ \{[^}]*title=[^}]*mark=" },
        { "signs of change", @"^```diff" },
        { "a flowchart", @"^```mermaid \{#fig-[^}]*caption=[^}]*alt=" },
        { "a graph", @"^```dot \{#fig-[^}]*caption=[^}]*alt=" },
        { "a plot", @"^```vega-lite \{#fig-[^}]*caption=[^}]*alt=" },
        { "d2l's label", @"^:eqlabel:`" }, { "d2l's reference", @":eqref:`\w+`" }, { "d2l's number", @":numref:`" },
        { "the end of the excerpt", @"^<!-- more -->$" },
        { "a task", @"^- \[x\]" },
        { "deleted text", @"~~[^~]+~~" },
        { "marked text", @"==[^=\n]+==" },
        { "keys", @"\+\+[a-z+]+\+\+" },
        { "a definition list", @"^:   \S" },
        { "attributes", @"\)\{#(?<l>\w+) \.\w+\}[\s\S]*\]\(#\k<l>\)" },
        { "HTML", @"<abbr " },
        { "emphasis beside punctuation of Chinese", @"\*\*[^*\n]+：\*\*\p{L}" },
        { "an aligned column", @"^\|.*--:\|" },
    };

    /// <summary>The names of the front matter's keys, and of those of a paper.</summary>
    public static TheoryData<string> Keys =>
    [
        "title", "date", "updated", "topic", "tags", "series", "order", "description", "slug", "aliases", "draft", "authors", "cover", "toc",
        "math", "numbering", "bibliography", "citations", "paper", "license", "  venue", "  year", "  arxiv", "  doi", "  url", "  code",
    ];

    [Theory, MemberData(nameof(Features))]
    public void Is_used(string feature, string pattern) =>
        Assert.True(Articles.Any(article => Regex.IsMatch(article.Text, pattern, RegexOptions.Multiline)), $"{feature} stands nowhere in input/");

    [Theory, MemberData(nameof(Keys))]
    public void Is_used_above_an_article(string key) =>
        Assert.True(Articles.Any(article => Regex.IsMatch(article.Matter, $"^{key}:", RegexOptions.Multiline)), $"{key.Trim()} stands above no article of input/");

    [Fact]
    public void A_translation_lies_beside_its_article() =>
        Assert.Contains(Files, file => file.EndsWith("index.en.md", StringComparison.Ordinal) && File.Exists(file.Replace(".en.md", ".md", StringComparison.Ordinal)));

    private static (string, string) Parts(string text)
    {
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        return (text[..end], CodeSpan().Replace(Fence().Replace(text[end..], "$1"), "$1"));
    }

    /// <summary>Within a fence of more signs stands an example of a fence.</summary>
    [GeneratedRegex(@"^((`{3,})[^\n]*\n)[\s\S]*?^\2`*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    /// <summary>What looks like one and is a formula of GitHub's or a role of d2l's is kept.</summary>
    [GeneratedRegex(@"(\$`[^`\n]+`\$|:\w+:`[^`\n]+`)|(?<!`)(`+)(?!`)[^\n]+?(?<!`)\2(?!`)")]
    private static partial Regex CodeSpan();
}
