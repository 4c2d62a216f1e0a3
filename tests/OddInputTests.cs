using System.Text;
using Theme;
using Transmission;
using Transmission.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>Whatever lies in a folder, each note gives a page that is whole, or the author is told why not.</summary>
public sealed class OddInputTests
{
    private static readonly string[] Names =
    [
        "a b", "论文 笔记", "c#sharp", "100%", "q&a", "it's", "%20", "a%2Fb", "x+y", "a;b", "{curly}", "[bracket]", "~tilde", "é", "e\u0301", "emoji😀", "很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很很",
        "trailing-", "dot.in.name", "-dash", "`tick`", "@at", "=", "2020-01-01-", "index", "README", "404", "assets", "main",
    ];

    private static readonly string[] NamesNotOnWindows = ["why?", "say \"hi\"", "<lt>", "a:b", "a|b", "a*b", "tab\tname", "trailing.", "CON", "Case", "case"];

    public static TheoryData<string, string> Texts() => new()
    {
        { "empty", "" }, { "spaces", "  \n\n \t\n" }, { "only front matter", "---\ntitle: t\n---" }, { "open front matter", "---\ntitle: t\n" }, { "dashes", "---" },
        { "a formula", "$x$" }, { "a display", "$$\nx\n$$" }, { "an open display", "$$x" }, { "dollars", "$$" }, { "a dollar", "$" },
        { "crlf", "---\r\ntitle: t\r\n---\r\n\r\n# H\r\n\r\n$$\r\nx\r\n=y\r\n$$\r\n\r\n```py\r\na=1\r\nb\r\n```\r\n\r\n|a|b|\r\n|-|-|\r\n|$x$|$y$|\r\n" },
        { "cr", "---\rtitle: t\r---\r\r# H\r\r$$\rx\r$$\r\r```py\ra=1\r```\r\rtext $a$ end\r" }, { "cr cr lf", "# H\r\r\n\r\r\n```py\r\r\na=1\r\r\n```\r\r\n" },
        { "marks of byte order", "\uFEFF\uFEFF# t $x$\n" }, { "controls", "a\0b $x\0y$ `\0` <b\0>\u0001\u0002\u000B\u000C\u007F\u001B[31m $x\u0001$ \u0085 \u2028 \uFFFE \uFFFF\n\n```\n\u0001\n```\n" },
        { "noncharacters", "\uE000\uFDD0\uFDD1\uFDD2\uFDD3\uFDD4 $x$ \uFDD0\uE000\uE000\uFDD3 `\uFDD0\uE000\uFDD3`\n" },
        { "quotes", new string('>', 500) + " x $y$\n" }, { "lists", string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', 2 * i) + "- a $x$\n")) },
        { "elements", string.Concat(Enumerable.Repeat("<div>\n\n", 300)) + "x $y$\n" }, { "emphasis", string.Concat(Enumerable.Repeat("*a **b ", 300)) },
        { "braces", "$" + new string('{', 2000) + "x" + new string('}', 2000) + "$" }, { "fractions", "$" + string.Concat(Enumerable.Repeat(@"\frac{1}{", 100)) + "x" + new string('}', 100) + "$" },
        { "wrong TeX", @"$\frac{$ $\frac$ $x^$ $}$ $\left($ $\begin{matrix}$ $\end{x}$ $\begin{foo}a\end{foo}$ $\ref{a}$ $\tag{1}$ $&$ $#$ $\\$ $%$ $\text{$ $\undefined$ ${$ $\{$ $\[$" },
        { "endless macros", @"$\def\a{\b}\def\b{\a}\a$ $\newcommand{\x}{\x\x}\x$ $\rule{1000000em}{100000em}$ $\href{javascript:alert(1)}{x}$ $\includegraphics{https://x.y/z.png}$" },
        { "open elements", "<div class=\"x\">\n\ntext **b <b>bold\n\npara </i> two</div></div></article></main></body></html>\n\nafter $x$\n" },
        { "open comment", "before\n\n<!-- never closed\n\nafter $x$\n" }, { "open style", "<style>\np{color:red}\n\n# h $x$\n" }, { "open textarea", "<textarea>\n\nx </div>\n" },
        { "scripts", "<script>\nalert(\"$x$\")\n</script>\n\na <script>x</script> b\n\n<script src=\"https://x.y/z.js\"></script>\n<script>\nunclosed\n" },
        { "drawings", "<svg width=\"10\" height=\"10\"><g><circle r=\"5\"/><text>$x$</text><title>t</title></g></svg>\n\nin <svg><path d=\"M0 0\"/></svg> line\n\n<svg><g>\n\nopen $x$\n" },
        { "MathML", "<math><mi>x</mi><mo>=</mo><mtext>$y$</mtext></math> in <math><mn>1</mn></math>\n\n<math><p>x</p></math>\n" },
        { "embeds", "<iframe src=\"https://youtube.com/embed/x\"></iframe>\n\n<iframe src=\"local.html\"></iframe>\n\n<iframe src=\"//b.com\">\n\n<video src=\"https://v.w/x.mp4\"></video> <img src=\"https://a.b/c.png\" alt=\"$x$\"> <img> <img src> <img src=\"\">\n\n<embed src=\"https://e.f\">\n" },
        { "paragraphs", "<p>a <div>b</div> c</p>\n\n<p>open\n\ntext\n\n<p>\n\ninner **md** $x$\n\n</p>\n\ntext <p> in </p> line <div>q $$y=1$$</div> r\n" },
        { "items and cells", "<ul><li>a<li>b $x$<ul><li>c</ul><li>d</ul>\n\n<dl><dt>a<dd>b<dt>c</dl>\n\n<table><tr><td>a $x$<td>b<tr><td>c</table>\n\n<table>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</table>\n\n<table>t $x$<tr><td>a</td></tr></table>\n\n<td>alone</td>\n" },
        { "links in links", "<a href=\"#x\">a <a href=\"#y\">b</a> c</a> [l <a href=\"q\">i</a> n](x.md) [a [b](c) d](e)\n\n# H <a href=\"x\">l</a>\n\n# [link](x.md) $x$\n\n[img ![$x$ alt](https://a.b/c.png) t](x.md) [![r](https://a.b/c.png)](x.md)\n\n[![m $z$](missing.png)](x.md)\n\n# h ![x](https://a.b/c.png)\n\n[note[^1] in link](x.md) [https://x.y/](x.md) [\\eqref{eq:z}](x.md) [$$x=1$$](x.md)\n\n$$a \\label{eq:z}$$\n\n[^1]: note $n$ [l](x.md)\n" },
        { "no elements", "<unk> and <T> and List<T> and </s> a<b <3 x<y>z <o:p></o:p> <my-el>x</my-el> <?php echo 1 ?> <!DOCTYPE html> <![CDATA[ x ]]>\n\n<unk>\n\n<T>\nblock $x$\n</T>\n\n<!DOCTYPE html>\n<html><head><title>t</title><base href=\"https://evil/\"></head><body>\nx\n</body></html>\n" },
        { "attributes", "<div title=\"a>b\" data-x='$x$' class=a>q</div> <a name=\"n\"/> x <br/> <hr> <br></br> <img src=\"x.svg\" alt=\"a\"b\"> <a href=x.md>u</a> <a href=\"javascript:x()\">j</a> <div/> <i class=\"fa\"/> t <a href=\"\n" },
        { "entities", "&amp; &lt;b&gt; &nbsp; &#0; &#xD800; &#x110000; &unknown; $a &lt; b$ $&amp;$\n\n# A &amp; B <i>c</i>\n" }, { "right to left", "# שלום $x$\n\nמילה $x$\u202e rev\u202c 😀👨‍👩‍👧 𝑥 𠀀 $𝑥$ **粗😀**字\n" },
        { "notes", "# H[^a] and $x$[^b]\n\na[^a] b[^b] d[^dup] e[^missing] f[^nest] g[^list] h[^self] $x$[^a]。\n\n| t[^a] | $y$ |\n|---|---|\n| 1 | 2[^b] |\n\n[^a]: A $a$\n[^b]: B\n\n    second $b$\n\n    - $l$\n\n    ```py\n    code\n    ```\n\n    | t | u |\n    |---|---|\n    | 1 | $2$ |\n\n    $$d$$\n[^dup]: one\n[^dup]: two\n[^nest]: n[^inner]\n[^inner]: i $i$ [^nest]\n[^list]: - a\n[^self]: s[^self]\n[^unused]: u\n\n[^html]\n\n[^html]: <table><tr><td>a</td></tr></table> <center>c</center> <div>q\n" },
        { "headings", "# $x$\n\n## $\\alpha$\n\n## \n\n#\n\n## $\\def\\q{1}$\n\n## `code` **b** $y$ [l](x.md) ![i](x.svg)\n\nSetext $z$\n===\n\n# # #\n\n## 重复\n## 重复\n## 重复-1\n\n<a id=\"重复-2\"></a>\n\n## 重复\n\n## {#id}\n\n## a {#main}\n\n## b {#dup}\n\n## c {#dup}\n\n## " + new string('长', 3000) + "\n" },
        { "callouts", "> [!NOTE] 题 $x$ `c` **b** [l](x.md)\n> body $y$\n>\n> $$z$$\n>\n> > [!tip]- nested $n$\n> > - a\n> >   > [!WARNING]\n> >   > $$\n> >   > w\n> >   > $$\n\n- item\n  > [!note]\n  > $c$\n\n!!! note \"t $x$\"\n    body $y$\n\n    ??? tip\n        $$\n        d\n        $$\n\n> [!unknown] u\n> x\n\n> [!note]-\n" },
        { "links", "[a][b] [$x$][b] ![c][b] [e] [f][]\n\n[b]: x.md \"t $x$\"\n[e]: <>\n[f]: https://x.y\n\n[[wiki]] [[about#x|txt]] ![[pic.png]] [x](<>) [y]() [z](#) [q](?x) [r](#nope) [s](//host) [t](http://) [u](http://[) [w](%zz) [x](\\\\srv\\x) [y](C:\\x.md) [z](../../../../etc/passwd) [2](.) [3](..) [4](/) [5](./) [8]({% link x.md %}) [0](data:text/html,x) <javascript:x> <http://a b> ![](x.svg \"t\") ![a](){#x width=50%}\n" },
        { "leftovers", "{% include x.html %}\n\n{% hint style=\"info\" %}\nbody\n{% endhint %}\n\n{{ x }} {{< ref \"a\" >}} :emoji: ==hl== H~2~O :::\n\n::: tip\nx\n:::\n\n[TOC]\n\n[[toc]]\n\n* TOC\n{:toc}\n\n@eq-x @[youtube](x)\n\n<Tabs>\n\n<TabItem value=\"x\">\n\nbody $x$\n\n</TabItem>\n</Tabs>\n\nimport X from \"y\"\n" },
        { "wrong front matter", "---\ntitle: {{ page.title }}\ndate: 32 Foo\ntags: {a: b}\ncategories: [[a,b],[c]]\nunknown: x\ntitle: again\n---\nx\n" },
        { "odd front matter", "---\ntitle: \"$x$ <b>q</b> & [l](u) `c`\"\ndescription: |\n  a\n\n  b $y$\nslug: ../../x\ntags: [\"a/b\", \"\", \"..\", \"#\", \"A\", \"a\", \"" + new string('长', 120) + "\"]\nseries: \"\"\ntopic: /\npermalink: x?y#z\ndate: 2020-01-01\n---\n" },
        { "a taken front page", "---\npermalink: /\n---\n" }, { "a long slug", "---\nslug: " + new string('s', 300) + "\ndate: 2020-01-01\n---\n" }, { "another long slug", "---\nslug: " + new string('s', 301) + "\ndate: 2020-01-01\n---\n" },
        { "wrong types", "---\ntitle: 5\ndraft: maybe\norder: x\nlang: klingon\nmath: x\npaper: y\nauthors: {a: b}\n---\n" }, { "anchors without end", "---\n&a: *b\n---\n" },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void A_strange_note_gives_a_page_that_is_whole(string name, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("posts/x.md", text);
        folder.Write("posts/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>");
        var site = Whole(folder);
        Assert.Equal(1, site.Result.Site.Documents.Length + site.Result.Site.LeftOut.Length);
        Assert.NotNull(name);
    }

    [Fact]
    public void A_strange_name_gives_a_page_that_others_can_link_to()
    {
        using var folder = new TemporaryFolder();
        var names = OperatingSystem.IsWindows() ? Names : [.. Names, .. NamesNotOnWindows];
        foreach (var name in names)
        {
            folder.Write($"posts/{name}.md", $"# 题\n\n设 $x$。\n\n[self](<{name.Replace("<", "\\<").Replace(">", "\\>")}.md>)\n");
            folder.Write($"{name}/page.md", "# 页\n\n![](<图 1#.svg>)\n");
            folder.Write($"{name}/图 1#.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"></svg>");
        }
        var site = Whole(folder);
        Assert.Equal(2 * names.Length, site.Result.Site.Documents.Length);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told()
    {
        using var folder = new TemporaryFolder();
        byte[][] files = [[.. Enumerable.Range(0, 256).Select(i => (byte)i)], [.. Encoding.UTF8.GetBytes("文").Take(2)], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("# 标题 $x$")], [0xFF, 0xFE], [0xEF, 0xBB]];
        foreach (var (i, bytes) in files.Index()) File.WriteAllBytes(folder.Write($"posts/{i}.md", ""), bytes);
        foreach (var extension in new[] { "png", "jpg", "svg", "gif", "webp", "avif", "pdf" }) File.WriteAllBytes(folder.Write($"posts/x.{extension}", ""), files[0]);
        Whole(folder);
    }

    [Theory]
    [InlineData("there is no Markdown", "build", "-i", "{0}/empty", "-o", "{0}/out", "--cache", "{0}/cache")]
    [InlineData("is a file, not a folder", "build", "-i", "{0}/notes/a.md", "-o", "{0}/out", "--cache", "{0}/cache")]
    [InlineData("there is no folder", "build", "-i", "{0}/nowhere", "-o", "{0}/out", "--cache", "{0}/cache")]
    [InlineData("is a file", "build", "-i", "{0}/notes", "-o", "{0}/notes/a.md", "--cache", "{0}/cache")]
    [InlineData("already exists", "build", "-i", "{0}/notes", "-o", "{0}/notes/a.md/x", "--cache", "{0}/cache")]
    [InlineData("an empty name", "build", "-i", "{0}/notes", "-o", "", "--cache", "{0}/cache")]
    [InlineData("lies in the output", "build", "-i", "{0}/notes", "-o", "{0}/notes", "--cache", "{0}/cache")]
    [InlineData("is not an address", "build", "-i", "{0}/notes", "--url", "example")]
    [InlineData("is not an instant", "build", "-i", "{0}/notes", "--now", "yesterday")]
    [InlineData("Unrecognized command", "publish")]
    public async Task What_cannot_be_done_is_said_in_a_line(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes/a.md", "# t\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        int exitCode;
        try { exitCode = await Cli.RunAsync([.. arguments.Select(argument => argument.Replace("{0}", folder.Path))], new RazorTheme()); }
        finally { Console.SetError(before); }

        Assert.Equal(2, exitCode);
        Assert.Contains(message, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
    }

    internal static TestSite Whole(TemporaryFolder folder)
    {
        var site = TestSite.Build(folder.Path, new RazorTheme(), lenient: true);
        Assert.DoesNotContain(site.Result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        foreach (var document in site.Result.Site.Documents)
        {
            if (!site.Files.TryGetValue(site.Result.Site.AddressOf(document).ToOutputPath().Value, out var written)) // another has the address, which is told
            {
                Assert.Contains(site.Result.Diagnostics, told => told.Rule == Rules.OutputCollision);
                continue;
            }
            var page = HtmlFaults.Parse(Encoding.UTF8.GetString(written), out _);
            Assert.Equal(document.Path.Value, page.QuerySelector("article[data-source]")?.GetAttribute("data-source"));
            Assert.NotNull(page.QuerySelector("body > footer, footer"));
        }
        foreach (var (path, content) in site.Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = HtmlFaults.Parse(Encoding.UTF8.GetString(content), out var faults);
            Assert.True(faults.Count == 0, $"{path}: {string.Join("\n", faults)}");
            var doubled = page.All.Where(element => !string.IsNullOrEmpty(element.Id)).GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key);
            Assert.Empty(doubled);
        }
        return site;
    }
}
