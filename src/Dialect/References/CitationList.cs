using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>Where an author wants the list of works.</summary>
internal sealed class CitationListBlock : LeafBlock
{
    public CitationListBlock() : base(null) { }
}

/// <summary>The list of works that a document cites: where its author says, else at the end, under a heading.</summary>
internal sealed class CitationList : HtmlObjectRenderer<CitationListBlock>
{
    /// <summary>The anchor of the whole.</summary>
    public const string Id = "refs";

    /// <summary>Of the heading that stands at the end; null where its author has put the list, or there is none.</summary>
    public static TocEntry? EntryOf(RenderContext context) =>
        context.Citations.Works.IsEmpty || context.Text.Syntax.Descendants<CitationListBlock>().Count > 0 ? null
        : new TocEntry(Id, new RichText(context.Words.References, new Html(context.Words.References)), []);

    protected override void Write(HtmlRenderer renderer, CitationListBlock block) => Write((DocumentRenderer)renderer, hasHeading: false);

    /// <summary>Unless it stands in the text already.</summary>
    public static void WriteAtEnd(DocumentRenderer renderer)
    {
        if (!renderer.State.HasReferences) Write(renderer, hasHeading: true);
    }

    private static void Write(DocumentRenderer renderer, bool hasHeading)
    {
        var works = renderer.Context.Citations.Works;
        if (works.IsEmpty || renderer.State.HasReferences) return;
        renderer.State.HasReferences = true;
        renderer.EnsureLine();
        renderer.WriteTag("section", ("class", "refs"), ("role", "doc-bibliography"), ("aria-label", renderer.Context.Words.References));
        renderer.WriteLine();
        if (hasHeading)
        {
            renderer.WriteTag("h2", ("id", Id));
            if (!renderer.IsForFeed) renderer.WriteTag("a", ("href", "#" + Id));
            renderer.WriteEscape(renderer.Context.Words.References);
            renderer.WriteLine(renderer.IsForFeed ? "</h2>" : "</a></h2>");
        }
        var back = renderer.State.Cited.ToLookup(cited => cited.Target, cited => cited.Id);
        renderer.WriteLine("<ul>");
        foreach (var work in works) Write(renderer, work, [.. back[work.Anchor]]);
        renderer.WriteLine("</ul>").WriteLine("</section>");
    }

    private static void Write(DocumentRenderer renderer, ListedWork work, string[] back)
    {
        var isSame = renderer.Context.Language.Split('-')[0].Equals(work.Language.Split('-')[0], StringComparison.OrdinalIgnoreCase);
        renderer.WriteTag("li", ("id", work.Anchor), ("lang", isSame ? null : work.Language));
        if (work.Label.Length > 0)
        {
            renderer.WriteTag("span", ("class", "ref-n"));
            renderer.Write(work.Label).Write("</span> ");
        }
        WriteText(renderer, work);
        foreach (var (href, text) in work.Links)
        {
            renderer.Write(' ');
            renderer.WriteElement("a", text, ("href", href));
        }
        if (!renderer.IsForFeed) WriteBack(renderer, back);
        renderer.WriteLine("</li>");
    }

    private static void WriteText(DocumentRenderer renderer, ListedWork work)
    {
        foreach (var c in work.Html)
        {
            var formula = c - BibliographyEntry.FirstFormula;
            if (formula >= 0 && formula < work.Formulas.Length) renderer.Write(renderer.Formula(work.Formulas[formula], work.Source));
            else renderer.Write(c);
        }
    }

    // The selector keeps the arrow from being drawn as a picture.
    private static void WriteBack(DocumentRenderer renderer, string[] back)
    {
        for (var i = 0; i < back.Length; i++)
        {
            renderer.Write(' ');
            renderer.WriteTag("a", ("class", "ref-back"), ("href", "#" + back[i]), ("role", "doc-backlink"), ("aria-label", renderer.Context.Words.BackToCitation(i + 1)));
            renderer.Write("↩\uFE0E");
            if (back.Length > 1) renderer.Write($"<sup>{i + 1}</sup>");
            renderer.Write("</a>");
        }
    }
}
