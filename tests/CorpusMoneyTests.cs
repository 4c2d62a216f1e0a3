using System.Text.RegularExpressions;
using Transmission.Dialect.Formulas;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// Money, variables of shells and code are never mathematics: every formula of real notes is asked by a judgement that knows nothing of the
/// rules by which it was found. Skipped where the notes are not at hand.
/// </summary>
public sealed partial class CorpusMoneyTests(ITestOutputHelper output)
{
    [Fact]
    public void No_money_and_no_shell_of_real_notes_is_a_formula()
    {
        var (root, asked, suspicious) = (Path.Combine(Repository.NeedsCorpus(), "dev"), 0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var source = new SourceText(new SitePath(Path.GetRelativePath(root, file).Replace('\\', '/')), File.ReadAllText(file));
            foreach (var formula in FormulaScanner.Scan(source.Text, CorpusTests.AfterFrontMatter(source.Text), new MathOptions()).Formulas)
            {
                asked++;
                if (!IsNoMathematics(source.Text, formula.Span)) continue;
                var at = source.PositionOf(formula.Span.Start);
                suspicious.Add($"{source.Path}:{at.Line}:{at.Column}: {source.Slice(formula.Span)}");
            }
        }
        output.WriteLine($"{asked} formulas were asked; {suspicious.Count} are suspicious\n  " + string.Join("\n  ", suspicious));
        Assert.True(asked > 14_000);
        Assert.Empty(suspicious);
    }

    [Theory]
    [InlineData("a book costs $5 和 $10 more", "$5 和 $")]
    [InlineData("put $HOME/bin into $PATH", "$HOME/bin into $")]
    [InlineData("export PATH=$PATH:$HOME", "$PATH:$")]
    [InlineData("of $100$ 元", "$100$")]
    [InlineData("echo ${VAR} and ${OTHER}", "${VAR} and $")]
    [InlineData("run $(date) or $(pwd)", "$(date) or $")]
    [InlineData("from $2 to $10", "$2 to $")]
    public void The_judgement_knows_money_and_shells(string text, string taken) =>
        Assert.True(IsNoMathematics(text, new TextSpan(text.IndexOf(taken, StringComparison.Ordinal), taken.Length)));

    [Theory]
    [InlineData("$32$ 位")]
    [InlineData("$1.0507$")]
    [InlineData("$loss<1e-2$")]
    [InlineData("$10^5个聊天室$")]
    [InlineData("$BERT_{BASE}$")]
    [InlineData("$2\\times10^5$")]
    [InlineData("$f, g$")]
    public void And_mathematics(string text) => Assert.False(IsNoMathematics(text, new TextSpan(0, text.LastIndexOf('$') + 1)));

    /// <summary>Two dollars are no money, and neither is what is written in any other way: only what stands between single dollars is judged.</summary>
    private static bool IsNoMathematics(string text, TextSpan span)
    {
        var written = text.AsSpan(span.Start, span.Length);
        if (written is not ['$', not ('$' or '`'), .., '$']) return false;
        var inside = written[1..^1];
        if (Shell().IsMatch(inside)) return true;
        if (Tex().IsMatch(inside)) return false;
        return Between().IsMatch(inside) || Counted().IsMatch(inside) || (Number().IsMatch(inside) && Currency().IsMatch(text.AsSpan(span.End, Math.Min(16, text.Length - span.End))));
    }

    [GeneratedRegex(@"[\\^_={}]")]
    private static partial Regex Tex();

    [GeneratedRegex(@"^\{\w+\}[\s/:]|^\([a-z]{2,}[^,]*\) |\b(HOME|PATH|PWD|USER|SHELL)\b|/(bin|usr|etc|home)\b|\bsudo\b|\becho\b|&&|\.sh\b")]
    private static partial Regex Shell();

    /// <summary>What ends with a word that joins two sums.</summary>
    [GeneratedRegex(@"\b(to|and|or|into|for|per)\s*$|[和与到至或、，]\s*$")]
    private static partial Regex Between();

    /// <summary>A number and words, or a number and Han.</summary>
    [GeneratedRegex(@"^[0-9][0-9.,]*\s*(\p{IsCJKUnifiedIdeographs}|[A-Za-z]+\s+[A-Za-z]+)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[0-9][0-9.,]*[KMB]?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(元|美元|美金|块钱|人民币|欧元|英镑|日元|USD|dollars?|bucks|million|billion|thousand|per (hour|month|year|day)|/(hour|month|year|月|年|小时))")]
    private static partial Regex Currency();
}
