using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Pages in the words of schema.org, as JSON-LD.</summary>
internal static class StructuredData
{
    // It stands within a script element: <, > and & are escaped, so that nothing in it can end the element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string OfBlog(Site site)
    {
        var blog = Blog(site.Config);
        blog.Insert(0, "@context", "https://schema.org");
        Add(blog, "description", site.Config.Description);
        Add(blog, "inLanguage", site.Config.Language);
        return blog.ToJsonString(Options);
    }

    public static string OfArticle(Site site, Summary summary)
    {
        var (config, document, matter) = (site.Config, summary.Document, summary.Document.FrontMatter);
        var url = config.Absolute(site.AddressOf(document));
        var article = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "BlogPosting", ["@id"] = url, ["url"] = url };
        Add(article, "headline", summary.Title.Plain);
        Add(article, "description", summary.Description);
        Add(article, "inLanguage", document.Language);
        if (document.IsDated) Add(article, "datePublished", PageHead.Moment(document.Date));
        if (document.Changed is { } changed) Add(article, "dateModified", PageHead.Moment(changed));
        article["author"] = matter.Authors.IsEmpty ? Owner(config) : People(matter.Authors);
        Add(article, "image", summary.Card?.Address);
        Add(article, "license", matter.License ?? config.License);
        Add(article, "articleSection", matter.Topic);
        if (!matter.Tags.IsEmpty) article["keywords"] = new JsonArray([.. matter.Tags.Select(tag => JsonValue.Create(CleanText.Of(tag)))]);
        article["isPartOf"] = PartOf(site, document);
        if (matter.Paper is { } paper) article["about"] = About(paper);
        return article.ToJsonString(Options);
    }

    private static JsonArray PartOf(Site site, Document document)
    {
        var wholes = new JsonArray(Blog(site.Config));
        if (site.SeriesOf(document) is not { } series) return wholes;
        var whole = new JsonObject { ["@type"] = "CreativeWorkSeries", ["url"] = site.Config.Absolute(series.Url) };
        Add(whole, "name", series.Name);
        wholes.Add((JsonNode)whole);
        return wholes;
    }

    private static JsonObject Blog(SiteConfig config)
    {
        var home = config.Absolute(Routes.Home);
        var blog = new JsonObject { ["@type"] = "Blog", ["@id"] = home, ["url"] = home };
        Add(blog, "name", config.Title);
        return blog;
    }

    private static JsonObject About(Paper paper)
    {
        var about = new JsonObject { ["@type"] = "ScholarlyArticle" };
        Add(about, "headline", paper.Title);
        if (!paper.Authors.IsEmpty) about["author"] = People(paper.Authors);
        Add(about, "datePublished", paper.Year);
        if (!string.IsNullOrWhiteSpace(paper.Venue)) about["isPartOf"] = Named("Periodical", paper.Venue);
        Add(about, "url", paper.Url);
        string?[] same = [Below("https://doi.org/", paper.Doi), Below("https://arxiv.org/abs/", paper.Arxiv)];
        if (same.OfType<string>().ToList() is [_, ..] known) about["sameAs"] = new JsonArray([.. known.Select(address => JsonValue.Create(address))]);
        return about;
    }

    private static JsonObject Owner(SiteConfig config) =>
        string.IsNullOrWhiteSpace(config.Author) ? Named("Organization", config.Title) : Named("Person", config.Author);

    private static JsonArray People(IEnumerable<string> names) => new([.. names.Select(name => Named("Person", name))]);

    private static JsonObject Named(string type, string name) => new() { ["@type"] = type, ["name"] = CleanText.Of(name) };

    private static string? Below(string place, string? name) => string.IsNullOrWhiteSpace(name) ? null : place + CleanText.Of(name.Trim());

    private static void Add(JsonObject to, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) to[name] = CleanText.Of(value);
    }
}
