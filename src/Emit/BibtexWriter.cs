using System.Globalization;
using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Entries of BibTeX that others copy: of an article here, and of a paper that the front matter tells of.</summary>
internal static class BibtexWriter
{
    public static string Of(Site site, Document article)
    {
        var (config, matter) = (site.Config, article.FrontMatter);
        var authors = matter.Authors.IsEmpty && !string.IsNullOrWhiteSpace(config.Author) ? [config.Author] : matter.Authors;
        var day = article.IsDated ? article.Date : (DateTimeOffset?)null;
        return Write("misc", KeyOf(authors.FirstOrDefault() ?? config.Title, day?.ToString("yyyy", CultureInfo.InvariantCulture), article.Slug),
            ("author", authors.IsEmpty ? $"{{{Latex.Escape(config.Title)}}}" : string.Join(" and ", authors.Select(Name))),
            ("title", $"{{{article.Title.Latex}}}"),
            ("howpublished", Latex.Escape(config.Title)),
            ("year", day?.ToString("yyyy", CultureInfo.InvariantCulture)),
            ("month", day?.Month.ToString(CultureInfo.InvariantCulture)),
            ("url", config.HasAddress ? config.Absolute(site.AddressOf(article)) : null),
            ("langid", article.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "chinese" : article.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "english" : null));
    }

    /// <summary>As its author has it, else from what the front matter says.</summary>
    public static string Of(Paper paper) => paper.Bibtex ?? Write("misc", KeyOf(paper.Authors.FirstOrDefault() ?? paper.Title, paper.Year, paper.Title),
        ("author", paper.Authors.IsEmpty ? null : string.Join(" and ", paper.Authors.Select(Name))),
        ("title", $"{{{paper.Latex}}}"),
        ("howpublished", paper.Venue is { } venue ? Latex.Escape(venue) : null),
        ("year", paper.Year),
        ("archiveprefix", paper.Arxiv is null ? null : "arXiv"),
        ("eprint", paper.Arxiv),
        ("doi", paper.Doi),
        ("url", paper.Url));

    private static string Write(string type, string key, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var entry = new StringBuilder($"@{type}{{{key},\n");
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrWhiteSpace(value)) entry.Append($"  {name,-13} = {{{value.ReplaceLineEndings(" ").Trim()}}},\n");
        }
        return entry.Append("}\n").ToString();
    }

    /// <summary>Family name, year and the first word of a title, in ASCII, since not every program takes more.</summary>
    private static string KeyOf(string author, string? year, string title)
    {
        var family = Ascii(author.Split(' ')[^1]);
        var word = title.Split([' ', '-', ':', ',', '/', '_'], StringSplitOptions.RemoveEmptyEntries).Select(Ascii).FirstOrDefault(part => part.Length > 2) ?? "";
        return family.Length + word.Length == 0 ? $"article{year}" : family.Length == 0 ? word + year : family + year + word;
    }

    private static string Ascii(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>A name that is no person's keeps its words together.</summary>
    private static string Name(string name) => name.Contains(" and ", StringComparison.OrdinalIgnoreCase) ? $"{{{Latex.Escape(name)}}}" : Latex.Escape(name);
}
