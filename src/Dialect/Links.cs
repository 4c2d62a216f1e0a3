using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Notes;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>A link names a file, as an editor would open it; the reader gets its address.</summary>
public sealed class Links : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Renderer());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressRenderer());
    }

    /// <summary>The brackets of <c>[a](&lt;b c.md&gt;)</c> are no part of the target.</summary>
    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var link in tree.Descendants<LinkInline>())
        {
            link.UrlSpan = WithoutBrackets(link.UrlSpan, context.Source.Text);
            if (link.Reference is { } reference) reference.UrlSpan = WithoutBrackets(reference.UrlSpan, context.Source.Text);
        }
    }

    private static SourceSpan WithoutBrackets(SourceSpan span, string text) =>
        span is { Length: > 2, Start: >= 0 } && span.End < text.Length && text[span.Start] == '<' && text[span.End] == '>' ? new SourceSpan(span.Start + 1, span.End - 1) : span;

    /// <summary>Where the target stands in the file.</summary>
    internal static TextSpan SpanOf(LinkInline link) =>
        !link.UrlSpan.IsEmpty ? link.UrlSpan.ToText()
        : link.Reference is { UrlSpan.IsEmpty: false } reference ? reference.UrlSpan.ToText()
        : link.Span.ToText();

    /// <summary>Null where it would lead nowhere.</summary>
    internal static string? Href(DocumentRenderer renderer, LinkInline link)
    {
        var target = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        return link.IsAutoLink ? target : renderer.Context.Resolver.Link(target, SpanOf(link));
    }

    private sealed class Renderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var document = (DocumentRenderer)renderer;
            if (link.IsImage) { Images.Write(document, link); return; }
            if (document.Context.IsBare || document.State.InLink > 0) { renderer.WriteChildren(link); return; }
            renderer.Write("<a");
            if (Href(document, link) is { } href) renderer.Write(" href=\"").WriteEscapeUrl(href).Write('"');
            if (!string.IsNullOrEmpty(link.Title))
            {
                renderer.Write(" title=\"");
                renderer.WriteEscape(link.Title);
                renderer.Write('"');
            }
            renderer.WriteAttributes(link);
            renderer.Write('>');
            document.State.InLink++;
            renderer.WriteChildren(link);
            document.State.InLink--;
            renderer.Write("</a>");
            SideNotes.WriteHeldBack(document);
        }
    }

    /// <summary>An address between angle brackets.</summary>
    private sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            var document = (DocumentRenderer)renderer;
            var href = link.IsEmail ? "mailto:" + link.Url : document.Context.Resolver.Link(link.Url, link.Span.ToText());
            if (href is null || document.Context.IsBare || document.State.InLink > 0) renderer.WriteEscape(link.Url);
            else document.WriteElement("a", link.Url, ("href", href));
        }
    }
}
