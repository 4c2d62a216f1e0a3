using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission;
using Transmission.Dialect.Formulas;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// Real notes, as their authors left them, built with the whole pipeline: what comes out is looked at, not what was read. Skipped where
/// the notes are not at hand.
/// </summary>
public sealed partial class CorpusBuildTests(CorpusBuildTests.Built built, ITestOutputHelper output) : IClassFixture<CorpusBuildTests.Built>
{
    /// <summary>Pages of nothing but the article, all built once.</summary>
    public sealed class Built
    {
        internal Lazy<List<Repo>> Repositories { get; } = new(() =>
        {
            if (Repository.Corpus is not { } corpus) return [];
            return [.. Directory.GetDirectories(Path.Combine(corpus, "dev")).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal).Select(folder => new Repo(Path.GetFileName(folder), folder))];
        });
    }

    internal sealed class Repo(string name, string folder)
    {
        public string Name => name;
        public TestSite Site { get; } = TestSite.Build(folder, new OnlyArticles(), lenient: true, settings: Settings(name));
        public IEnumerable<Article> Articles => Site.Result.Site.Documents.Select(document =>
            new Article(document, Encoding.UTF8.GetString(Site.Files[Site.Result.Site.AddressOf(document).ToOutputPath().Value])));

        /// <summary>Macros that authors keep outside their notes.</summary>
        private static string Settings(string name)
        {
            var lines = File.ReadAllLines(Path.Combine(Repository.Corpus!, "dev-site.yml")).SkipWhile(line => line != name + ":").Skip(1);
            return string.Join('\n', lines.TakeWhile(line => line.StartsWith(' ')).Select(line => line[2..]));
        }
    }

    internal sealed record Article(Document Document, string Html)
    {
        private const string Annotation = "<annotation encoding=\"application/x-tex\">";

        public List<string> Shown => [.. Html.Split(Annotation).Skip(1).Select(rest => System.Net.WebUtility.HtmlDecode(rest[..rest.IndexOf("</annotation>", StringComparison.Ordinal)]).Trim())];
        public List<string> Broken => [.. BrokenFormula().Matches(Html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Where(text => !text.StartsWith(":eqref:", StringComparison.Ordinal) && !text.StartsWith(":numref:", StringComparison.Ordinal) && !text.StartsWith(":cite", StringComparison.Ordinal))]; // references that lead nowhere

        /// <summary>In the alternative text of a picture, which is an attribute, unless it is a caption too.</summary>
        public HashSet<int> InAlternativeTexts => [.. Document.Body.Syntax.Descendants<LinkInline>().Where(link => link.IsImage).SelectMany(link => link.Descendants<FormulaInline>()).Select(formula => formula.Index)];
    }

    [Fact]
    public void Every_note_gives_a_page_and_none_stops_a_lenient_build()
    {
        foreach (var repository in Repositories())
        {
            var site = repository.Site.Result.Site;
            output.WriteLine($"{repository.Name}: {site.Documents.Length} pages, {repository.Site.Result.Formulas} formulas; "
                + string.Join(", ", repository.Site.Result.Diagnostics.CountBy(diagnostic => diagnostic.Rule.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} {rule.Value}")));
            Assert.DoesNotContain(repository.Site.Result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
            Assert.Equal(Expected(repository.Name).Keys.Order(StringComparer.Ordinal), site.Documents.Select(document => document.Path.Value).Where(Expected(repository.Name).ContainsKey));
            Assert.Empty(site.LeftOut);
        }
    }

    [Fact]
    public void Every_formula_is_on_its_page_once()
    {
        var (formulas, broken) = (0, new List<string>());
        foreach (var repository in Repositories())
        {
            foreach (var article in repository.Articles)
            {
                var written = article.Document.Body.Formulas;
                var (hidden, errors) = (article.InAlternativeTexts, article.Broken);
                if (Expected(repository.Name).TryGetValue(article.Document.Path.Value, out var expected)) Assert.Equal(expected, written.Length);
                formulas += written.Length;
                broken.AddRange(errors.Select(tex => $"{article.Document.Path}: {tex}"));

                var wanted = written.Where((formula, i) => !formula.IsSilent && !hidden.Contains(i)).Select(formula => formula.Written.Source.Trim());
                var missing = wanted.CountBy(tex => tex).Where(tex => article.Shown.Concat(errors).Count(shown => shown == tex.Key) < tex.Value).ToList();
                Assert.True(missing.Count == 0, $"{article.Document.Path} lost {string.Join(" and ", missing)}");
                var more = article.Shown.Concat(errors).CountBy(tex => tex).Where(tex => tex.Value > wanted.Count(source => source == tex.Key)).ToList();
                Assert.True(article.Shown.Count + errors.Count <= wanted.Count() + hidden.Count, $"{article.Document.Path} shows more than is written: {string.Join(" and ", more)}");
            }
        }
        output.WriteLine($"{broken.Count} of {formulas} cannot be set:\n  " + string.Join("\n  ", broken));
        Assert.InRange(broken.Count, 0, formulas / 500);
    }

    [Fact]
    public void No_page_shows_TeX_as_prose_or_has_markup_that_a_browser_must_mend()
    {
        var (unread, wrong) = (new List<string>(), new List<string>());
        foreach (var repository in Repositories())
        {
            foreach (var article in repository.Articles)
            {
                var page = HtmlFaults.Parse(article.Html, out var faults);
                wrong.AddRange(faults.Select(fault => $"{article.Document.Path}: {fault}"));
                if (HtmlFaults.Prose(page.QuerySelector("article")!).FirstOrDefault(text => UnreadTex().IsMatch(text)) is { } prose) unread.Add($"{article.Document.Path}: {prose.ReplaceLineEndings(" ")}");
            }
        }
        output.WriteLine("TeX that no rule reads:\n  " + string.Join("\n  ", unread));
        Assert.Empty(wrong);
        Assert.InRange(unread.Count, 0, 5);
    }

    private List<Repo> Repositories()
    {
        Repository.NeedsCorpus();
        return built.Repositories.Value;
    }

    private static Dictionary<string, int> Expected(string repository)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Corpus!, "expected-dev.json")));
        return json.RootElement.GetProperty(repository).GetProperty("perFile").EnumerateArray()
            .ToDictionary(file => file.GetProperty("file").GetString()!, file => file.GetProperty("inline").GetInt32() + file.GetProperty("display").GetInt32());
    }

    [GeneratedRegex(@"\$\$|\\begin\{|\\frac")]
    private static partial Regex UnreadTex();

    [GeneratedRegex("<code class=\"math-error\">([^<]*)</code>")]
    private static partial Regex BrokenFormula();

    private sealed class OnlyArticles : ITheme
    {
        public string Article(ArticleView view) => Of(view.Shell.Title, view.Page);
        public string Page(PageView view) => Of(view.Shell.Title, view.Page);
        public string Home(HomeView view) => "";
        public string Topics(GroupsView view) => "";
        public string Tags(GroupsView view) => "";
        public string SeriesList(GroupsView view) => "";
        public string Topic(GroupView view) => "";
        public string Tag(GroupView view) => "";
        public string Series(GroupView view) => "";
        public string Archive(ArchiveView view) => "";
        public string Papers(PapersView view) => "";
        public string NotFound(NotFoundView view) => "";
        public string Search(SearchView view) => "";
        public string Card(Transmission.Model.CardView view, Transmission.Model.ITypesetter type) => "";

        private static string Of(string title, Transmission.Model.Page page) =>
            $"<!DOCTYPE html><html><head><title>{System.Net.WebUtility.HtmlEncode(title)}</title></head><body><article><h1>{page.Summary.Title.Html}</h1>\n{page.Body}</article></body></html>";
    }
}
