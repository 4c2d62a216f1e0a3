using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Notes;

namespace Transmission.Dialect.Feeds;

/// <summary>Notes as a numbered list at the end, with ways there and back. The page has the same anchors, in case a reader opens it.</summary>
internal static class FeedNotes
{
    public sealed class Marks : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            var document = (DocumentRenderer)renderer;
            var note = link.Footnote;
            if (document.State.InLink > 0) { document.State.HeldBack.Add(link); return; }
            document.WriteTag("sup", ("id", document.State.Notes.Add(note.Order) ? SideNotes.MarkId(note) : null));
            document.WriteElement("a", $"{note.Order}", ("href", Here(document, SideNotes.Id(note))));
            renderer.Write("</sup>");
        }
    }

    public sealed class List : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
        {
            if (group.Count == 0) return;
            renderer.EnsureLine();
            renderer.WriteLine("<hr />").WriteLine("<ol>");
            foreach (var note in group.OfType<Footnote>()) Note((DocumentRenderer)renderer, note);
            renderer.WriteLine("</ol>");
        }

        private static void Note(DocumentRenderer renderer, Footnote note)
        {
            renderer.WriteTag("li", ("id", SideNotes.Id(note)));
            foreach (var block in note.SkipLast(1)) renderer.Write(block);
            if (note.LastChild is ParagraphBlock paragraph)
            {
                renderer.Write("<p>");
                renderer.WriteLeafInline(paragraph);
                if (paragraph.Inline?.FirstChild is not null) renderer.Write(' ');
                Back(renderer, note);
                renderer.WriteLine("</p></li>");
                return;
            }
            if (note.LastChild is { } last) renderer.Write(last);
            Back(renderer, note);
            renderer.WriteLine("</li>");
        }

        // The selector keeps the arrow from being drawn as a picture.
        private static void Back(DocumentRenderer renderer, Footnote note) =>
            renderer.WriteElement("a", "↩\uFE0E", ("href", Here(renderer, SideNotes.MarkId(note))));
    }

    private static string? Here(DocumentRenderer renderer, string id) =>
        renderer.Context.Resolver.Link("", default) is { } page ? $"{page}#{id}" : null;
}
