using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Callouts;
using Transmission.Dialect.Code;
using Transmission.Dialect.Headings;
using Transmission.Dialect.References;
using Transmission.Dialect.Typography;

namespace Transmission.Dialect.Feeds;

/// <summary>
/// The text without the theme: what every feed reader knows how to show. Only those nodes are here whose markup on a
/// page needs style or script; the others are written as they are there.
/// </summary>
public sealed class FeedMarkup : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not DocumentRenderer { IsForFeed: true }) return;
        IMarkdownObjectRenderer[] own =
            [new Callouts(), new Code(), new Drawings.DrawingRenderer(), new Headings(), new Tasks(), new Spaces(), new Ties(), new FeedNotes.Marks(), new FeedNotes.List()];
        foreach (var one in own) renderer.ObjectRenderers.Insert(0, one);
    }

    /// <summary>Folded ones too: a feed has no room to hide anything.</summary>
    private sealed class Callouts : HtmlObjectRenderer<CalloutBlock>
    {
        protected override void Write(HtmlRenderer renderer, CalloutBlock callout)
        {
            renderer.EnsureLine();
            renderer.Write("<blockquote><p><strong>");
            if (callout.FirstOrDefault() is CalloutTitle title) renderer.WriteLeafInline(title);
            else renderer.WriteEscape(CalloutKind.Of(callout.Kind).Word(((DocumentRenderer)renderer).Context.Language, callout.Kind));
            renderer.WriteLine("</strong></p>");
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = false;
            foreach (var block in callout.Where(block => block is not CalloutTitle)) renderer.Write(block);
            renderer.ImplicitParagraph = implicitParagraph;
            renderer.EnsureLine();
            renderer.WriteLine("</blockquote>");
        }
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var (document, info) = ((DocumentRenderer)renderer, CodeInfo.Of(block));
            renderer.EnsureLine();
            var hasCaption = info.Title is not null || Numbering.Of(block) is not null;
            if (hasCaption)
            {
                document.WriteTag("figure", ("id", info.Id));
                document.WriteTag("figcaption");
                Captions.WriteName(document, block, isAlone: info.Title is null);
                renderer.WriteEscape(info.Title);
                renderer.Write("</figcaption>");
            }
            document.WriteTag("pre", ("id", hasCaption ? null : info.Id));
            document.WriteElement("code", block.Lines.ToString());
            renderer.WriteLine(!hasCaption ? "</pre>" : "</pre></figure>");
        }
    }

    private sealed class Headings : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            var document = (DocumentRenderer)renderer;
            if (document.Context.IsTitle(heading)) return;
            var name = $"h{Math.Min(6, heading.Level + document.Context.HeadingShift)}";
            renderer.EnsureLine();
            document.WriteTag(name, ("id", heading.TryGetAttributes()?.Id));
            if (HeadingSyntax.NumberOf(heading) is { } number) renderer.Write(number).Write(' ');
            renderer.WriteLeafInline(heading);
            renderer.Write("</").Write(name).WriteLine(">");
        }
    }

    private sealed class Tasks : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(task.Checked ? "☑ " : "☐ ");
    }

    private sealed class Spaces : HtmlObjectRenderer<TypesetSpace>
    {
        protected override void Write(HtmlRenderer renderer, TypesetSpace space)
        {
            if (space.IsNarrow) renderer.Write(' ');
        }
    }

    private sealed class Ties : HtmlObjectRenderer<UnbreakableInline>
    {
        protected override void Write(HtmlRenderer renderer, UnbreakableInline tied)
        {
            renderer.WriteEscape(tied.Before);
            renderer.WriteChildren(tied);
            renderer.WriteEscape(tied.After);
        }
    }
}
