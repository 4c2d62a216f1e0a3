using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.References;

namespace Transmission.Dialect.Tags;

/// <summary>Puts other blocks in the place of those that only tags make: each container once, so that it takes no more time than there are blocks.</summary>
internal static class TagRebuilding
{
    public static void Rebuild(ContainerBlock container)
    {
        if (container is WrapperBlock) return; // with what holds it
        var blocks = container.ToList();
        var rebuilt = blocks.SelectMany(Of).ToList();
        if (rebuilt.SequenceEqual(blocks)) return;
        container.Clear();
        foreach (var block in rebuilt) container.Add(block);
    }

    private static IEnumerable<Block> Of(Block block) => block switch
    {
        HiddenBlock => [],
        WrapperBlock wrapper => Unwrapped(wrapper),
        ParagraphBlock { Inline: { } line } paragraph => Parts(paragraph, line),
        _ => [block],
    };

    private static IEnumerable<Block> Unwrapped(WrapperBlock wrapper)
    {
        var title = TagMark.Of(wrapper)?.Tag.Named("title")?.Value;
        var blocks = wrapper.ToList();
        wrapper.Clear();
        foreach (var block in blocks)
        {
            if (block is FencedCodeBlock code && title is not null) code.GetAttributes().AddPropertyIfNotExist("title", title);
        }
        return blocks.SelectMany(Of);
    }

    private static IEnumerable<Block> Parts(ParagraphBlock paragraph, ContainerInline line)
    {
        if (TagMark.Of(paragraph)?.Meaning.Use is TagUse.Quote && line.FirstChild is { } first) first.InsertBefore(new LiteralInline("— "));
        var only = line.FirstChild == line.LastChild ? line.FirstChild : null;
        if (only is LiteralInline && TagMark.Of(only)?.Meaning.Use is TagUse.Works) return [new CitationListBlock { Span = paragraph.Span, Line = paragraph.Line }];
        if (only is not null || line.FirstChild is null) return [paragraph];
        var pictures = line.Where(inline => inline is LinkInline { IsImage: true } && TagMark.Of(inline) is not null).ToList();
        if (pictures.Count == 0) return [paragraph];
        foreach (var picture in pictures) picture.Remove();
        var isEmpty = line.All(inline => inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()));
        return [.. isEmpty ? Array.Empty<Block>() : [paragraph], .. pictures.Select(Alone)];
    }

    /// <summary>A picture that was put into a sentence, such as one of a margin, stands below its paragraph.</summary>
    private static ParagraphBlock Alone(Inline picture)
    {
        var line = new ContainerInline { IsClosed = true };
        line.AppendChild(picture);
        return new ParagraphBlock { Inline = line, IsOpen = false, Line = picture.Line, Span = picture.Span };
    }
}
