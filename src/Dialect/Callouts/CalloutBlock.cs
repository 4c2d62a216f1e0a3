using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Transmission.Dialect.Callouts;

/// <summary>How a callout opens.</summary>
internal enum Folding { None, Open, Closed }

/// <summary>A remark set apart, whatever it was written as. Its first child may be a <see cref="CalloutTitle"/>.</summary>
internal sealed class CalloutBlock : QuoteBlock
{
    public CalloutBlock(BlockParser parser) : base(parser) { }

    /// <summary>As written, in lower case.</summary>
    public required string Kind { get; init; }
    public Folding Folding { get; init; }

    public void AddTitle(BlockProcessor processor, StringSlice text)
    {
        text.Trim();
        if (text.IsEmpty) return;
        var title = new CalloutTitle(Parser!) { IsOpen = false, Line = processor.LineIndex, Span = new SourceSpan(text.Start, text.End) };
        title.AppendLine(ref text, processor.Column, processor.LineIndex, text.Start, trackTrivia: false);
        Add(title);
    }
}

internal sealed class CalloutTitle : LeafBlock
{
    public CalloutTitle(BlockParser parser) : base(parser) => ProcessInlines = true;
}

internal sealed class CalloutRenderer : HtmlObjectRenderer<CalloutBlock>
{
    protected override void Write(HtmlRenderer renderer, CalloutBlock callout)
    {
        var document = (DocumentRenderer)renderer;
        var kind = CalloutKind.Of(callout.Kind);
        var isFolding = callout.Folding is not Folding.None;
        renderer.EnsureLine();
        document.WriteTag(isFolding ? "details" : "div",
            ("class", $"box {kind.Class}"), ("role", isFolding ? null : "note"), ("open", callout.Folding is Folding.Open ? "" : null));
        WriteTitle(document, callout, kind, isFolding ? "summary" : "p");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        foreach (var block in callout)
        {
            if (block is not CalloutTitle) renderer.Write(block);
        }
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.EnsureLine();
        renderer.WriteLine(isFolding ? "</details>" : "</div>");
    }

    private static void WriteTitle(DocumentRenderer renderer, CalloutBlock callout, CalloutKind kind, string element)
    {
        renderer.WriteTag(element);
        renderer.Write("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">").Write(kind.Icon).Write("</svg>");
        if (callout.FirstOrDefault() is CalloutTitle title)
        {
            renderer.Write("<span>"); // one thing beside the sign, whatever it is made of
            renderer.WriteLeafInline(title);
            renderer.Write("</span>");
        }
        else renderer.WriteEscape(kind.Word(renderer.Context.Language, callout.Kind));
        renderer.Write("</").Write(element).WriteLine(">");
    }
}
