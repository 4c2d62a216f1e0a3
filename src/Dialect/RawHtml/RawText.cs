using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>An author's HTML, and where each character of it stands in the file.</summary>
/// <param name="IsBlock">Whether it is all that stands there, not one tag of a line.</param>
internal readonly record struct RawText(string Html, OffsetMap ToFile, bool IsBlock)
{
    public static RawText Of(HtmlInline inline) => new(inline.Tag, OffsetMap.CutAt(inline.Span.Start), IsBlock: false);

    public static RawText Of(HtmlBlock block)
    {
        var (text, map) = (new StringBuilder(), new OffsetMap.Builder());
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            if (i > 0) { text.Append('\n'); map.Insert(line.Slice.Start, 1); }
            text.Append(line.Slice.AsSpan());
            map.Copy(line.Slice.Start, line.Slice.Length); // the line's own position is that of its container's marks
        }
        return new RawText(text.ToString(), map.Build(), IsBlock: true);
    }
}
