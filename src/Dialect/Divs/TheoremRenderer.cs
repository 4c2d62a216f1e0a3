using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Figures;
using Transmission.Dialect.References;
using Transmission.Dialect.Text;
using Transmission.Model;

namespace Transmission.Dialect.Divs;

/// <summary>A theorem: its word, number and name run into its first paragraph; a proof ends with its mark. In a feed too, where nothing folds.</summary>
internal sealed class TheoremRenderer : HtmlObjectRenderer<TheoremBlock>
{
    private const string EndMark = "∎";

    protected override void Write(HtmlRenderer renderer, TheoremBlock theorem)
    {
        var document = (DocumentRenderer)renderer;
        var folds = theorem.IsFolded is not null && !document.IsForFeed;
        var (name, mark) = (folds ? "details" : "div", Mark(theorem, document));
        renderer.EnsureLine();
        document.WriteTag(name, ("class", $"thm {TheoremNames.ClassOf(theorem.Kind)}"), ("id", theorem.TryGetAttributes()?.Id), ("open", folds && theorem.IsFolded == false ? "" : null));
        renderer.EnsureLine();
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        var blocks = theorem.Where(block => block is not DivTitle).ToList();
        if (folds) document.State.InLink++; // what opens and closes holds no link
        var head = document.Capture(inner => Head(inner, theorem));
        if (folds) document.State.InLink--;
        if (folds) { renderer.Write("<summary>").Write(head).WriteLine("</summary>"); head = ""; }
        else if (blocks.FirstOrDefault() is not ParagraphBlock first || FigureSyntax.ImageAlone(first) is not null)
        {
            renderer.Write("<p>").Write(head).WriteLine("</p>");
            head = "";
        }
        for (var i = 0; i < blocks.Count; i++) Block(document, blocks[i], i == 0 ? head : "", i == blocks.Count - 1 ? mark : "");
        if (blocks.Count == 0 && mark.Length > 0) Block(document, null, "", mark);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.EnsureLine();
        renderer.Write("</").Write(name).WriteLine(">");
    }

    private static void Block(DocumentRenderer renderer, Block? block, string head, string mark)
    {
        if (block is ParagraphBlock paragraph && FigureSyntax.ImageAlone(paragraph) is null && head.Length + mark.Length > 0)
        {
            renderer.Write("<p>").Write(head).Write(head.Length > 0 ? " " : "");
            renderer.WriteLeafInline(paragraph);
            renderer.Write(mark).WriteLine("</p>");
            return;
        }
        if (block is not null) renderer.Write(block);
        if (mark.Length > 0) renderer.Write("<p>").Write(mark).WriteLine("</p>");
    }

    /// <summary>Empty where nothing is proved, or the author has written one.</summary>
    private static string Mark(TheoremBlock theorem, DocumentRenderer renderer)
    {
        if (theorem.Kind is not TargetKind.Proof) return "";
        var last = theorem.LastChild is LeafBlock { Inline: { } inlines } ? PlainText.Of(inlines, renderer.Context.Text.Formulas) : "";
        if (last.TrimEnd('。', '.') is [.., '∎' or '□' or '■' or '◻' or '◼']) return "";
        return renderer.IsForFeed ? " " + EndMark : $"<span class=\"qed\">{EndMark}</span>";
    }

    private static void Head(DocumentRenderer renderer, TheoremBlock theorem)
    {
        var (context, target, title) = (renderer.Context, Numbering.Of(theorem), theorem.Title);
        var words = context.Words;
        var name = Numbering.NameOf(theorem, context) ?? words.NameOf(theorem.Kind);
        renderer.Write("<b>");
        if (theorem.Kind is TargetKind.Proof && title is not null) renderer.WriteLeafInline(title); // says what it proves
        else
        {
            if (target is not null && !context.IsBare && renderer.State.InLink == 0 && !renderer.IsForFeed) renderer.WriteElement("a", name, ("href", "#" + target.Id));
            else renderer.WriteEscape(name);
            if (title is not null) Title(renderer, words, title);
        }
        renderer.Write("</b>");
    }

    /// <summary>In the parentheses of the language.</summary>
    private static void Title(DocumentRenderer renderer, Words words, DivTitle title)
    {
        var around = words.Named("", "\0").Split('\0');
        renderer.WriteEscape(around[0]);
        renderer.WriteLeafInline(title);
        renderer.WriteEscape(around[^1]);
    }
}
