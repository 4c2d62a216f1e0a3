using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

internal static class InlineTree
{
    /// <summary>What Markdig's <c>InsertBefore</c> means to do: it loses what was put before the same node earlier.</summary>
    public static void PutBefore(this Inline node, Inline inserted)
    {
        if (node.PreviousSibling is { } previous) previous.InsertAfter(inserted);
        else node.InsertBefore(inserted);
    }

    /// <summary>Puts <paramref name="container"/> in the place of <paramref name="node"/>, which becomes its first child.</summary>
    public static void Wrap(this Inline node, ContainerInline container)
    {
        node.PutBefore(container);
        node.Remove();
        container.AppendChild(node);
    }

    /// <summary>The running text of a block, for another.</summary>
    public static ContainerInline TakeFrom(LeafBlock block)
    {
        var taken = new ContainerInline { IsClosed = true };
        foreach (var inline in block.Inline?.ToList() ?? [])
        {
            inline.Remove();
            taken.AppendChild(inline);
        }
        return taken;
    }
}
