using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Typography;
using Transmission.Diagnostics;

namespace Transmission.Dialect.Notes;

/// <summary>
/// <c>[^1]</c>: a note beside its line on a wide screen, a sheet on a narrow one, without script. The note's one copy
/// stands right after its first mark; later marks only lead to it.
/// </summary>
public sealed class SideNotes : IMarkdownExtension, ITreePass
{
    private readonly FootnoteExtension _footnotes = new();

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new NoteParser());
        _footnotes.Setup(pipeline);
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new GroupRenderer());
        renderer.ObjectRenderers.Insert(0, new MarkRenderer());
    }

    /// <summary>The anchor of a note.</summary>
    internal static string Id(Footnote note) => $"sn-{note.Order}";

    /// <summary>The anchor of its first mark, to which the notes of a feed lead back.</summary>
    internal static string MarkId(Footnote note) => $"snr-{note.Order}";

    /// <summary>Writes the notes of a link or a heading after it, once it is closed.</summary>
    internal static void WriteHeldBack(DocumentRenderer renderer)
    {
        if (renderer.State.InLink > 0 || renderer.State.HeldBack.Count == 0) return;
        var marks = renderer.State.HeldBack.ToList();
        renderer.State.HeldBack.Clear();
        foreach (var mark in marks) renderer.Write(mark);
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        if (context.Source.Text.Contains("[^", StringComparison.Ordinal)) ReportMissing(tree, context);
        // Markdig ends each note with links back to its marks; ours stands beside its mark.
        foreach (var link in tree.Descendants<FootnoteLink>().Where(link => link.IsBackLink).ToList()) link.Remove();
        var notes = tree.GetLinkReferenceDefinitions(false)?.Links.Values.OfType<FootnoteLinkReferenceDefinition>().Select(definition => definition.Footnote) ?? [];
        foreach (var note in notes.Where(note => note.Links.Count == 0))
            context.Diagnostics.Report(Rules.NoteUnused, $"nothing refers to the note '{note.Label}'", context.Source.At(note.LabelSpan.Start, Math.Max(1, note.LabelSpan.Length)));
    }

    /// <summary>A mark whose note does not exist was read as text.</summary>
    private static void ReportMissing(MarkdownDocument tree, ParseContext context)
    {
        var line = new InlineLine(_ => false);
        foreach (var block in tree.Descendants<LeafBlock>())
        {
            if (block.Inline is null) continue;
            line.Read(block.Inline);
            foreach (var piece in line.Pieces)
            {
                for (var i = piece.Start; piece.IsText && i < piece.End; i++)
                {
                    if (LabelAt(line, i) is not { Length: > 0 } label) continue;
                    var start = piece.Node.Span.Start + i - piece.Start;
                    context.Diagnostics.Report(Rules.NoteMissing, $"no note is called '{label}'", context.Source.At(start, label.Length + 3));
                }
            }
        }
    }

    private static string? LabelAt(InlineLine line, int at)
    {
        if (line.CharacterAt(at) != '[' || at + 1 >= line.Length || line.CharacterAt(at + 1) != '^') return null;
        var label = new System.Text.StringBuilder();
        for (var i = at + 2; i < line.Length && (char.IsLetterOrDigit(line.CharacterAt(i)) || line.CharacterAt(i) is '-' or '_'); i++) label.Append(line.CharacterAt(i));
        return at + 2 + label.Length < line.Length && line.CharacterAt(at + 2 + label.Length) == ']' ? label.ToString() : null;
    }

    private sealed class GroupRenderer : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group) { }
    }

    private sealed class MarkRenderer : HtmlObjectRenderer<FootnoteLink>
    {
        private const string WordJoiner = "\u2060";

        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            var document = (DocumentRenderer)renderer;
            if (document.Context.IsBare || link.IsBackLink) return;
            if (document.State.InLink > 0) { document.State.HeldBack.Add(link); return; }
            var (note, number) = (link.Footnote, $"{link.Footnote.Order}");
            var name = $"{document.Context.Words.SideNote} {number}";
            var isFirst = document.State.Notes.Add(note.Order);
            renderer.Write(WordJoiner);
            document.WriteElement("a", number, ("class", "snr"), ("id", isFirst ? MarkId(note) : null), ("href", "#" + Id(note)), ("aria-label", name));
            document.WriteElement("button", number, ("class", "snr"), ("type", "button"), ("popovertarget", Id(note)), ("aria-label", name));
            if (!isFirst) return; // also what ends a note that refers to itself
            document.WriteTag("span", ("class", "sn"), ("id", Id(note)), ("popover", ""), ("role", "note"));
            document.WriteElement("b", number, ("aria-hidden", "true"));
            WriteText(document, note);
            renderer.Write("</span>");
        }

        private static void WriteText(DocumentRenderer document, Footnote note)
        {
            if (note is [ParagraphBlock only]) document.Write(document.Capture(inner => inner.WriteLeafInline(only)));
            else document.Write(Phrasing.From(document.Capture(inner => inner.WriteChildren(note))));
        }
    }
}
