using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>Code and addresses are no place for formulas: whatever stands for one there is text again.</summary>
public sealed class Unmasking : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var masks = context.Masks;
        foreach (var node in tree.Descendants())
        {
            switch (node)
            {
                case CodeInline code when Holds(code.ContentSpan): code.Content = masks.Undo(code.Content); break;
                case AutolinkInline link when Holds(link.Url): link.Url = masks.Undo(link.Url); break;
                case LinkInline link:
                    if (Holds(link.Url)) link.Url = masks.Undo(link.Url!);
                    if (Holds(link.Title)) link.Title = masks.Undo(link.Title!);
                    break;
                case LiteralInline { Parent: LinkInline { IsAutoLink: true } } address when Holds(address.Content.AsSpan()):
                    address.Content = new StringSlice(masks.Undo(address.Content.ToString()));
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Contains(TemplateTargets.Space):
                    literal.Content = new StringSlice(literal.Content.ToString().Replace(TemplateTargets.Space, ' '));
                    break;
                case CodeBlock block: Undo(block, masks); break;
            }
        }
    }

    private static void Undo(CodeBlock block, Masks masks)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            ref var line = ref block.Lines.Lines[i];
            if (Holds(line.Slice.AsSpan())) line.Slice = new StringSlice(masks.Undo(line.Slice.ToString()));
        }
        if (block is not FencedCodeBlock fence) return;
        if (Holds(fence.Info)) fence.Info = masks.Undo(fence.Info!);
        if (Holds(fence.Arguments)) fence.Arguments = masks.Undo(fence.Arguments!);
    }

    private static bool Holds(ReadOnlySpan<char> text) => text.ContainsAny(Masks.Starts);
}
