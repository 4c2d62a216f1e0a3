using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>
/// All that is below a node, in the order of the text, as Markdig's own methods of these names give it, which these stand
/// in front of within this namespace. They are asked some thirty times for each text, mostly to find nothing, and Markdig's cost an iterator, a stack
/// and a type test through an interface each time. The list is made at once, so that the tree may be changed while it is read.
/// </summary>
internal static class TreeWalk
{
    public static List<MarkdownObject> Descendants(this MarkdownObject root) => Descendants<MarkdownObject>(root);

    public static List<T> Descendants<T>(this MarkdownObject root) where T : class
    {
        var found = new List<T>();
        switch (root)
        {
            case ContainerBlock container: AddBelow(container, typeof(Block).IsAssignableFrom(typeof(T)), found); break;
            case LeafBlock { Inline: { } inlines }: AddBelow(inlines, found); break;
            case ContainerInline inlines: AddBelow(inlines, found); break;
        }
        return found;
    }

    /// <param name="onlyBlocks">Whether what is wanted is no inline, so that the lines need not be looked through.</param>
    private static void AddBelow<T>(ContainerBlock container, bool onlyBlocks, List<T> found) where T : class
    {
        for (var i = 0; i < container.Count; i++)
        {
            var block = container[i];
            if (block is T wanted) found.Add(wanted);
            if (block is ContainerBlock inner) AddBelow(inner, onlyBlocks, found);
            else if (!onlyBlocks && block is LeafBlock { Inline: { } inlines })
            {
                if (inlines is T line) found.Add(line);
                AddBelow(inlines, found);
            }
        }
    }

    /// <summary>Without recursion: emphasis nests as deep as an author writes asterisks.</summary>
    private static void AddBelow<T>(ContainerInline root, List<T> found) where T : class
    {
        Inline? at = root.FirstChild;
        while (at is not null)
        {
            if (at is T wanted) found.Add(wanted);
            var next = (at as ContainerInline)?.FirstChild ?? at.NextSibling;
            while (next is null && at.Parent is { } parent && parent != root)
            {
                at = parent;
                next = at.NextSibling;
            }
            at = next;
        }
    }
}
