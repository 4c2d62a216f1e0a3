using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Callouts;

namespace Transmission.Dialect.Tags;

/// <summary>A tag that was read, on the node that was made of it.</summary>
internal sealed record TagMark(TemplateTag Tag, TagMeaning Meaning)
{
    public static TagMark? Of(MarkdownObject node) => node.GetData(typeof(TagMark)) as TagMark;

    public T On<T>(T node) where T : MarkdownObject
    {
        node.SetData(typeof(TagMark), this);
        return node;
    }
}

/// <summary>Stands for its children alone.</summary>
internal sealed class WrapperBlock(BlockParser parser) : ContainerBlock(parser);

internal sealed class HiddenBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>Pairs of tags on lines of their own, with what stands between them.</summary>
internal sealed class TagBlocks : BlockParser
{
    private sealed record Ending(int Offset);

    public TagBlocks() => OpeningCharacters = ['{', '%'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || (processor.Context?.Properties[typeof(TagPairs)] as TagPairs)?.CloseOf(line.Start) is not { } close) return BlockState.None;
        if (TagReader.ReadLine(line.Text, line.Start, line.End + 1) is not { } tag || TagTable.Of(tag) is not { } meaning || Nesting.IsFull(processor)) return BlockState.None;
        var block = Open(processor, tag, meaning.Use);
        new TagMark(tag, meaning).On(block);
        block.SetData(typeof(Ending), new Ending(close));
        block.Column = processor.Column;
        block.Line = processor.LineIndex;
        block.Span = new SourceSpan(line.Start, line.End);
        processor.NewBlocks.Push(block);
        processor.Line.Start = processor.Line.End + 1;
        return BlockState.ContinueDiscard;
    }

    private Block Open(BlockProcessor processor, TemplateTag tag, TagUse use)
    {
        var text = processor.Line.Text;
        switch (use)
        {
            case TagUse.Callout or TagUse.Fold or TagUse.Tab:
                var (kind, title) = TagWords.Callout(tag, use);
                var callout = new CalloutBlock(this) { Kind = kind, Folding = use is TagUse.Fold ? Folding.Closed : Folding.None };
                if (title is { } words) callout.AddTitle(processor, new StringSlice(text, words.Start, words.End - 1));
                return callout;
            case TagUse.Quote: return new QuoteBlock(this) { QuoteChar = '>' };
            case TagUse.Code: return Code(tag);
            case TagUse.Hidden: return new HiddenBlock(this);
            default: return new WrapperBlock(this);
        }
    }

    private FencedCodeBlock Code(TemplateTag tag)
    {
        var (language, title, marked) = TagWords.Code(tag);
        var code = new FencedCodeBlock(this) { FencedChar = '`', OpeningFencedCharCount = 3, ClosingFencedCharCount = 3, Info = language };
        if (title is not null) code.GetAttributes().AddProperty("title", title);
        if (marked is not null) code.GetAttributes().AddProperty("mark", marked);
        return code;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        if (!processor.IsBlankLine && processor.Line.Start == ((Ending)block.GetData(typeof(Ending))!).Offset) return BlockState.BreakDiscard;
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    /// <summary>Who is quoted stands below.</summary>
    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is QuoteBlock quote and not CalloutBlock && TagMark.Of(block) is { Tag: var tag } && TagWords.Joined(tag.Unnamed) is { } source)
        {
            var text = new StringSlice(processor.Line.Text, source.Start, source.End - 1);
            var paragraph = new ParagraphBlock(this) { IsOpen = false, Line = block.Line, Span = new SourceSpan(text.Start, text.End) };
            paragraph.AppendLine(ref text, block.Column, block.Line, text.Start, trackTrivia: false);
            quote.Add(new TagMark(tag, TagTable.Of(tag)!).On(paragraph));
        }
        return base.Close(processor, block);
    }
}
