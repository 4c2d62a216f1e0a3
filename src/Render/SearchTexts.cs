using System.Globalization;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Model;
using Transmission.Search;

namespace Transmission.Render;

/// <summary>What search knows of a document: made from its tree, never from its HTML.</summary>
internal static class SearchTexts
{
    public static DocumentLines LinesOf(Document document, RenderContext context)
    {
        var lines = MarkdownDialect.SearchLines(context);
        if (document.Description is { Plain.Length: > 0 } description) lines = lines.Insert(0, new SearchLine(MarkdownDialect.SearchLine(description)));
        return new DocumentLines(MarkdownDialect.SearchLine(document.Title), lines);
    }

    public static Searchable Of(Site site, Document document, DocumentLines text, ICache cache)
    {
        var parts = DocumentText.Of(
            title: text.Title,
            href: site.HrefOf(document),
            date: document.IsDated ? document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            topic: site.TopicOf(document)?.Name ?? "",
            names: site.TagsOf(document).Select(tag => tag.Name),
            text.Lines);
        return PartTerms.Of(parts, cache);
    }
}
