using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text.RegularExpressions;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <summary>Reads site.yml. Whatever is wrong in it is reported, and has its default.</summary>
public static partial class SiteConfigReader
{
    private static readonly ImmutableArray<string> Placeholders = ["slug", "title", "year", "month", "day", "path", "folder", "topic", "name", "abbrlink"];

    /// <param name="file">Null where there is none.</param>
    /// <param name="url">From the command line, ending with a slash; wins over the file's.</param>
    public static SiteConfig Read(SourceFile? file, Uri? url, DiagnosticBag diagnostics)
    {
        var config = file is null ? new SiteConfig() : Read(TextDecoder.Decode(file, diagnostics), diagnostics);
        var digest = CacheKey.Of("site.yml", "1", url?.AbsoluteUri ?? "", file is null ? "" : Convert.ToHexString(XxHash128.Hash(file.Bytes.Span))).ToString();
        return config with { Address = url ?? config.Address, Digest = digest };
    }

    /// <summary>An absolute http address that ends with a slash; null for what is none.</summary>
    private static Uri? AsAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "", Host: not "" }
            ? uri.AbsolutePath.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/")
            : null;

    private static SiteConfig Read(SourceText source, DiagnosticBag diagnostics)
    {
        var map = new YamlReader(source, YamlRules.Config, diagnostics).Read(new TextSpan(0, source.Text.Length));
        var values = new YamlValues(source, YamlRules.Config, diagnostics);
        var key = values.Known(map, "title", "description", "url", "language", "lang", "author", "license", "licence", "timezone",
            "permalink", "articles_per_page", "math", "numbering", "html", "images", "date", "feed", "cards", "nav", "bibliography", "citations");
        string? Text(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (values.Text(key(name)) is { } text) return text.Text;
            }
            return null;
        }

        var site = new SiteConfig();
        return site with
        {
            Title = Text("title") ?? site.Title,
            Description = Text("description") ?? site.Description,
            Address = Checked(values, key("url"), AsAddress, "an address such as https://example.org/blog/") ?? site.Address,
            Language = Text("language", "lang")?.Replace('_', '-') ?? site.Language,
            Author = Text("author") ?? site.Author,
            License = Text("license", "licence") ?? site.License,
            TimeZone = Checked(values, key("timezone"), AsTimeZone, "a time zone such as Asia/Shanghai or +08:00") ?? site.TimeZone,
            Permalink = Permalink(values, key("permalink")) ?? site.Permalink,
            ArticlesPerPage = Positive(values, key("articles_per_page")) ?? site.ArticlesPerPage,
            Math = new MathOptionsReader(values, isPage: false).Read(key("math"), site.Math) ?? site.Math,
            Numbering = new NumberingReader(values).Read(key("numbering"), site.Numbering) ?? site.Numbering,
            Scripts = Section(values, key("html"), "scripts") is { } scripts && (values.Flag(scripts) ?? false),
            RemoteImages = Checked(values, Section(values, key("images"), "remote"), text => text is "keep" or "link" ? text : null, "keep or link") == "keep",
            DateOrder = Checked(values, Section(values, key("date"), "order"), text => text is "mdy" or "dmy" ? text : null, "mdy or dmy"),
            FeedLimit = Positive(values, Section(values, key("feed"), "limit")) ?? site.FeedLimit,
            Cards = values.Flag(key("cards")) ?? site.Cards,
            Navigation = Navigation(values, key("nav")),
            Bibliography = [.. values.Texts(key("bibliography")).Select(path => new PlacedText(path.Text, source.At(path.Span)))],
            CitationStyle = FrontMatterFields.CitationStyleOf(values, key("citations")) is { } style ? new PlacedText(style.Text, source.At(style.Span)) : null,
        };
    }

    private static YamlEntry? Section(YamlValues values, YamlEntry? entry, string name) =>
        values.Map(entry) is { } map ? values.Known(map, name)(name) : null;

    private static T? Checked<T>(YamlValues values, YamlEntry? entry, Func<string, T?> read, string wanted) where T : class
    {
        if (values.Text(entry) is not { } text) return null;
        return read(text.Text) ?? Refused<T>(values, text, $"'{text.Text}' is not {wanted}");
    }

    private static T? Refused<T>(YamlValues values, SpannedText text, string message, string? hint = null) where T : class
    {
        values.Diagnostics.Report(Rules.ConfigValue, message, values.Source.At(text.Span), hint);
        return null;
    }

    private static int? Positive(YamlValues values, YamlEntry? entry) => values.Number(entry) switch
    {
        > 0 and var number => number,
        null => null,
        _ => values.WrongValue<int>(entry!, "a number above zero"),
    };

    private static TimeZoneInfo? AsTimeZone(string text)
    {
        if (text is "Z" or "UTC" or "GMT") return TimeZoneInfo.Utc;
        if (Dates.Offset(text) is { } offset) return TimeZoneInfo.CreateCustomTimeZone(text, offset, text, text);
        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;
    }

    private static string? Permalink(YamlValues values, YamlEntry? entry)
    {
        if (values.Text(entry) is not { } text) return null;
        foreach (Match match in Placeholder().Matches(text.Text))
        {
            var name = match.Groups[1].Value;
            if (Placeholders.Contains(name)) continue;
            var meant = Spelling.Nearest(name, Placeholders);
            return Refused<string>(values, text, $"':{name}' stands for nothing", meant is null ? $"There are :{string.Join(", :", Placeholders)}." : $"Did you mean ':{meant}'?");
        }
        return '/' + text.Text.TrimStart('/');
    }

    /// <summary>A list of <c>text: address</c>, or of maps with both.</summary>
    private static ImmutableArray<NavigationItem> Navigation(YamlValues values, YamlEntry? entry)
    {
        var items = ImmutableArray.CreateBuilder<NavigationItem>();
        var maps = entry?.Value switch { YamlMap map => [map], YamlList list => list.Items, _ => [] };
        if (entry is { Value: YamlScalar { IsNull: false } }) values.Wrong<string>(entry, "a list of 'text: address'");
        foreach (var node in maps)
        {
            if (node is not YamlMap map) { values.Wrong<string>(entry! with { Value = node }, "a list of 'text: address'"); continue; }
            var isLong = map.Entries.Any(inner => inner.Key == "text") && map.Entries.Any(inner => inner.Key == "url");
            var known = isLong ? values.Known(map, "text", "url") : null;
            var pairs = known is null ? map.Entries.Select(inner => (inner.Key, Url: (YamlEntry?)inner)) : [(Key: values.Text(known("text"))?.Text ?? "", Url: known("url"))];
            foreach (var (text, url) in pairs)
            {
                if (Checked(values, url, address => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? address : null, "an address of the site, such as /about/") is { } address)
                    items.Add(new NavigationItem(text, new Url(address)));
            }
        }
        return items.ToImmutable();
    }

    [GeneratedRegex(":([a-z_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
