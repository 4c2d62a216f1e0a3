using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Transmission.Model;

namespace Transmission.Emit.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
internal static class JsonFeed
{
    // A file of its own, never within a page: only what JSON must escape is escaped.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.Home);
            json.WriteString("feed_url", feed.AddressIn(FeedFormat.Json));
            if (feed.Description.Length > 0) json.WriteString("description", feed.Description);
            json.WriteString("language", feed.Config.Language);
            Authors(json, [feed.Author]);
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries) Item(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Item(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Address);
        json.WriteString("title", entry.Title);
        json.WriteString("content_html", entry.Content);
        if (entry.Summary.Length > 0) json.WriteString("summary", entry.Summary);
        json.WriteString("date_published", PageHead.Moment(entry.Published));
        json.WriteString("date_modified", PageHead.Moment(entry.Updated));
        json.WriteString("language", entry.Language);
        if (!entry.Authors.IsEmpty) Authors(json, entry.Authors);
        if (!entry.Categories.IsEmpty)
        {
            json.WriteStartArray("tags");
            foreach (var category in entry.Categories) json.WriteStringValue(category);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Authors(Utf8JsonWriter json, ImmutableArray<string> names)
    {
        json.WriteStartArray("authors");
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
