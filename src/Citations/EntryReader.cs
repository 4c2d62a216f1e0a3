using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Citations;

/// <summary>An entry as CSL-JSON (citation-style-language/schema 1.0.2; fields by the mapping of its names to biblatex's that the CSL project gives).</summary>
internal sealed partial class EntryReader(SourceText source, DiagnosticBag diagnostics, BibEntry entry)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LatexReader _latex = new(source, diagnostics);
    private readonly JsonObject _csl = [];

    public BibliographyEntry Read()
    {
        var title = entry.Find("title") is { } written ? _latex.Read(written, isTitle: true) : new LatexText("", "");
        var (authors, hasOthers) = People("author");
        var (editors, _) = People("editor");
        var (arxiv, doi) = (Arxiv(), Doi());
        var isChinese = IsChinese(title.Plain);
        var venue = Text("journal", "journaltitle", "booktitle", "school", "institution", "publisher", "organization");

        var type = TypeOf(arxiv);
        _csl["type"] = type;
        _csl["language"] = isChinese ? "zh-CN" : "en-US";
        Set("title", title.Rich);
        Set("author", authors, hasOthers);
        Set("editor", editors, hasOthers: false);
        Set("translator", People("translator").Names, hasOthers: false);
        Contain(type, arxiv);
        Number(type);
        Set("page", Pages());
        Set("DOI", doi);
        Set("URL", Url() ?? (arxiv is not null && doi is null ? "https://arxiv.org/abs/" + arxiv : null));
        foreach (var (name, field) in new[] { ("volume", "volume"), ("edition", "edition"), ("ISBN", "isbn"), ("ISSN", "issn"), ("chapter-number", "chapter"), ("version", "version"), ("event-title", "eventtitle") })
            Set(name, Text(field));
        if (Date("date") is { } date) _csl["issued"] = date;
        else if (Year() is { } year) _csl["issued"] = year;
        if (Date("urldate") is { } accessed) _csl["accessed"] = accessed;

        var called = authors.IsEmpty ? editors : authors;
        return new BibliographyEntry(entry.Key, source.At(entry.KeySpan))
        {
            Csl = _csl.ToJsonString(Options),
            Formulas = _latex.Formulas,
            Bibtex = $"@{entry.Type}{{{entry.Key},\n{string.Concat(entry.Fields.Where(field => field.Name != "crossref").Select(field => $"  {field.Name,-13} = {{{field.Value.Text}}},\n"))}}}\n",
            Paper = new Paper(title.Plain, [.. authors.Select(author => author.Full)], type == "article" ? "arXiv" : venue, IssuedYear(), arxiv, doi, Url(), Text("code")),
            ShortNames = called.IsEmpty ? [Text("organization", "institution") ?? (title.Plain.Length > 0 ? title.Plain : entry.Key)] : [.. called.Select(person => person.Short)],
            HasOthers = hasOthers,
            IsChinese = isChinese,
        };
    }

    private string TypeOf(string? arxiv)
    {
        var type = EntryType.Find(entry.Type)?.Csl ?? "document";
        var isPreprint = arxiv is not null && (type is "document" or "webpage" || (type == "article-journal" && (entry.Find("journal", "journaltitle") is not { } journal || ArxivName().IsMatch(journal.Text))));
        if (isPreprint) return "article";
        return type == "document" && Url() is not null ? "webpage" : type;
    }

    /// <summary>Where it appeared.</summary>
    private void Contain(string type, string? arxiv)
    {
        if (type == "article" && arxiv is not null)
        {
            Set("publisher", "arXiv");
            Set("number", "arXiv:" + arxiv);
            return;
        }
        Set("container-title", Rich(type == "article-journal" ? ["journal", "journaltitle", "booktitle"] : ["booktitle", "journal", "journaltitle"]));
        Set("collection-title", Rich("series"));
        Set("publisher", Rich("publisher", "school", "institution", "organization") ?? (entry.Find("howpublished") is { } how && !how.Text.Contains("\\url", StringComparison.Ordinal) && !how.Text.Contains("://", StringComparison.Ordinal) ? Rich("howpublished") : null));
        Set("publisher-place", Text("address", "location"));
        Set("genre", Text("type") is { } genre && type != "patent" ? genre : entry.Type switch { "phdthesis" => "PhD thesis", "mastersthesis" => "Master’s thesis", _ => null });
        Set("note", type is "document" or "manuscript" ? Rich("note") : null);
    }

    private void Number(string type) => Set(type switch { "article-journal" => "issue", "report" or "patent" or "manuscript" => "number", _ => "collection-number" }, Text("number", "issue"));

    private (ImmutableArray<PersonName> Names, bool HasOthers) People(string field) => entry.Find(field) is { } list ? Names.Read(list, _latex) : ([], false);

    private string? Text(params ReadOnlySpan<string> fields) => entry.Find(fields) is { } value && _latex.Plain(value) is { Length: > 0 } text ? text : null;

    private string? Rich(params ReadOnlySpan<string> fields) => entry.Find(fields) is { } value && _latex.Read(value, isTitle: true).Rich is { Length: > 0 } text ? text : null;

    private string? Doi() => entry.Find("doi") is { } doi ? DoiPrefix().Replace(_latex.Plain(doi), "") is { Length: > 0 } name ? name : null : null;

    private string? Url() =>
        entry.Find("url") is { } url ? Address(url.Text)
        : entry.Find("howpublished", "note") is { } how && Found().Match(how.Text) is { Success: true } match ? Address(match.Value) : null;

    /// <summary>As it was written, without TeX's escapes; only what leads to another server.</summary>
    private static string? Address(string text)
    {
        var address = text.Trim().Replace("\\url", "", StringComparison.Ordinal).Trim('{', '}', ' ').Replace("\\", "", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? address : null;
    }

    /// <summary>From <c>eprint</c>, or from where Google Scholar puts it: <c>journal = {arXiv preprint arXiv:1706.03762}</c>.</summary>
    private string? Arxiv()
    {
        if (entry.Find("eprint", "arxiv", "arxivid") is { } eprint)
        {
            var archive = Text("archiveprefix", "eprinttype");
            var name = ArxivPrefix().Replace(_latex.Plain(eprint), "");
            if (archive is null ? ArxivId().IsMatch(name) : archive.Equals("arxiv", StringComparison.OrdinalIgnoreCase)) return name;
        }
        foreach (var field in new[] { "journal", "journaltitle", "note", "howpublished", "url" })
        {
            if (entry.Find(field) is { } value && ArxivMention().Match(value.Text) is { Success: true } match) return match.Groups["id"].Value;
        }
        return null;
    }

    private string? Pages() => Text("pages", "page", "eid") is { } pages ? pages.Replace('–', '-').Replace("—", "-", StringComparison.Ordinal).Replace(" - ", "-", StringComparison.Ordinal) : null;

    private string? IssuedYear() => YearNumber().Match(Text("date", "year") ?? "") is { Success: true } year ? year.Value : Text("year");

    private JsonObject? Year()
    {
        if (Text("year") is not { } year) return null;
        if (!WholeYear().IsMatch(year)) return new JsonObject { ["literal"] = year };
        var parts = new JsonArray(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture));
        if (Month() is { } month)
        {
            parts.Add((JsonNode)month);
            if (int.TryParse(Text("day"), out var day) && day is >= 1 and <= 31) parts.Add((JsonNode)day);
        }
        return new JsonObject { ["date-parts"] = new JsonArray(parts) };
    }

    private int? Month()
    {
        if (Text("month") is not { } month) return null;
        if (int.TryParse(month, out var number)) return number is >= 1 and <= 12 ? number : null;
        return Months.NumberOf(month);
    }

    /// <summary>ISO 8601, or two of it with a slash between.</summary>
    private JsonObject? Date(string field)
    {
        if (Text(field) is not { } text) return null;
        var ends = new JsonArray();
        foreach (var end in text.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(2))
        {
            if (IsoDate().Match(end) is not { Success: true } match) return new JsonObject { ["literal"] = text };
            ends.Add((JsonNode)new JsonArray([.. match.Groups["part"].Captures.Select(part => (JsonNode)int.Parse(part.Value, System.Globalization.CultureInfo.InvariantCulture))]));
        }
        return ends.Count == 0 ? null : new JsonObject { ["date-parts"] = ends };
    }

    private bool IsChinese(string title) =>
        Text("langid", "language") is { } language ? language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.Contains("chinese", StringComparison.OrdinalIgnoreCase) || language.StartsWith('中')
        : title.Any(c => c is >= '\u3400' and <= '\u9FFF') && !title.Any(c => c is >= '\u3040' and <= '\u30FF');

    private void Set(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _csl[name] = value;
    }

    private void Set(string name, ImmutableArray<PersonName> people, bool hasOthers)
    {
        if (people.IsEmpty) return;
        var names = new JsonArray([.. people.Select(person => (JsonNode)person.ToCsl())]);
        if (hasOthers) names.Add((JsonNode)new JsonObject { ["literal"] = Others });
        _csl[name] = names;
    }

    /// <summary>CSL-JSON cannot say that there are more; the bridge makes «et al.» of it.</summary>
    private const string Others = "\uE005";

    [GeneratedRegex(@"^\s*(https?://(dx\.)?doi\.org/|doi:\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex DoiPrefix();

    [GeneratedRegex(@"^\s*(https?://arxiv\.org/(abs|pdf)/|arxiv:\s*)", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivPrefix();

    [GeneratedRegex(@"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?$")]
    private static partial Regex ArxivId();

    [GeneratedRegex(@"arxiv(:|\.org/(abs|pdf)/|\s+)\s*(?<id>\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivMention();

    [GeneratedRegex(@"^\W*(arxiv|corr)", RegexOptions.IgnoreCase)]
    private static partial Regex ArxivName();

    [GeneratedRegex(@"https?://[^\s{}]+")]
    private static partial Regex Found();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex YearNumber();

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex WholeYear();

    [GeneratedRegex(@"^(?<part>\d{4})(-(?<part>\d{1,2}))?(-(?<part>\d{1,2}))?$")]
    private static partial Regex IsoDate();
}
