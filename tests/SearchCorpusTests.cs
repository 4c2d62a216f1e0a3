using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Transmission;
using Transmission.Assemble;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Emit;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;
using Transmission.Render;
using Xunit;

namespace Tests;

/// <summary>A thousand real articles: what is found, what is fetched, and how long the index takes beside the reading of the articles.</summary>
public sealed partial class SearchCorpusTests(ITestOutputHelper output)
{
    private const int MostBytes = 60_000;

    [Fact]
    public void Of_a_thousand_articles_a_query_fetches_little_and_finds_every_phrase()
    {
        var corpus = Repository.NeedsCorpus();
        var (rendered, reading) = Render(Path.Combine(corpus, "bench-1000", "posts"));
        var (cold, _) = Index(rendered);
        var (warm, files) = Index(rendered);
        var (texts0, _) = Time(() => rendered.Site.Documents.AsParallel().Select(rendered.SearchOf).ToArray());
        output.WriteLine($"texts and remembered terms alone: {texts0.TotalMilliseconds:F0} ms");
        output.WriteLine($"processor time: reading {reading.TotalMilliseconds:F0} ms, index cold {cold.TotalMilliseconds:F0} ms, warm {warm.TotalMilliseconds:F0} ms");
        output.WriteLine($"{files.Count} files, {files.Values.Sum(file => file.Length):N0} bytes, index.json {files["search/index.json"].Length:N0}");

        using var folder = new TemporaryFolder();
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        Assert.All(files, file => Assert.InRange(file.Value.Length, 0, 20_000));

        var texts = rendered.Site.Documents.SelectMany(document => HanRun().Matches(Transmission.Dialect.Text.PlainText.Of(document.Body)).Select(run => (rendered.SummaryOf(document).Href, run.Value))).ToArray();
        var phrases = ClientSearch.Phrases([.. texts.Select(text => text.Value)], 200, seed: 1).ToArray();
        var answers = ClientSearch.Ask(Path.Combine(folder.Path, "search"), phrases);
        var missing = from pair in phrases.Zip(answers, (phrase, answer) => (Phrase: phrase, Found: answer.Hits.Select(hit => hit.Href.Split('#')[0]).ToHashSet()))
                      from text in texts
                      where text.Value.Contains(pair.Phrase, StringComparison.Ordinal) && !pair.Found.Contains(text.Href)
                      select $"{pair.Phrase} in {text.Href}";
        Assert.Empty(missing.Distinct());

        string[] asked = [.. phrases.Take(40), "learning", "gradient descent", "softmax", "O(n²)", "x + y", @"\frac", "熵", "\"machine learning\"", "transformer 注意力", "反向传播算法"];
        var bytes = ClientSearch.Ask(Path.Combine(folder.Path, "search"), asked, most: 5).Zip(asked, (answer, query) => (answer.Bytes, Query: query)).OrderBy(pair => pair.Bytes).ToArray();
        output.WriteLine($"bytes: median {bytes[bytes.Length / 2].Bytes}, most {bytes[^1]}");
        Assert.All(bytes, query => Assert.InRange(query.Bytes, 0, MostBytes));
    }

    private readonly MemoryCache _cache = new();

    private (RenderedSite Rendered, TimeSpan Reading) Render(string folder)
    {
        var (diagnostics, config) = (new DiagnosticBag(lenient: true), new SiteConfig());
        var files = InputReader.Read(folder, diagnostics).Files.Where(file => file.Path.Extension == ".md").ToImmutableArray();
        var dialect = new MarkdownDialect(Features.Syntax, new NoPress(), new NoPress(), new NoPress());
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        var parser = new DocumentParser(dialect, config, TestSite.Now, false, false, diagnostics);
        var documents = files.AsParallel().AsOrdered().Select(parser.Parse).ToImmutableArray();
        var reading = Process.GetCurrentProcess().TotalProcessorTime - start;
        var site = SiteAssembler.Assemble(config, TestSite.Now, documents, [], ThemeAssets.Of(InstalledTheme.Files), diagnostics);
        return (new PageRenderer(dialect, _cache, diagnostics).Render(site), reading);
    }

    private static (TimeSpan Time, Dictionary<string, byte[]> Files) Index(RenderedSite rendered)
    {
        return Time(() => new Search().Emit(rendered, new PlainTheme()).ToDictionary(draft => draft.Path.Value, draft => draft.Make().ToArray()));
    }

    private static (TimeSpan Time, T Value) Time<T>(Func<T> work)
    {
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        var value = work();
        return (Process.GetCurrentProcess().TotalProcessorTime - start, value);
    }


    [GeneratedRegex("[\u4e00-\u9fff]{2,}")]
    private static partial Regex HanRun();
}
