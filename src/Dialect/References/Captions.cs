using Markdig.Syntax;

namespace Transmission.Dialect.References;

/// <summary>What stands before the text of a caption.</summary>
internal static class Captions
{
    /// <summary>Nothing for what has no number.</summary>
    /// <param name="isAlone">Whether nothing follows.</param>
    public static void WriteName(DocumentRenderer renderer, MarkdownObject node, bool isAlone = false)
    {
        if (Numbering.NameOf(node, renderer.Context) is not { } name) return;
        renderer.WriteElement("b", name);
        if (!isAlone) renderer.Write(' ');
    }
}
