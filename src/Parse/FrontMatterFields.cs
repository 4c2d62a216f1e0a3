using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <summary>The keys of one document, each under its canonical name.</summary>
internal sealed class FrontMatterFields
{
    private readonly Dictionary<string, YamlEntry> _entries = [];
    private readonly YamlValues _values;
    private readonly SiteConfig _config;
    private readonly Dates _dates;

    public FrontMatterFields(YamlMap map, YamlValues values, SiteConfig config)
    {
        (_values, _config, _dates) = (values, config, new Dates(config.TimeZone, config.DateOrder));
        foreach (var entry in map.Entries) Add(entry);
    }

    public bool HasWrongDate { get; private set; }

    public FrontMatter ToFrontMatter(TextSpan span)
    {
        var published = Find("published");
        var isSwitch = published?.Value is YamlScalar { Value: var value } && YamlValues.AsFlag(value) is not null;
        var date = Date(Find("date"));
        var topics = Names(Find("topic"), isList: false);
        var categories = Names(Find("categories"), isList: true);
        if (topics.IsEmpty && !categories.IsEmpty) (topics, categories) = ([categories[0]], categories[1..]);
        return new FrontMatter
        {
            Span = span,
            Title = _values.Text(Find("title")),
            Date = date ?? (isSwitch ? null : Date(published)),
            Updated = Date(Find("updated"), isMain: false),
            Topic = topics.FirstOrDefault(),
            Tags = [.. topics.Skip(1).Concat(categories).Concat(Names(Find("tags"), isList: true)).Distinct()],
            Series = _values.Texts(Find("series")).FirstOrDefault()?.Text,
            Order = _values.Number(Find("order")),
            Description = _values.Text(Find("description")),
            Slug = _values.Text(Find("slug"))?.Text,
            Permalink = _values.Text(Find("permalink"))?.Text,
            Aliases = Plain(_values.Texts(Find("aliases"))),
            Draft = _values.Flag(Find("draft")) ?? (isSwitch && _values.Flag(published) == false),
            Language = _values.Text(Find("lang"))?.Text.Replace('_', '-'),
            Authors = Plain(_values.Texts(Find("authors"), "name")),
            Cover = Cover(Find("cover")),
            Toc = Toc(Find("toc")),
            Math = new MathOptionsReader(_values, isPage: true).Read(Find("math"), _config.Math),
            Numbering = new NumberingReader(_values).Read(Find("numbering"), _config.Numbering),
            License = _values.Texts(Find("license"), "name").FirstOrDefault()?.Text,
            Bibliography = _values.Texts(Find("bibliography")),
            CitationStyle = CitationStyleOf(_values, Find("citations")),
            ShortLink = _values.Text(Find("abbrlink"))?.Text,
            Xref = _values.Text(Find("xref"))?.Text,
            Paper = Find("paper")?.Value is YamlScalar ? null : Paper(Find("paper")),
            PaperKey = Find("paper") is { Value: YamlScalar } key ? _values.Text(key) : null,
        };
    }

    private void Add(YamlEntry entry)
    {
        if (FrontMatterKeys.CanonicalOf(entry.Key) is not { } canonical)
        {
            if (!FrontMatterKeys.IsIgnored(entry.Key)) _values.Unknown(entry, FrontMatterKeys.Names);
            return;
        }
        if (_entries.TryAdd(canonical, entry)) return;

        // Our own name wins over another system's; of two others, the first.
        var earlier = _entries[canonical];
        var isOurs = entry.Key.Equals(canonical, StringComparison.OrdinalIgnoreCase);
        if (isOurs) _entries[canonical] = entry;
        if (IsSame(earlier.Value, entry.Value)) return;
        var (kept, dropped) = isOurs ? (entry, earlier) : (earlier, entry);
        _values.Diagnostics.Report(Rules.FrontMatterTwins, $"'{dropped.Key}' means the same as '{kept.Key}', and is not read",
            _values.Source.At(dropped.KeySpan), new Note($"'{kept.Key}'", _values.Source.At(kept.KeySpan)));
    }

    private YamlEntry? Find(string canonical) => _entries.GetValueOrDefault(canonical);

    private static bool IsSame(YamlNode a, YamlNode b) => a is YamlScalar { Value: var one } && b is YamlScalar { Value: var other } && one == other;

    private DateTimeOffset? Date(YamlEntry? entry, bool isMain = true)
    {
        if (_values.Scalar(entry) is not { } scalar) return null;
        if (_dates.Read(scalar.Value) is { } date) return date;
        HasWrongDate |= isMain;
        var hint = Dates.IsAmbiguous(scalar.Value) ? "Say in site.yml which comes first: 'date: {order: mdy}' or 'dmy'; or write 2024-05-07." : null;
        _values.Diagnostics.Report(Rules.FrontMatterDate,
            hint is null ? $"'{scalar.Value}' is not a date" : $"'{scalar.Value}' may be two dates: the day or the month may come first",
            _values.Source.At(scalar.Span), hint);
        return null;
    }

    /// <summary>
    /// Names of topics or tags. In one text, commas part them; without a comma, spaces do where the key is a plural, as
    /// Jekyll reads it. The <c>#</c> of Obsidian is no part of a name.
    /// </summary>
    private ImmutableArray<string> Names(YamlEntry? entry, bool isList)
    {
        var texts = _values.Texts(entry);
        if (isList && entry?.Value is YamlScalar && texts is [{ Text: var text }])
        {
            var commas = text.Split([',', '，', '、', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var isPlural = entry.Key.EndsWith('s') || entry.Key.EndsWith('S');
            var names = commas.Length > 1 || !isPlural ? commas : text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [.. names.Select(Bare).Where(name => name != "")];
        }
        return [.. texts.Select(name => Bare(name.Text)).Where(name => name != "")];
    }

    private static string Bare(string name) => name.StartsWith('#') ? name.TrimStart('#').Trim() : name;

    private SpannedText? Cover(YamlEntry? entry) =>
        entry?.Value is YamlScalar { Value: var value } && YamlValues.AsFlag(value) is not null ? null : _values.Texts(entry, "image").FirstOrDefault();

    private bool Toc(YamlEntry? entry) => entry?.Value is YamlList // Distill's, which says what the headings say
        || entry?.Value is not YamlMap && (_values.Flag(entry) ?? true)
        || entry?.Value is YamlMap map && map.Entries.All(inner => inner.Value is not YamlScalar { Value: "false" } || inner.Key is not ("enable" or "show"));

    /// <summary><c>citations: apa</c>, or <c>citations: {style: apa}</c>; of site.yml too.</summary>
    internal static SpannedText? CitationStyleOf(YamlValues values, YamlEntry? entry) =>
        entry?.Value is YamlScalar ? values.Text(entry) : values.Map(entry) is { } map ? values.Text(values.Known(map, "style")("style")) : null;

    private Paper? Paper(YamlEntry? entry)
    {
        if (_values.Map(entry) is not { } map) return null;
        var field = _values.Known(map, "title", "authors", "venue", "year", "arxiv", "doi", "url", "code");
        string? Text(string name) => _values.Text(field(name))?.Text;
        var title = _values.Text(field("title"));
        if (title is null)
        {
            _values.Diagnostics.Report(Rules.FrontMatterWrongType, "'paper' needs a 'title'", _values.Source.At(entry!.KeySpan));
            return null;
        }
        return new Paper(title.Text, Plain(_values.Texts(field("authors"), "name")), Text("venue"), Text("year"), Text("arxiv"), Text("doi"), Text("url"), Text("code")) { Written = title };
    }

    private static ImmutableArray<string> Plain(ImmutableArray<SpannedText> texts) => [.. texts.Select(text => text.Text)];
}
