using System.Diagnostics;
using System.Text;
using Transmission.Caching;
using Transmission.Citations;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Search;

namespace Tests.Fuzz;

/// <summary>Everything that reads what others wrote. A new reader is a line here.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("dialect", MarkdownTexts.Make, MarkdownProperties.Whole, Round: 60),
        new("line ends", MarkdownTexts.Make, MarkdownProperties.Same, Round: 30),
        new("containers", MarkdownTexts.Make, MarkdownProperties.Nested, Round: 40),
        new("markup", OtherTexts.Markup.Make, OtherProperties.Markup, Round: 60),
        new("TeX", OtherTexts.Formulas.Make, OtherProperties.Formula, Round: 150),
        new("KaTeX", OtherTexts.Formulas.Make, OtherProperties.Set, Round: 20),
        new("front matter", OtherTexts.FrontMatter.Make, OtherProperties.FrontMatter, Round: 150),
        new("site.yml", OtherTexts.Settings.Make, OtherProperties.Settings, Round: 150),
        new("BibTeX", OtherTexts.Bibliographies.Make, OtherProperties.Bibliography, Round: 150),
        new("search", OtherTexts.Lines.Make, OtherProperties.Index, Round: 100),
        new("names", OtherTexts.Names.Make, OtherProperties.Names, Round: 300),
        new("bytes", OtherTexts.Bytes.Make, OtherProperties.Bytes, Round: 200),
        new("pictures", OtherTexts.Pictures.Make, OtherProperties.Pictures, Round: 150),
        new("cache", random => $"{random.Next()}", FuzzCache.Try, Round: 10),
        // Too slow for every run.
        new("pixels", OtherTexts.Pictures.Make, OtherProperties.Decode, Round: 0),
        new("drawings", OtherTexts.Drawings.Make, OtherProperties.Drawing, Round: 0),
        new("site", FuzzSite.Make, FuzzSite.Try, Round: 0),
        new("time of the dialect", random => MarkdownTexts.Make(random), text => Time(text, MarkdownProperties.TimeOf), Round: 0),
        new("time of TeX", OtherTexts.Formulas.Make, text => Time(text, tex => new TexPage(tex)), Round: 0),
        new("time of BibTeX", OtherTexts.Bibliographies.Make, text => Time(text, bib => BibliographyReader.Read(new SourceText(new SitePath("a.bib"), bib), new DiagnosticBag())), Round: 0),
        new("time of YAML", OtherTexts.FrontMatter.Make, text => Time(text, yaml => FrontMatterReader.Read(new SourceText(new SitePath("a.md"), $"---\n{yaml}\n---\n"), new SiteConfig(), new DiagnosticBag())), Round: 0),
        new("time of search", OtherTexts.Lines.Make, text => Time(text, line => PartTerms.Of(DocumentText.Of("t", "/", "", "", [], line.Split('\n').Select(one => new SearchLine(one))), new MemoryCache())), Round: 0),
    ];

    /// <summary>A text twice as long takes twice the time, more or less. Measured four times before anything is said, since a machine is busy.</summary>
    private static void Time(string text, Action<string> work)
    {
        const int Units = 30_000;
        if (text.Length is 0 or > 1500) return;
        var (once, twice) = (Repeat(text, Units), Repeat(text, 2 * Units));
        var ratio = double.MaxValue;
        for (var times = 0; times < 4 && ratio > 3; times++)
        {
            var (short_, long_) = (Seconds(once, work), Seconds(twice, work));
            if (long_ < .15) return;
            ratio = Math.Min(ratio, long_ / short_);
        }
        FuzzFault.Unless(ratio <= 3, "twice the text takes twice the time", () => $"{ratio:0.0} times");
    }

    private static string Repeat(string text, int units) => new StringBuilder().Insert(0, text, units / text.Length + 1).ToString();

    private static double Seconds(string text, Action<string> work)
    {
        var begun = Stopwatch.GetTimestamp();
        work(text);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
