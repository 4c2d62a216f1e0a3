using System.Globalization;

namespace Tests;

/// <summary>A site that is written on: seeded edits of every kind of its files. The same seed gives the same history.</summary>
internal sealed class EditedSite
{
    private readonly Random _random;
    private readonly Dictionary<string, string> _files = [];
    private int _named;

    public EditedSite(int seed)
    {
        _random = new Random(seed);
        _files["site.yml"] = "title: 手记\nurl: https://example.org/notes/\nlanguage: zh-CN\ncards: false\nmath:\n  macros:\n    \\R: \\mathbb{R}\n";
        _files["references.bib"] = Bibliography(1990);
        _files["about.md"] = "# 关于\n\n见 [第一篇](posts/note-1.md)。\n";
        _files["posts/picture.svg"] = Picture(80);
        for (var i = 0; i < 4; i++) Add();
    }

    /// <summary>The instant that builds take for «now».</summary>
    public DateTimeOffset Now { get; private set; } = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Of the theme's style, added at its end.</summary>
    public string Style { get; private set; } = "";

    private List<string> Articles => [.. _files.Keys.Where(path => path.StartsWith("posts/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Changes one thing, and says what.</summary>
    public string Edit()
    {
        var article = Articles[_random.Next(Articles.Count)];
        switch (_random.Next(22))
        {
            case 0: Add(); return "an article is added";
            case 1 when Articles.Count > 2: _files.Remove(article); return $"{article} is deleted";
            case 2:
                _files[$"posts/moved-{_named++}.md"] = _files[article];
                _files.Remove(article);
                return $"{article} is renamed";
            case 3: _files[article] += $"\n新的一段，{Number()}。\n"; return $"a paragraph in {article}";
            case 4: _files[article] += $"\n$$\nx_{{{Number()}}} \\in \\R \\tag{{{Number()}}}\n$$\n"; return $"a formula in {article}";
            case 5: _files[article] = _files[article].Replace("title: ", $"title: 改{Number()}", StringComparison.Ordinal); return $"the title of {article}";
            case 6: _files["site.yml"] = _files["site.yml"].Replace("\\R: ", "\\R: \\,", StringComparison.Ordinal); return "a macro of the site";
            case 7: _files["references.bib"] = Bibliography(1900 + _random.Next(100)); return "the bibliography";
            case 8:
                // Its formulas count from two then, which others say that refer to them.
                var (at, number) = (_files[article].IndexOf("\n设", StringComparison.Ordinal), Number());
                if (at >= 0) _files[article] = _files[article].Insert(at, $"\n$$\ny_{{{number}}} \\label{{eq:first{number}}}\n$$\n");
                return $"a numbered formula at the beginning of {article}";
            case 10: _files["posts/picture.svg"] = Picture(10 + _random.Next(300)); return "the size of the picture";
            case 11: _files.Remove("posts/picture.svg"); return "the picture is deleted";
            case 12:
                _files[article] = _files[article].Contains("draft: true\n", StringComparison.Ordinal) ? _files[article].Replace("draft: true\n", "", StringComparison.Ordinal) : _files[article].Replace("title: ", "draft: true\ntitle: ", StringComparison.Ordinal);
                return $"whether {article} is a draft";
            case 13: _files[article] = _files[article].Replace("## ", $"## 节{Number()} ", StringComparison.Ordinal); return $"a heading in {article}";
            case 14: Now = Now.AddMonths(4); return "time passes";
            case 15: _files["site.yml"] = _files["site.yml"].Replace("title: ", "title: 新", StringComparison.Ordinal); return "the title of the site";
            case 16: _files["site.yml"] = _files["site.yml"].Contains("language: zh-CN", StringComparison.Ordinal) ? _files["site.yml"].Replace("zh-CN", "en", StringComparison.Ordinal) : _files["site.yml"].Replace("language: en", "language: zh-CN", StringComparison.Ordinal); return "the language of the site";
            case 17 when !article.EndsWith(".en.md", StringComparison.Ordinal): _files[article[..^3] + ".en.md"] = _files[article].Replace("title: ", "title: In English ", StringComparison.Ordinal); return $"{article} is translated";
            case 18: _files[article] = _files[article].Replace("title: ", $"permalink: /own/{Number()}/\ntitle: ", StringComparison.Ordinal); return $"the address of {article}";
            case 19: _files[article] += $"\n错的 $\\nothing{Number()}$，<b>不关，<foo>\n"; return $"mistakes in {article}";
            case 20: _files[article] += $"\n又见[另一篇]({Path.GetFileName(Articles[_random.Next(Articles.Count)])})。\n"; return $"a link in {article}";
            case 9: Style += $"\n.seed-{Number()} {{ color: red }}"; return "the theme's style";
            default: _files[article] = _files[article].Replace("tags: [", $"tags: [标签{_random.Next(3)}, ", StringComparison.Ordinal); return $"the tags of {article}";
        }
    }

    /// <summary>The folder then holds these files and no others.</summary>
    public void WriteTo(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!_files.ContainsKey(Path.GetRelativePath(folder, file).Replace('\\', '/'))) File.Delete(file);
        }
        foreach (var (path, text) in _files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
        }
    }

    private void Add()
    {
        var number = ++_named;
        var other = Articles.FirstOrDefault();
        _files[$"posts/note-{number}.md"] = $$"""
            ---
            title: 第 {{number}} 篇
            date: 202{{(number % 4 == 3 ? 7 : 6)}}-0{{1 + number % 9}}-1{{number % 10}}
            topic: 分析{{number % 2}}
            tags: [甲]
            paper: gauss{{number}}
            series: 手记
            ---

            设$x_{{number}} \in \R$，由 [@gauss{{number}}] 与 \eqref{eq:{{number}}} 知{{(other is null ? "" : $"（见[前文](/{other})的 \\eqref{{{Path.GetFileNameWithoutExtension(other)}#eq:{NumberIn(other)}}}）")}}。

            $$
            \int_0^{{number}} f = {{number}}. \label{eq:{{number}}}
            $$

            ```python
            print({{number}})
            ```

            ## 图 {{number}}

            ![图](picture.svg){#fig-{{number}}}

            {{(other is null ? "" : $"见 [[第 {_named - 1} 篇]]、[图]({Path.GetFileName(other)}#图-1)、@{Path.GetFileNameWithoutExtension(other)}#fig-1 与 :eqref:`eq:{_named - 1}`。")}}

            """;
    }

    /// <summary>That of the file, or of the one it was before it was moved.</summary>
    private string NumberIn(string article) => System.Text.RegularExpressions.Regex.Match(_files[article], @"\\label\{eq:([0-9]+)\}").Groups[1].Value;

    private string Number() => _random.Next(1000).ToString(CultureInfo.InvariantCulture);

    private static string Picture(int width) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"40\"><rect width=\"{width}\" height=\"40\"/></svg>";

    private static string Bibliography(int year) => string.Concat(Enumerable.Range(1, 40).Select(i =>
        $"@article{{gauss{i},\n  author = {{Gauss, Carl}},\n  title = {{Work {i}}},\n  journal = {{Annals}},\n  year = {{{year}}},\n}}\n"));
}
