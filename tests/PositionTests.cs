using CsCheck;
using Transmission;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

/// <summary>Everything knows where in the file it stands, however deep it is nested and whatever it is rewritten to.</summary>
public sealed class PositionTests
{
    [Fact]
    public void What_is_nested_is_found_with_its_source() => NestedText.Any.Sample(nested =>
    {
        var parsed = Parse(nested.Text);
        var written = parsed.Formulas.Skip(1).ToList();
        Assert.Equal(nested.Formulas.Values.Order(StringComparer.Ordinal), written.Select(formula => formula.Written.Source).Order(StringComparer.Ordinal));
        foreach (var (number, source) in nested.Formulas)
        {
            var formula = written.Single(one => one.Written.Source == source);
            var at = formula.Tex.IndexOf(number, StringComparison.Ordinal);
            if (at >= 0) Assert.Equal(number, Slice(nested.Text, formula.ToFile(at, number.Length))); // a label is taken out
        }
        Assert.Equal(nested.Targets.Order(StringComparer.Ordinal), parsed.Links.Select(link => link.Target).Order(StringComparer.Ordinal));
        foreach (var link in parsed.Links) Assert.Equal(link.Target, Slice(nested.Text, link.Span));
        Assert.Equal(nested.Headings, parsed.Headings.Select(heading => nested.Headings.Single(number => Slice(nested.Text, heading.Span).StartsWith(new string('#', heading.Level) + " 节 " + number, StringComparison.Ordinal))));
        AllLeadsBack(nested.Text, parsed);
    }, iter: 3000);

    [Fact]
    public void A_place_is_of_whole_characters_and_within_its_formula()
    {
        var source = new SourceText(new SitePath("a.md"), "a😀b");
        Assert.Equal(new TextSpan(1, 2), source.At(1).Span);
        Assert.Equal(new TextSpan(1, 3), source.At(2, 2).Span);
        var formula = Assert.Single(Parse(@"\begin{align}\end{align}").Formulas);
        Assert.Equal(new TextSpan(24, 0), formula.ToFile(formula.Tex.Length));
    }

    [Fact]
    public void Every_offset_in_real_notes_leads_back()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.NeedsCorpus(), "dev"), "*.md", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            AllLeadsBack(text, Parse(text, CorpusTests.AfterFrontMatter(text)));
        }
    }

    [Fact]
    public void Values_of_front_matter_know_their_place() =>
        Gen.Select(Of("题目", "A title", "设 $x_1$ 为实数", "a: b", "#5 号", "它的 \"引号\"", "it's"), Of("", "'", "\""), Of("\n", "\r\n", "\r")).Sample((value, quote, end) =>
        {
            if (quote.Length == 0 && value.StartsWith('#') || quote.Length > 0 && value.Contains(quote, StringComparison.Ordinal)) return;
            var text = string.Join(end, "---", "date: 2026-01-02", $"title: {quote}{value}{quote}", $"Excerpt:  {quote}{value}{quote}  ", "cover: a.png # 图", "---", "正文");
            var (matter, start, _) = FrontMatterReader.Read(new SourceText(new SitePath("a.md"), text), new SiteConfig(), new DiagnosticBag());
            foreach (var (expected, spanned) in new[] { (value, matter.Title), (value, matter.Description), ("a.png", matter.Cover) })
                Assert.Equal((expected, expected), (spanned!.Text, Slice(text, spanned.Span)));
            Assert.Equal("正文", text[start..]);
        }, iter: 1000);

    private static Gen<string> Of(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>The text at a formula's span is its source and the marks around and between; whatever KaTeX may point at leads into that span.</summary>
    internal static void AllLeadsBack(string text, ParsedText parsed)
    {
        foreach (var formula in parsed.Formulas)
        {
            var (span, source) = (formula.Written.Span, formula.Written.Source);
            var before = span.Start - 1;
            var isInAddress = text[span.Start] is '!' or '<'; // of a picture: a sign may be a percent sign and digits there
            for (var i = 0; i < source.Length; i++)
            {
                var at = formula.Written.ToFile.ToOrigin(i);
                Assert.True(isInAddress ? at >= before && at < span.End : at > before && at < span.End && text[at] == source[i], $"{source} at {i}");
                before = at;
            }
            for (var offset = 0; offset <= formula.Tex.Length; offset++)
            {
                foreach (var length in new[] { 0, 1, formula.Tex.Length - offset })
                {
                    var place = formula.ToFile(offset, length);
                    Assert.True(place.Start >= span.Start && place.End <= span.End, $"{formula.Tex} at {offset}+{length}: {place}, not in {span}");
                }
            }
        }
        foreach (var heading in parsed.Headings) Assert.InRange(heading.Span.End, heading.Span.Start, text.Length);
    }

    private static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static ParsedText Parse(string text, int start = 0)
    {
        var press = new SpecSite.Press();
        return new MarkdownDialect(Features.Syntax, press, press, press).Parse(new SourceText(new SitePath("a.md"), text), start, new TextOptions(new MathOptions(), new NumberingOptions(), "zh-CN"), new DiagnosticBag());
    }
}
