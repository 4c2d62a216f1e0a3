namespace Tests.Fuzz;

/// <summary>Texts in the smaller languages.</summary>
internal static class OtherTexts
{
    private static readonly string[] Odd = ["\"", "'", "\\", "{", "}", "[", "]", ":", ",", "\n", "\r\n", "\r", "\t", " ", "  ", "中", "，", "😀", "\uD83D", "\uDE00", "\u0301", "\uFEFF", "\u200B", "\0", "\u0085", "\u2028", "a", "1", "-", "#", "%", "&", "*", "~", "$", "^", "_", "=", "@", "|", ">", "<", "/", ".", "!", "?"];

    private static readonly string[] Yaml =
    [
        "title: ", "Title: ", "date: ", "date: 2024-01-02\n", "date: 2022-03-15 10:00:00 +08:00\n", "date: 7/14/2004\n", "date: 0001-01-01\n", "date: 9999-12-31 23:59:59 -12:00\n", "updated: ", "tags: [a, b]\n", "tags:\n  - a\n  - b\n", "categories: [[a, b], c]\n", "topic: ", "series: ", "order: 1\n", "order: 99999999999999999999\n", "slug: ", "slug: ../x\n", "aliases: [/a/, 'b.html']\n", "draft: true\n", "lang: ", "authors: [{name: a}]\n", "cover: a.png\n", "toc: no\n",
        "math: {double: inline, macros: {'\\R': '\\mathbb{R}', '\\f': ['\\frac{#1}{#2}', 2]}}\n", "math:\n  macros:\n    \\x: '#1#2'\n", "numbering: {equations: section}\n", "numbering: section\n", "bibliography: [a.bib]\n", "citations: {style: apa}\n", "paper: {title: a, authors: [b], year: 2017, arxiv: '1706.03762'}\n", "paper: vaswani2017\n", "license: ", "permalink: /:year/:slug/\n", "permalink: ", "url: https://a.example/\n", "timezone: Asia/Shanghai\n", "timezone: '+99:99'\n", "nav: [{text: a, url: /b/}, {c: /d/}]\n", "feed: {limit: 3}\n", "articles_per_page: -1\n", "published: ", "excerpt: |\n  a\n  b\n", "description: >-\n  a\n", "layout: post\n",
        "- ", "? ", "&a ", "*a", "<<: *a\n", "!!str ", "!x ", "|\n", ">\n", "# c\n", "---\n", "...\n", "%YAML 1.2\n", "{a: b}", "[a, [b]]", "\"\\u4e2d\\x41\\n\"", "\"\\uD83D\"", "'it''s'", "null", "~", "true", ".inf", "0x1F", "1e400", "{{ x }}", "  ", "    ", "$x_1$", "`c`", "<b>", "key: value\n",
    ];

    private static readonly string[] Bib =
    [
        "@article{a,\n", "@misc{k1, title = {A}}\n", "@inproceedings{b, crossref = {a}}\n", "@string{s = \"x\"}\n", "@comment{", "@preamble{\"x\"}", "@", "}\n", "author = {Knuth, Donald and others},\n", "author = {{Group} and de la Cruz, Jr, Ana and 周志华},\n", "title = {{BERT}: $x_1$ and \\emph{b}},\n", "title = \"a\" # s # {b},\n", "year = 2017,\n", "year = {c. 1900--},\n", "month = jan,\n", "month = 1 # \"~\" # feb,\n", "date = {2017-01/2018},\n", "pages = {1--2},\n", "journal = {arXiv preprint arXiv:1706.03762},\n", "eprint = {1706.03762},\n", "doi = {https://doi.org/10.1/a},\n", "url = {https://a.b/%20},\n", "crossref = {k1},\n", "keywords = {},\n", "note = {\\url{x}},\n",
        "{\\\"o}", "\\'{\\i}", "\\v{c}", "\\c c", "\\ss{}", "\\AA", "\\textbf{", "\\href{a}{b}", "\\foo", "\\", "\\&", "--", "---", "``", "''", "~", "$", "$$", "{\\'", "\\\"{\uD83D", "\\'😀", "\\~n", "\\={a}", "\\^", "{", "}", "and ", " and ", "others", "von ", "\uE000", "%c\n",
    ];

    private static readonly string[] Tex =
    [
        "{", "}", "[", "]", "\\", "\\\\", "&", "%", "#", "#1", "$", "^", "_", "~", " ", "\n", "\r\n", "'", "*", "=", "a", "x", "1", "文", "，", "\u200B", "\uFEFF", "😀", "\uD83D", "&lt;", "&amp;", "&nbsp;", "&#39;", "\\frac", "\\frac{1}{2}", "\\left(", "\\right)", "\\middle|", "\\text", "\\text{", "\\text{a_b}", "\\mbox{", "\\textbf", "\\label{eq:a}", "\\label", "\\tag{1}", "\\tag*{x}", "\\tag", "\\notag", "\\nonumber",
        "\\ref{a}", "\\eqref{b}", "\\begin{align}", "\\end{align}", "\\begin{aligned}", "\\end{aligned}", "\\begin{eqnarray}", "\\end{eqnarray}", "\\begin{multline}", "\\end{multline}", "\\begin{flalign}", "\\end{flalign}", "\\begin{equation}", "\\end{equation}", "\\begin{cases}", "\\end{cases}", "\\begin{array}{c|c}", "\\end{array}", "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "\\begin{subequations}", "\\end{subequations}", "\\begin{CD}", "\\end{CD}", "\\begin", "\\end", "\\newcommand{\\x}[1]{#1#1}", "\\newcommand", "\\renewcommand{\\y}[2][z]{#1#2}",
        "\\def\\z#1{\\z#1\\z}", "\\def", "\\let\\w=", "\\let\\w\\frac", "\\DeclareMathOperator*{\\op}{op}", "\\x", "\\y", "\\z", "\\w", "\\op", "\\nicefrac{1}{2}", "\\bbox[red]{x}", "\\unicode{x41}", "\\require{a}", "\\mathbbm{1}", "\\mathbb{R}", "\\hat", "\\sqrt", "\\sqrt[3]{x}", "\\over", "\\choose", "\\bf", "\\verb|a|", "\\verb", "\\ce{H2O}", "\\char\"41", "\\not", "\\kern1em", "\\substack{a\\\\b}", "\\alpha", "\\sum_{i}^{n}", "\\int", "\\foo", "\\color{red}", "\\rule{1em}{1em}", "\\href{https://a.b}{c}", "\\operatorname{a}", "\\underbrace{x}_{y}", "\\overset{a}{b}", "\\hline", "\\cr", "\\limits", "\\quad", "\\,", "\\!", "\\textsc{a}", "\\mathds{1}", "\\mit",
    ];

    private static readonly string[] Html =
    [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=\"x\">", "</a>", "<a>", "<ul>", "<li>", "</li>", "</ul>", "<dl><dt>", "<dd>", "</dl>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<caption>", "<tbody>", "<col>", "<th>", "<h1>", "</h1>", "<h2>", "<br>", "<br/>", "</br>", "<hr>", "<img src=\"a\">", "<svg>", "</svg>", "<title>", "</title>", "<desc>", "<path/>", "<path>", "<math>", "</math>", "<mi>", "</mi>", "<annotation-xml>", "<select>", "<option>", "<optgroup>", "</select>", "<button>", "</button>", "<form>", "</form>", "<nobr>", "<pre>", "</pre>", "<textarea>", "</textarea>", "<script>", "</script>", "<style>", "</style>",
        "<!-- a -->", "<!--", "-->", "<!-->", "<!--->", "--!>", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE html>", "<object>", "</object>", "<marquee>", "</marquee>", "<ruby>", "</ruby>", "<details>", "<summary>", "</summary>", "</details>", "<body>", "</body>", "<html>", "</html>", "<head>", "<frameset>", "<plaintext>", "<xmp>", "<noscript>", "<video>", "<source src=a>", "<input>", "<label>", "<font color=red>", "</font>", "<center>", "<picture>", "<span title=\"a>b\">", "<span a='", "<span a=\"", "</span>", "<x-y>", "</x-y>", "<unk>", "text", " ", "\n", "&amp;", "&", "<", ">", "</", "/>", "\"", "'", "=", "中", "\f", "<span\f>", "<i/class=a>", "<i =a>", "<i a=b/>",
    ];

    private static readonly string[] Drawing =
    [
        "mermaid\n", "dot\n", "vega-lite\n", "graph TD\n", "flowchart LR\n", "a --> b\n", "a[x] -->|y| b{z}\n", "subgraph s\n", "end\n", "sequenceDiagram\n", "a->>b: c\n", "classDiagram\n", "stateDiagram-v2\n", "[*] --> a\n", "erDiagram\n", "xychart-beta\n", "bar [1, 2]\n", "%% c\n", "style a fill:#f00\n", "linkStyle 0 stroke:red\n", "classDef c fill:red\n", "digraph {", "graph {", "a -> b", " [label=\"x\", URL=\"javascript:x()\"]", ";", "}", "subgraph cluster_a {", "node [shape=record label=\"{a|b}\"]", "<b>x</b>", "label=<a<br/>b>", "{\"mark\": \"bar\"}", "{\"data\": {\"values\": [{\"a\": 1}]}, \"mark\": \"point\", \"encoding\": {\"x\": {\"field\": \"a\", \"type\": \"quantitative\"}}}", "{\"data\":{\"url\":\"a.csv\"},\"mark\":\"line\"}", "\"transform\": [{\"calculate\": \"1+\"}],", "null", "[]", "{", "\"a\"", ",", "&", "😀", "\uD83D", "中", "\n", " ", "\"", "'", "<", ">", "--", "->", "==>", "-.->", "@{shape: x}", "---\ntitle: a\n---\n",
    ];

    public static Pool FrontMatter { get; } = new([.. Yaml, .. Odd], FuzzTexts.FrontMatter);
    public static Pool Settings { get; } = new([.. Yaml, .. Odd], FuzzTexts.Settings);
    public static Pool Bibliographies { get; } = new([.. Bib, .. Bib, .. Odd], FuzzTexts.Bibliographies);
    public static Pool Formulas { get; } = new(Tex, FuzzTexts.Formulas, longest: 300);
    public static Pool Markup { get; } = new([.. Html, .. Html, .. Odd], []);
    public static Pool Drawings { get; } = new(Drawing, FuzzTexts.Drawings);
    public static Pool Names { get; } = new([.. Odd, "index", "README", "2024-01-02-", "..", "%20", "%", "?x", "#y", "\\", "CON", ".md", "é", "e\u0301", "İ", "ß", "very-long-name-very-long-name-very-long-name-"], []);
    public static Pool Lines { get; } = new([.. Odd, "\u0001", "\u0002", "\u0003", "\u0004", "\u0002x²\u0003frac\u0004", "的", "注意力", "word", "ﬁ", "İ", "。", "；", "𠀀", "é", "A", "α"], FuzzTexts.Markdown);
    public static Pool Bytes { get; } = new(["\0", "\u0001", "\u00FF", "\u00FE", "\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF", "\u00D6\u00D0", "\u00A4\u00A4", "\u00ED\u00A0\u0080", "\u00F4\u0090", "\u00C0\u0080", "a", "\n", "\r", "\u0000a", "\u00E4\u00B8\u00AD", "\u0080"], [.. FuzzTexts.Settings]);

    public static Pool Pictures { get; } = new(
        ["\u0089PNG\r\n\u001A\n", "\0\0\0\rIHDR", "\0\0\0\u0008acTL", "IDAT", "GIF89a", "GIF87a", "\u0021\u00F9\u0004", "\u002C", "\u003B", "\u00FF\u00D8", "\u00FF\u00E1\0\u0022Exif\0\0MM\0*\0\0\0\u0008", "\u00FF\u00C0\0\u000B\u0008\0\u001E\0\u0028", "\u00FF\u00FF", "\u00FF", "RIFF\0\0\0\0WEBPVP8 ", "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/", "RIFF\0\0\0\0WEBPVP8X", "ANIM", "\0\0\0\u0014ftypavif", "\0\0\0\u0020meta", "\0\0\0\0meta\0\0\0\0", "\0\0\0\u0018iprp", "\0\0\0\u0001ipco\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF", "\0\0\0\u0014ispe\0\0\0\0\0\0\0\u0028\0\0\0\u001E", "\0\0\0\u0009irot\u0001", "\0", "\u007F", "\u0080",
            "<svg ", "width=\"", "height=\"", "viewBox=\"0 0 ", "100%", "1e400", "1e-400", "12px", "-3", "NaN", "Infinity", ".", "5.", "em", "\" ", ">", "<!DOCTYPE svg [<!ENTITY a \"b\">]>", "&a;", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?xml version=\"1.0\" encoding=\"x\"?>", "</svg>", "xmlns=\"http://www.w3.org/2000/svg\" ", "<!--", "xmlns:x='"],
        FuzzTexts.Pictures, longest: 100_000);
}
