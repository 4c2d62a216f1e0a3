using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// corpus/: short articles, written here in the manner of people who write for other programs, with the traps of each. counts.txt has what each
/// must give, a line an article; they are built together, leniently, as one site.
/// </summary>
public sealed class OwnCorpusTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "corpus");

    [Fact]
    public void Every_article_gives_what_it_holds()
    {
        var site = TestSite.Build(Folder, new PlainTheme(), lenient: true, settings: "title: t\ndate: {order: mdy}\n");
        Assert.Equal(Directory.GetFiles(Folder, "*.md").Length, site.Result.Site.Documents.Length);
        Assert.True(site.Result.Site.Documents.Length >= 60);

        var lines = site.Result.Site.Documents.Select(document => Line(site, document)).Prepend("article        inline display notes code images told");
        var (actual, file) = (string.Join('\n', lines) + "\n", Path.Combine(Folder, "counts.txt"));
        if (Repository.Update) File.WriteAllText(file, actual);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void No_money_is_mathematics_and_no_mathematics_is_lost()
    {
        var site = TestSite.Build(Folder, new PlainTheme(), lenient: true, settings: "title: t\n");
        foreach (var document in site.Result.Site.Documents)
        {
            Assert.DoesNotContain(document.Body.Formulas, formula => formula.Written.Source.Length > 0 && formula.Written.Source[0] is >= '0' and <= '9' && !formula.Written.Source.Any(char.IsAsciiLetter) && formula.Style is FormulaStyle.Inline);
            if (site.Result.Diagnostics.Any(told => told.Rule == Rules.EscapedBrackets && told.At?.Source.Path == document.Path)) continue; // read as text, and told
            var page = HtmlFaults.Parse($"<!DOCTYPE html><title>t</title><body><article>{Encoding.UTF8.GetString(site.Files[site.Result.Site.AddressOf(document).ToOutputPath().Value])}</article>", out _);
            Assert.DoesNotContain(HtmlFaults.Prose(page.QuerySelector("article")!), text => text.Contains("$$", StringComparison.Ordinal) || text.Contains(@"\frac", StringComparison.Ordinal) || text.Contains(@"\begin{", StringComparison.Ordinal));
        }
    }

    private static string Line(TestSite site, Document document)
    {
        var (body, tree) = (document.Body, document.Body.Syntax);
        var told = site.Result.Diagnostics.Where(diagnostic => diagnostic.At?.Source.Path == document.Path && diagnostic.Rule.Id != "SITE005")
            .CountBy(diagnostic => diagnostic.Rule.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key}×{rule.Value}");
        var displays = body.Formulas.Count(formula => formula.Style is FormulaStyle.Display);
        return $"{document.Path.Value,-14} {body.Formulas.Length - displays,6} {displays,7} {tree.Descendants<Footnote>().Count(),5} {tree.Descendants<CodeBlock>().Count(),4} "
            + $"{tree.Descendants<LinkInline>().Count(link => link.IsImage),6} {string.Join(' ', told)}".TrimEnd();
    }
}
