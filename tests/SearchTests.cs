using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Tests;

/// <summary>The site searches itself: what its pages show is looked for by the client's own code.</summary>
public sealed partial class SearchTests(SearchTests.Site site) : IClassFixture<SearchTests.Site>
{
    /// <summary>The repository's own site.</summary>
    public sealed class Site : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Site()
        {
            Built = RealSite.Built;
            Index = ClientSearch.Write(Built, _folder);
        }

        internal TestSite Built { get; }
        public string Index { get; }
        public void Dispose() => _folder.Dispose();
    }

    [Fact]
    public void Two_hundred_phrases_taken_at_random_from_the_pages_are_each_found_where_they_stand()
    {
        var pages = Runs().ToArray();
        var phrases = ClientSearch.Phrases([.. pages.Select(page => page.Run)], 200, seed: 20261124).ToArray();
        var answers = ClientSearch.Ask(site.Index, phrases);
        var missing = from pair in phrases.Zip(answers, (phrase, answer) => (Phrase: phrase, Found: answer.Hits.Select(hit => Path(hit.Href)).ToHashSet()))
                      let expected = pages.Where(page => page.Run.Contains(pair.Phrase, StringComparison.Ordinal)).Select(page => page.Href).Distinct()
                      from href in expected
                      where !pair.Found.Contains(href)
                      select $"{pair.Phrase} in {href}";
        Assert.Empty(missing);
        var unmarked = from pair in phrases.Zip(answers)
                       from hit in pair.Second.Hits
                       let shown = string.Join(' ', hit.Title, hit.Section, hit.Excerpt, hit.Topic, hit.Names)
                       where !WithoutSpaces(shown).Contains($"[{pair.First}]", StringComparison.Ordinal)
                       select $"{pair.First}: {hit}";
        Assert.Empty(unmarked);
    }

    [Theory]
    [InlineData("O(n²d)", "[O(n²d)]")]
    [InlineData("O(n^2", "[O(n²]")]
    [InlineData("QK^T", "[QKᵀ]")]
    public void A_formula_is_found_by_its_plain_text(string query, string marked) =>
        Assert.Contains(ClientSearch.Ask(site.Index, query).Hits, hit => (hit.Title + hit.Section + hit.Excerpt).Contains(marked, StringComparison.Ordinal));

    [Theory, InlineData(@"\frac"), InlineData(@"\fra"), InlineData(@"\softmax")]
    public void A_formula_is_found_by_the_commands_that_its_author_wrote(string query)
    {
        var answer = ClientSearch.Ask(site.Index, query);
        Assert.NotEmpty(answer.Hits);
        Assert.All(answer.Hits, hit => Assert.Contains("[", hit.Excerpt, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_keep_their_case() => Assert.Empty(ClientSearch.Ask(site.Index, @"\FRAC").Hits);

    [Theory, InlineData("trans", "transformer"), InlineData("TRANSFORMER", "transformer"), InlineData("ｔｒａｎｓｆｏｒｍ", "transformer")]
    public void A_word_is_found_by_its_beginning_in_any_case_and_width(string query, string word)
    {
        var answer = ClientSearch.Ask(site.Index, query);
        Assert.NotEmpty(answer.Hits);
        Assert.Subset(answer.Hits.Select(hit => Path(hit.Href)).ToHashSet(), ClientSearch.Ask(site.Index, word).Hits.Select(hit => Path(hit.Href)).ToHashSet());
    }

    [Theory, InlineData("ansformer"), InlineData("鸃鸄"), InlineData(""), InlineData("   "), InlineData("\"\""), InlineData("\\"), InlineData("。")]
    public void What_stands_nowhere_is_not_found(string query) => Assert.Empty(ClientSearch.Ask(site.Index, query).Hits);

    [Fact]
    public void A_title_comes_before_a_text_and_leads_to_its_section()
    {
        var titled = site.Built.Result.Site.Articles[0];
        var answer = ClientSearch.Ask(site.Index, titled.Title.Plain[..4]);
        Assert.Equal(site.Built.Result.Site.HrefOf(titled), Path(answer.Hits[0].Href));

        var heading = site.Built.Result.Site.Articles.SelectMany(article => article.Body.Headings).First(heading => heading.Level == 2 && HanRun().IsMatch(heading.Plain));
        Assert.Contains(ClientSearch.Ask(site.Index, heading.Plain).Hits, hit => Uri.UnescapeDataString(hit.Href).EndsWith("#" + heading.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_and_its_index_stand_below_the_base_path()
    {
        var page = System.Text.Encoding.UTF8.GetString(site.Built.Files["search/index.html"]);
        Assert.Contains("action=\"/notes/search/\"", page, StringComparison.Ordinal);
        Assert.All(ClientSearch.Ask(site.Index, "注意").Hits, hit => Assert.StartsWith("/notes/", hit.Href, StringComparison.Ordinal));
    }

    /// <summary>Runs of Han characters on the pages of documents, as a reader sees them; formulas are not taken apart.</summary>
    private IEnumerable<(string Href, string Run)> Runs()
    {
        foreach (var document in site.Built.Result.Site.Documents)
        {
            var page = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(site.Built.Files[site.Built.Result.Site.AddressOf(document).ToOutputPath().Value]));
            foreach (var part in page.QuerySelectorAll(".katex, .kx, button, svg, [hidden], .box > p:first-child")) part.Remove();
            var texts = page.QuerySelectorAll("h1, .prose").SelectMany(element => element.Descendants<IText>()).Select(text => text.Data);
            foreach (var text in texts)
            {
                foreach (Match run in HanRun().Matches(text)) yield return (site.Built.Result.Site.HrefOf(document), run.Value);
            }
        }
    }

    private static string Path(string href) => href.Split('#')[0];
    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("[\u4e00-\u9fff]{2,}")]
    private static partial Regex HanRun();
}
