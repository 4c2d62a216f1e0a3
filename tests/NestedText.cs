using System.Globalization;
using CsCheck;

namespace Tests;

/// <summary>
/// A text of formulas, links, images and headings in quotes, lists, callouts, admonitions and tables, however nested, and what stands in it.
/// Everything in it carries a number of its own.
/// </summary>
internal sealed class NestedText
{
    private const int Deepest = 4;

    private static readonly string[] Inline =
        ["x_{#}", "a &lt; b_{#}", @"\mbox{if #}", @"\text{a_b #}", @"\R^{#}", @"\nicefrac{1}{#}", @"\frac{ # }{2}", @"y\u200B_{#}".Replace(@"\u200B", "\u200B"), @"\eqref{eq:a} + #", @"|x|_{#}", @"中_{#}"];

    private static readonly string[] Display =
        ["x = #", @"\begin{align}|a &= b \\|c &= d_{#}|\end{align}", @"\begin{multline}|a \\|+ b_{#}|\end{multline}", @"\begin{equation}\label{eq:#}|y|\end{equation}", @"\begin{eqnarray}|a &=& b_{#}|\end{eqnarray}",
         @"a &amp; # % rest|+ b", @"- # +|> 1|= 2", @"\begin{flalign*}|a_{#} &= 1|\end{flalign*}"];

    private readonly Queue<int> _choices;
    private int _number = 100;

    private NestedText(IEnumerable<int> choices) => _choices = new(choices);

    public static Gen<NestedText> Any { get; } = Gen.Int[0, 999].Array[10, 120].Select(choices => new NestedText(choices).Written());

    public string Text { get; private set; } = "";

    /// <summary>The source of every formula, by its number.</summary>
    public Dictionary<string, string> Formulas { get; } = [];
    public List<string> Targets { get; } = [];
    public List<string> Headings { get; } = [];

    public override string ToString() => Text;

    private NestedText Written()
    {
        var lines = Blocks(0);
        Text = @"$\newcommand{\R}{\mathbb{R}}$" + "\n\n" + string.Join(Choose(3) == 0 ? "\r\n" : "\n", lines) + "\n";
        if (Text.Contains('\r')) foreach (var number in Formulas.Keys.ToList()) Formulas[number] = Formulas[number].Replace("\n", "\r\n");
        return this;
    }

    private int Choose(int of) => _choices.TryDequeue(out var choice) ? choice % of : 0;

    private List<string> Blocks(int depth)
    {
        var lines = new List<string>();
        for (var more = 1 + Choose(4); more > 0 && (_choices.Count > 0 || lines.Count == 0); more--)
        {
            if (lines.Count > 0) lines.Add("");
            lines.AddRange(Block(depth));
        }
        return lines;
    }

    private IEnumerable<string> Block(int depth) => Choose(depth < Deepest ? 10 : 4) switch
    {
        0 => [Line()],
        1 => DisplayLines(),
        2 => [Heading(depth)],
        3 => [$"| a | b |", "|---|---|", $"| {Formula()} | {Link()} |"],
        4 => Within("> ", "> ", depth),
        5 => Within("- ", "  ", depth),
        6 => Within("1. ", "   ", depth),
        7 => ["> [!note] " + Formula(), .. Within("> ", "> ", depth)],
        8 => ["!!! tip \"" + Formula() + "\"", .. Within("    ", "    ", depth)],
        _ => Within("> - ", ">   ", depth),
    };

    private IEnumerable<string> Within(string first, string rest, int depth) =>
        Blocks(depth + 1).Select((line, i) => i == 0 ? first + line : line.Length == 0 && rest[0] == ' ' ? "" : (rest + line).TrimEnd());

    private string Line() => string.Join(' ', Enumerable.Range(0, 1 + Choose(3)).Select(_ => Choose(3) switch { 0 => Link(), 1 => "文字，", _ => Formula() }));

    private string Heading(int depth)
    {
        var number = Number();
        Headings.Add(number);
        return (depth == 0 ? "## " : "### ") + $"节 {number} {Formula()}";
    }

    private string Formula()
    {
        var tex = Filled(Inline[Choose(Inline.Length)]);
        return $"${tex}$";
    }

    private string[] DisplayLines()
    {
        var tex = Filled(Display[Choose(Display.Length)].Replace("|", "\n"), "\n", "\n");
        return ["$$", .. tex.Split('\n'), "$$"];
    }

    private string Filled(string pattern, string before = "", string after = "")
    {
        var number = Number();
        var tex = pattern.Replace("#", number);
        Formulas[number] = before + tex + after;
        return tex;
    }

    private string Link()
    {
        var target = $"file-{Number()}.md";
        Targets.Add(target);
        return Choose(4) switch { 0 => $"![图](<{target}> \"题\")", 1 => $"[字 {Formula()}]({target})", 2 => $"**[a](<{target}>)**", _ => $"![]({target})" };
    }

    private string Number() => (++_number * 7919).ToString(CultureInfo.InvariantCulture);
}
