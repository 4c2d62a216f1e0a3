using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Tests;

internal sealed record SearchAnswer(int Count, int Bytes, int Files, ImmutableArray<SearchAnswer.Hit> Hits)
{
    /// <summary>Marked text stands in brackets.</summary>
    internal sealed record Hit(string Href, string Date, string Topic, string Names, string Title, string Section, string Excerpt);
}

/// <summary>The theme's own search, run by Node on a folder: what a browser would find, and how many bytes it would fetch.</summary>
internal static class ClientSearch
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="index">The folder of index.json.</param>
    /// <param name="most">How many hits are looked at; those of the first page decide about the bytes.</param>
    public static ImmutableArray<SearchAnswer> Ask(string index, IEnumerable<string> queries, int most = int.MaxValue)
    {
        var asked = queries.Select(query => JsonSerializer.Serialize(new { index, query, most }, Json));
        return [.. Node(Path.Combine(Repository.Tests, "search.mjs"), string.Concat(asked.Select(line => line + "\n"))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<SearchAnswer>(line, Json)!)];
    }

    public static SearchAnswer Ask(string index, string query) => Ask(index, [query]).Single();

    /// <summary>What a script prints.</summary>
    public static string Node(string script, string input = "")
    {
        var start = new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException(error.Result);
    }

    /// <summary>Writes the index of a site into a folder, whose path it gives.</summary>
    public static string Write(TestSite site, TemporaryFolder folder)
    {
        foreach (var (path, content) in site.Files.Where(file => file.Key.StartsWith("search/", StringComparison.Ordinal)))
        {
            var file = Path.Combine(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        return Path.Combine(folder.Path, "search");
    }

    /// <summary>Texts of two to eight Han characters, drawn from runs of them; the same for the same seed.</summary>
    public static IEnumerable<string> Phrases(IReadOnlyList<string> runs, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var run = runs[random.Next(runs.Count)];
            var length = Math.Min(run.Length, random.Next(2, 9));
            yield return run.Substring(random.Next(run.Length - length + 1), length);
        }
    }
}
