using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Tests.Fuzz;

/// <summary>Whole sites of a few strange notes and a strange bibliography, with every engine and the theme.</summary>
internal static class FuzzSite
{
    private const string Between = "\n%%%%\n";

    public static string Make(Random random) => string.Join(Between, Enumerable.Range(0, random.Next(2, 8)).Select(i => i == 0 ? OtherTexts.Bibliographies.Make(random) : Note(random)));

    private static string Note(Random random)
    {
        var matter = random.Next(3) == 0 ? $"---\n{OtherTexts.FrontMatter.Make(random)}\n---\n" : "";
        var drawing = random.Next(12) == 0 ? $"\n```{OtherTexts.Drawings.Make(random)}\n```\n" : "";
        return matter + MarkdownTexts.Make(random) + (random.Next(3) == 0 ? $"\n$${OtherTexts.Formulas.Make(random)}$$\n" : "") + drawing + (random.Next(3) == 0 ? OtherTexts.Markup.Make(random) : "");
    }

    public static void Try(string text)
    {
        using var folder = new TemporaryFolder();
        var parts = Places.Decoded(text).Split(Between);
        folder.Write("site.yml", $"url: https://a.example/b/\nmath: {{number: all}}\ncards: {(text.Length % 8 == 0 ? "true" : "false")}\n");
        folder.Write("references.bib", parts[0]);
        folder.Write("posts/a.png", "");
        folder.Write("a.csv", "a,b\n1,2\n");
        foreach (var (i, part) in parts.Skip(1).Index()) folder.Write($"posts/n{i}.md", part);
        if (parts.Length < 2) folder.Write("posts/n.md", "");
        foreach (var (path, content) in OddInputTests.Whole(folder).Files)
        {
            if (path.EndsWith(".xml", StringComparison.Ordinal)) XDocument.Parse(Encoding.UTF8.GetString(content));
            if (path.EndsWith(".json", StringComparison.Ordinal)) JsonDocument.Parse(content).Dispose();
            if (path.EndsWith(".svg", StringComparison.Ordinal) && path.StartsWith("posts/", StringComparison.Ordinal)) XDocument.Parse(Encoding.UTF8.GetString(content));
        }
    }
}
