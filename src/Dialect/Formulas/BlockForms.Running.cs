using Transmission.Model;

namespace Transmission.Dialect.Formulas;

// What begins in running text and goes on over lines that would be something else.
internal sealed partial class BlockForms
{
    /// <summary>Dollars at the end of a line of running text. A fence is no TeX, whatever it may be the end of.</summary>
    public FoundDisplay? AtLineEnd(int open, int end, int next, int depth)
    {
        Source.Clear();
        Source.Add(open + 2, next);
        var lines = new BlockLines(text, containers, depth, next, isOfText: true);
        while (lines.MoveNext(tolerant: true) && !lines.IsBlank && !BlockStarts.IsFence(text.AsSpan(lines.Content, lines.End - lines.Content).TrimStart(" \t"), out _))
        {
            var close = FindDollars(lines.Content, lines.End);
            if (close >= 0) return Close(open, close, 2, lines);
            Source.Add(lines.Content, lines.Next);
        }
        return null;
    }

    /// <summary>
    /// An inline formula that is open at the end of a paragraph, where the next line would be an item, a quote or an underline but for it.
    /// Only what is clearly TeX goes on so.
    /// </summary>
    /// <param name="open">Its dollar in the paragraph, the last one there.</param>
    /// <param name="line">The next line.</param>
    public FoundDisplay? Across(Stretch paragraph, int open, LineCursor line, int next, int depth)
    {
        Source.Clear();
        paragraph.CopyTail(open + 1, Source);
        var lines = new BlockLines(text, containers, depth, next, isOfText: true);
        var (from, end) = (line.Position, line.End);
        do
        {
            var close = FindDollar(from, end);
            if (close >= 0)
            {
                Source.Add(from, close);
                var tex = Source.AsSpan();
                if (char.IsWhiteSpace(tex[^1]) || !Prose.LooksLikeTex(tex)) return null;
                return new FoundDisplay(TextSpan.FromBounds(paragraph.ToFile(open), close + 1), null, false, close + 1, end);
            }
            Source.Add(from, lines.Next);
            if (!lines.MoveNext() || lines.IsBlank || EndsDollars(lines)) return null;
            (from, end) = (lines.Content, lines.End);
        }
        while (true);
    }
}
