using Markdig.Parsers;
using Markdig.Syntax;

namespace Transmission.Dialect;

internal static class Nesting
{
    /// <summary>More than any author writes: each line asks every block that is open, so what opens one a line must not do so without end.</summary>
    private const int Deepest = 32;

    /// <summary>Whether another block that holds blocks would be too deep, and is text.</summary>
    public static bool IsFull(BlockProcessor processor)
    {
        var depth = 0;
        for (ContainerBlock? block = processor.CurrentContainer; block?.Parent is not null && depth < Deepest; block = block.Parent) depth++;
        return depth == Deepest;
    }
}
