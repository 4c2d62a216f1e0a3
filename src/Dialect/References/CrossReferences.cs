using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>A reference in running text to something with a label.</summary>
internal sealed class ReferenceInline : LeafInline
{
    public required Reference Reference { get; set; }

    /// <summary>Whether it is a command, such as <c>\ref{x}</c>, and not <c>@fig-x</c>.</summary>
    public bool IsCommand { get; init; }

    /// <summary>Whether what was written says where the label ends.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What it says where its target stands in the same document; null where only the site knows.</summary>
    public string? Own { get; set; }
}

/// <summary><c>@fig-x</c>, <c>@other#thm-x</c>, <c>\eqref{x}</c>, <c>\ref{x}</c>, <c>\cref{x}</c> in prose (dialect.md §2, §5).</summary>
public sealed class CrossReferences : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new ReferenceCommands());
        pipeline.InlineParsers.Insert(0, new Ties());
        pipeline.InlineParsers.Insert(0, new AtReferences());
        pipeline.InlineParsers.Insert(0, new BracketedReferences());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var words = Words.For(context.Language);
        Name(tree, new TargetTable([.. context.Targets]), words);
        foreach (var list in tree.Descendants<ReferenceList>())
        {
            foreach (var reference in list.Skip(1).ToList()) reference.PutBefore(new LiteralInline(words.Comma) { IsClosed = true, Span = new SourceSpan(reference.Span.Start, reference.Span.Start - 1) });
        }
    }

    /// <summary>Says of each reference what it is called where its target is among these.</summary>
    /// <returns>Whether there is any.</returns>
    internal static bool Name(MarkdownDocument tree, TargetTable own, Words words)
    {
        var any = false;
        foreach (var link in tree.Descendants<ReferenceInline>().ToList())
        {
            if (link.Reference.Parts is not ("", var label)) continue;
            var target = own.Find(label) ?? (link.IsWhole ? null : Shortened(link, label, own));
            link.Own = target is null ? null : link.Reference.TextFor(target, words);
            any |= target is not null;
        }
        return any;
    }

    /// <summary>In Chinese nothing parts <c>@fig-架构</c> from the text after it: the longest label that is given counts, and the rest is text again.</summary>
    private static NumberedTarget? Shortened(ReferenceInline link, string label, TargetTable own)
    {
        for (var length = label.Length - 1; length > 0; length--)
        {
            if (own.WithId(Labels.IdOf(label[..length])) is not { } target) continue;
            var rest = label.Length - length;
            link.InsertAfter(new LiteralInline(label[length..]) { Span = new SourceSpan(link.Span.End - rest + 1, link.Span.End), IsClosed = true });
            link.Span = new SourceSpan(link.Span.Start, link.Span.End - rest);
            link.Reference = link.Reference with { Label = label[..length], Span = new TextSpan(link.Reference.Span.Start, link.Reference.Span.Length - rest) };
            return target;
        }
        return null;
    }

    private sealed class Renderer : HtmlObjectRenderer<ReferenceInline>
    {
        protected override void Write(HtmlRenderer renderer, ReferenceInline link)
        {
            var document = (DocumentRenderer)renderer;
            var context = document.Context;
            if (context.Resolver.Target(link.Reference) is not { } found)
            {
                document.WriteElement(link.IsCommand ? "code" : "span", context.Source.Text.Substring(link.Span.Start, link.Span.Length), ("class", link.IsCommand ? "math-error" : "missing"));
                return;
            }
            var text = PageWords.Of(found.TextFor(link.Reference, context.Words));
            if (context.IsBare || document.State.InLink > 0) { renderer.WriteEscape(text); return; }
            var title = found.Elsewhere is { } elsewhere && !document.IsForFeed ? context.Words.ArticleCalled(elsewhere) : null;
            document.WriteTag("a", ("class", found.Target.Kind is TargetKind.Equation ? "eqref" : "xref"), ("href", found.Href), ("title", title));
            document.WriteEscape(text);
            document.Write("</a>");
            if (found.Elsewhere is { } named && document.State.Named.Add((ParagraphOf(link), named))) Article(document, named);
        }

        /// <summary>Where nothing shows what a reference points to, on paper and in a feed, the first one of a paragraph says which article it is.</summary>
        private static void Article(DocumentRenderer renderer, string title)
        {
            var text = renderer.Context.Words.InArticle(title);
            if (renderer.IsForFeed) renderer.WriteEscape(text);
            else renderer.WriteElement("span", text, ("class", "of"), ("hidden", ""));
        }

        private static ContainerInline ParagraphOf(Inline inline)
        {
            var root = inline.Parent!;
            while (root.Parent is { } outer) root = outer;
            return root;
        }
    }
}
