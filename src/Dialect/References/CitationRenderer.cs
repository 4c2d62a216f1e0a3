using Markdig.Renderers;
using Markdig.Renderers.Html;
using Transmission.Dialect.Headings;

namespace Transmission.Dialect.References;

/// <summary>A citation in running text: each work a link to its place in the list, from where a link leads back.</summary>
internal sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        var document = (DocumentRenderer)renderer;
        var context = document.Context;
        if (context.Citations.Of(citation.Cites) is not { } cited) Broken(document, citation);
        else if (context.IsBare) renderer.WriteEscape(cited.Names); // a list of articles has no list of works to lead to
        else if (document.State.InLink > 0) renderer.WriteEscape(cited.Plain);
        else foreach (var part in cited.Parts) Write(document, part);
    }

    private static void Write(DocumentRenderer document, CitedPart part)
    {
        if (part.Target is not { } target) { document.Write(part.Html); return; }
        var id = PageAnchors.OfCitation(document.State.Cited.Count + 1);
        document.State.Cited.Add((target, id));
        document.WriteTag("a", ("class", "cite"), ("id", document.IsForFeed ? null : id), ("role", "doc-biblioref"), ("href", Here(document, target)));
        document.Write(part.Html).Write("</a>");
    }

    /// <summary>Of an anchor on the page; a feed is read somewhere else.</summary>
    internal static string Here(DocumentRenderer document, string anchor) =>
        (document.IsForFeed ? document.Context.Resolver.Link("", default) : "") + "#" + Uri.EscapeDataString(anchor);

    private static void Broken(DocumentRenderer document, CitationInline citation)
    {
        if (citation.OrText is { } text) { document.WriteEscape(text); return; }
        document.WriteElement("code", document.Source.Slice(citation.Span.ToText()), ("class", "math-error"));
    }
}
