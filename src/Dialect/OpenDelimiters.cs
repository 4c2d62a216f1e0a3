using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>
/// A bracket or a star that nothing closes is text. Markdig leaves what follows it within it, one in the other, and refuses to write what
/// is nested more than a hundredfold: a line of data has as many brackets.
/// </summary>
public sealed class OpenDelimiters : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var containers = new Stack<ContainerInline>(tree.Descendants<LeafBlock>().Select(leaf => leaf.Inline).OfType<ContainerInline>());
        while (containers.TryPop(out var container))
        {
            for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            {
                if (inline is DelimiterInline open)
                {
                    inline = new LiteralInline(open.ToLiteral()) { Span = open.Span, Line = open.Line, Column = open.Column, IsClosed = true };
                    open.ReplaceBy(inline); // and what was in it follows
                }
                else if (inline is ContainerInline inner) containers.Push(inner);
            }
        }
    }
}
