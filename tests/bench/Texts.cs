using System.Text;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>Paragraphs and displays of real articles that mean the same wherever they stand, and the macros that they use.</summary>
internal sealed partial class Texts
{
    private readonly List<string> _blocks = [];
    private readonly SortedDictionary<string, string> _macros = new(StringComparer.Ordinal);

    /// <param name="folders">Of Markdown files.</param>
    public Texts(IEnumerable<string> folders)
    {
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        foreach (var text in files.Select(File.ReadAllText)) Read(FrontMatter().Replace(text.ReplaceLineEndings("\n"), "", 1));
        if (_blocks.Count == 0) throw new InvalidOperationException("there is no text to make articles of");
    }

    public IReadOnlyList<string> Blocks => _blocks;

    /// <summary>By name, with the backslash.</summary>
    public IReadOnlyDictionary<string, string> Macros => _macros;

    /// <summary>An article as it would be if its author wrote no mathematics.</summary>
    public static string WithoutFormulas(string article) => Formula().Replace(article, "x");

    private void Read(string text)
    {
        foreach (Match macro in Macro().Matches(text))
        {
            if (BodyAt(text, macro.Index + macro.Length) is { } body) _macros.TryAdd(macro.Groups["name"].Value, macro.Groups["operator"].Success ? $"\\operatorname{{{body}}}" : body);
        }
        var block = new StringBuilder();
        var open = "";
        foreach (var line in text.Split('\n').Append(""))
        {
            var mark = Fence().Match(line).Value.Trim();
            if (open.Length > 0 ? mark == open : mark.Length > 0) open = open.Length > 0 ? "" : mark;
            if (line.Length > 0 || open.Length > 0) block.Append(line).Append('\n');
            else if (block.Length > 0)
            {
                if (block.ToString() is var whole && !NeedsItsPlace().IsMatch(whole) && !WithoutFormulas(whole).Contains('$')) _blocks.Add(whole);
                block.Clear();
            }
        }
    }

    /// <summary>What stands in the braces that open there.</summary>
    private static string? BodyAt(string text, int start)
    {
        var depth = 1;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if ((depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 }) == 0) return text[start..i];
        }
        return null;
    }

    [GeneratedRegex(@"\A---\n[\s\S]*?\n---\n")]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"\\(?:(?:re)?newcommand|(?<operator>DeclareMathOperator))\*?\{?(?<name>\\[A-Za-z]+)\}?(?:\[\d\])?\{")]
    private static partial Regex Macro();

    [GeneratedRegex(@"^\s*(```+|~~~+|\$\$(?!.*\$\$))|(?<=\S)\$\$$(?<!\$\$.+\$\$)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\$\$[\s\S]+?\$\$|(?<![\\$])\$[^$]+?\$(?!\$)|\\begin\{(\w+\*?)\}[\s\S]+?\\end\{\1\}|\\eqref\{[^}]*\}")]
    private static partial Regex Formula();

    /// <summary>References and what they lead to, pictures, notes, HTML and tags, titles, containers; what would be indented below something else.</summary>
    [GeneratedRegex(@"\\(re)?newcommand|\\Declare|\\def|\\label|\\tag|\\(eq|page|auto|c)?ref\b|\\cite|!\[|\[\[|\[\^|\]\((?!https?:)|@|\{[#.:%]|<[A-Za-z/!]|^:::|^# |^\[|\A[ \t]|^---", RegexOptions.Multiline)]
    private static partial Regex NeedsItsPlace();
}
