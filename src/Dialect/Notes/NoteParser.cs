using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Transmission.Dialect.Notes;

/// <summary>
/// The text of a note, which what is indented belongs to and, as in quotes, the next lines of a paragraph (GitHub's footnotes). Markdig takes
/// whatever stands right below, headings and lists of the article too.
/// </summary>
internal sealed class NoteParser : FootnoteParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine || processor.IsCodeIndent) return base.TryContinue(processor, block);
        var isBegun = ((ContainerBlock)block).Count > 0;
        if (processor.CurrentChar == '[' || !isBegun && !BeginsBlock(processor)) return base.TryContinue(processor, block);
        // A rule below does not make a heading of the note's own line: Markdig knows that of quotes and items only.
        if (processor.CurrentBlock is ParagraphBlock && processor.Line.AsSpan().IndexOfAnyExcept('-', ' ', '\t') < 0) processor.Close(block);
        return BlockState.None;
    }

    /// <summary>A note may have its first paragraph on the next line, nothing else.</summary>
    private static bool BeginsBlock(BlockProcessor processor) => processor.CurrentChar is '#' or '>' or '-' or '+' or '*' or '_' or '`' or '~' or '<' or ':' or '|' or (>= '0' and <= '9');
}
