using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Transmission.Dialect.Notes;
using Transmission.Dialect.References;

namespace Transmission.Dialect.Headings;

/// <summary>The anchors that a page gives itself, which no heading may have: of its notes and their marks, of its list of works and the places that cite them.</summary>
public static class PageAnchors
{
    /// <summary>Of a work in the list, by its key.</summary>
    public static string OfWork(string key) => "ref-" + string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' ? c : '-'));

    internal static string OfCitation(int number) => $"cite-{number}";

    internal static IEnumerable<string> In(MarkdownDocument tree)
    {
        foreach (var note in tree.Descendants<FootnoteLink>().Select(link => link.Footnote).Distinct())
        {
            yield return SideNotes.Id(note);
            yield return SideNotes.MarkId(note);
        }
        var citations = 0;
        foreach (var cite in tree.Descendants<CitationInline>().SelectMany(citation => citation.Cites))
        {
            yield return OfWork(cite.Key);
            yield return OfCitation(++citations);
        }
        if (citations > 0) yield return CitationList.Id;
    }
}
