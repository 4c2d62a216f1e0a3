namespace Tests.Fuzz;

/// <summary>Texts in the dialect: its own pieces in any order, containers within containers, and what people wrote, damaged.</summary>
internal static class MarkdownTexts
{
    private static readonly string[] Inline =
    [
        "$x_1$", "$$x = 1$$", "$a$$b$", "$ x $", "$5", "$`y`$", "\\$", "$", "$$", "\\(z\\)", "\\\\(z\\\\)", "\\\\[z\\\\]", "$\\frac{1}{2}$", "$\\text{if $x$}$", "${", "$\\newcommand{\\R}{\\mathbb{R}}$", "$\\R$", "\\eqref{eq:a}", "\\ref{fig:a}", "$a &lt; b$", "$|x|$",
        "**@@**", "*@@*", "_@@_", "**重点：**", "~~@@~~", "`@@`", "``a ` b``", "`", "*", "**", "_", "~~", "[@@](a.md)", "[@@](other.md#节 \"t\")", "![@@](a.png)", "![@@](a.png){#fig-a width=50%}", "[@@][a]", "[a]", "[", "](", "]", "![", "<https://a.b/@@>", "https://a.b/c，@@", "www.a.b",
        "[[other]]", "[[other#Setup|@@]]", "![[a.png]]", "[[", "]]", "[@vaswani2017]", "[@a; -@b, 第 3 节]", "@vaswani2017", "@eq-a", "@fig-a", "@other#thm-far", "\\@eq-a", "@", ":numref:`fig_a`", ":eqref:`a`", ":label:`a`", ":cite:`vaswani2017`", "{#eq-a}", "{#fig-b .c k=\"v\"}", "{-}", "{", "}", "^id",
        "[^1]", "[^@@]", "^[@@]", "![@@](https://www.zhihu.com/equation?tex=%5Cfrac%7B1%7D2)", "![](https://latex.codecogs.com/gif.latex?x%", "{{< katex >}}x{{< /katex >}}", "{{< katex display >}}", "{math}`x`", "{eq}`a`", "{cite}`a,b`", "<d-math>x</d-math>", "<d-cite key=\"a\"></d-cite>", "<d-footnote>@@</d-footnote>", "![@@](a b.png =3x4)", "@eq:a", "\\textbf{@@}", "<b>", "</b>", "<span class=\"a\">", "</span>", "<br>", "<a href=\"x\">", "</a>", "<img src=a.png>", "<unk>", "<!-- @@ -->", "<!--", "-->", "<", ">", "&amp;", "&", "&#x41;", "<script>", "</script>", "<code>", "</code>", "<svg>", "</svg>", "<math>", "</p>", "<p>", "<td>", "<li>", "<select><option>", "<textarea>", "<style>", "<details><summary>@@</summary>", "</details>", "<iframe src=\"https://a.b\"></iframe>",
        "@@", " @@ ", "中文", "，", "。", "（", "）", "「", "：", "　", "你好 world", " ", "  ", "\t", "\\", "\u00A0", "\u200B", "\u200D", "\u202E", "\u05E9\u05DC", "😀", "👨‍👩‍👧", "\uD83D", "\uDE00", "\uFEFF", "\u0301", "𝑥", "𠀀", "\uFFFD", "\f", "|", "\\|", ":", "-", "+", "=", "#", "1.", "(a)", "!", "\"", "'", "...", "--", "%}", "{% raw %}", "{{ x }}", "==@@==", "H~2~O", "x^2^", ":smile:",
        "[@@]{.a}", "[@@ $x$]{#b .c}", "{ref}`@@ <sec-a>`", "{numref}`a %s <fig-b>`", "\\nameref{sec-a}", "$$y$$ (eq-a)", "{{video https://a.b}}", "<img src=\"{{ \"/a.png\" | relative_url }}\">", "{% include figure.html path=\"a.png\" title=\"@@\" %}",
    ];

    private static readonly string[] Lines =
    [
        "# @@", "## @@ $x$ {#sec-a}", "## 重复", "### ", "@@\n===", "@@\n---", "---", "***", "```", "~~~", "```python {title=\"a.py\" mark=1-2 #lst-a}\n@@\n```", "```math\nx\n```", "```mermaid\ngraph TD; a-->b\n```", "```dot {#fig-d caption=\"@@ $x$\"}\ndigraph { a }\n```", "```diff\n+a\n-b\n```", "    code @@", "\tcode",
        "$$", "$$\nx = y\n$$", "$$\na \\label{eq:a}\n$$ {#eq-b}", "@@ $$", "$$ @@", "$", "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", "\\begin{equation}", "\\end{equation}", "\\\\[\nx\n\\\\]", "{% math %}", "{% endmath %}", "{% highlight c %}", "{% endhighlight %}", "{% raw %}", "{: .a}", "[TOC]", "[[toc]]", "[[refs]]", "<!-- more -->",
        "> @@", "> [!NOTE] @@ $x$", "> [!tip]- @@", ">", ">> @@", "- @@", "- [ ] @@", "* ", "+ @@", "1. @@", "10) @@", "-", "  @@", "    @@", "@@\n: @@", ":   @@", "[^1]: @@ $y$", "[^@@]: a", "[a]: b.md \"t\"", "[a]:", "*[HTML]: @@",
        "| a | $x$ |\n|---|:-:|\n| @@ | `b|c` |", "|---|", "| @@ |", ": @@ {#tbl-a}", "@@ | b\n--|--\n1 | $|x|$", "+---+\n| a |\n+---+", "![@@](a.png)", "![@@](a.png){#fig-a}", "[@@](a.md){.b}",
        "::: {#thm-a} @@", "::: theorem", "::: proof", "::: {.proof collapse=\"true\"}", "::: {#fig-c}", "::: {#tbl-c}", ":::", "::::", "::: warning @@", "(sec-a)=", "```{figure} a.png\n:name: fig-b\n:alt: @@\n\n@@ $x$\n\n@@\n```", ":::{image} a.png\n:width: 3px", "##@@", "###$x$ @@##", "id:: @@", "import a from 'b';", "export const a = {", "> @@\n{: .prompt-tip }", "::: code-group-item @@", "<div>{% include figure.html path=\"a.png\" title=\"@@ $x$\" %}</div>", "```{note} @@", "````{tip}\n:class: a", "````", ":::{math}", "```{math}\n:label: a\nx\n```", ":::{dropdown} @@", "\\newcommand{\\y}{z}", "\\def\\w{", "}", "{{< katex >}}", "{{< /katex >}}", "@[TOC](@@)", "!!! note \"@@\"", "??? tip", "???+ note", "=== \"@@\"", ":begin_tab:`mxnet`", ":end_tab:", ":eqlabel:`a`",
        "<div>", "</div>", "<div class=\"a\">@@</div>", "<details>", "</details>", "<table><tr><td>@@", "</table>", "<table><tr><td>$5</td><td>$x</td>", "<div><style>\na\n\nb", "</style>", "<pre>", "</pre>", "<script>", "</script>", "<!-- @@", "-->", "<ul><li>@@", "<?php", "<p align=\"center\">", "<figure>", "<svg><path/></svg>", "---\ntitle: @@\n---", "", "", "", "",
    ];

    private static readonly string[] Marks = ["> ", "- ", "1. ", "    ", "* > ", ">", "10. ", "  "];

    private static readonly Pool Pool = new([.. Inline, .. Lines.Select(line => line + "\n"), "\n", "\n", "\n\n", "\n"], FuzzTexts.Markdown);

    public static string Make(Random random) => random.Next(10) switch
    {
        < 4 => Pool.Make(random),
        < 8 => string.Join('\n', Blocks(random, 0)) + "\n",
        _ => Pool.Changed(string.Join('\n', Blocks(random, 0)), random),
    };

    private static List<string> Blocks(Random random, int depth)
    {
        var lines = new List<string>();
        for (var blocks = random.Next(1, 6); blocks > 0; blocks--)
        {
            if (random.Next(4) > 0) lines.Add("");
            lines.AddRange(random.Next(10) switch
            {
                < 3 => Lines[random.Next(Lines.Length)].Replace("@@", Pool.Joined(random, 1)).Split('\n'),
                < 6 when depth < 4 => Within(Marks[random.Next(Marks.Length)], random, depth),
                6 when depth < 4 => [Lines[random.Next(Lines.Length)].Replace("@@", "qzz"), .. Blocks(random, depth + 1), ":::"],
                _ => [Running(random)],
            });
        }
        return lines;
    }

    private static IEnumerable<string> Within(string mark, Random random, int depth)
    {
        var rest = mark.Contains('>') ? mark : new string(' ', mark.Length);
        return Blocks(random, depth + 1).SelectMany(line => line.Split('\n')).Select((line, i) => line.Length == 0 && rest[0] == ' ' ? "" : (i == 0 ? mark : rest) + line);
    }

    private static string Running(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Inline[random.Next(Inline.Length)].Replace("@@", $"qz{random.Next(100000)}z")));
}
