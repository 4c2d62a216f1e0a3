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

    /// <param name="read">Gives the document's lines.</param>
    /// <param name="held">How many characters of texts are held.</param>
    public static Searchable Of(Site site, Document document, Func<DocumentLines> read, Allowance held, ICache cache)
    {
        string[] Parts()
        {
            var text = read();
            return DocumentText.Of(
                title: text.Title,
                href: site.HrefOf(document),
                date: document.IsDated ? document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                topic: site.TopicOf(document)?.Name ?? "",
                names: site.TagsOf(document).Select(tag => tag.Name),
                text.Lines);
        }
        var parts = Parts();
        return PartTerms.Of(parts, cache, held.Hold(parts, parts.Sum(part => (long)part.Length), Parts));
    }
}
