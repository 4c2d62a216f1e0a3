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
}
