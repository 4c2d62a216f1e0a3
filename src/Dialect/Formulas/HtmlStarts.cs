using System.Collections.Frozen;

namespace Transmission.Dialect.Formulas;

/// <summary>How blocks of HTML begin and end (CommonMark 0.31, section 4.6).</summary>
internal static class HtmlStarts
{
    private static readonly FrozenSet<string> BlockNames = FrozenSet.ToFrozenSet(
        ("address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
        + "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem "
        + "nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Block = BlockNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string at which a block ends that is not read as text; null for one that ends at a blank line.</summary>
    /// <param name="mayInterrupt">False after a paragraph's line, where an arbitrary tag opens no block.</param>
    public static bool TryOpen(ReadOnlySpan<char> rest, bool mayInterrupt, out string[]? ends)
    {
        ends = null;
        if (rest.Length < 2) return false;
        ends = rest[1] switch
        {
            '?' => ["?>"],
            '!' when rest.StartsWith("<!--") => ["-->"],
            '!' when rest.StartsWith("<![CDATA[") => ["]]>"],
            '!' when rest.Length > 2 && char.IsAsciiLetter(rest[2]) => [">"],
            _ => null,
        };
        if (ends is not null) return true;

        var isClosing = rest[1] == '/';
        var name = Tags.Name(rest[(isClosing ? 2 : 1)..]);
        if (name.IsEmpty) return false;
        if (!isClosing && Tags.RawBlockEnd(name) && IsBoundary(rest, 1 + name.Length))
        {
            ends = ["</pre>", "</script>", "</style>", "</textarea>"];
            return true;
        }
        if (Block.Contains(name)) return IsBoundary(rest, (isClosing ? 2 : 1) + name.Length);
        var end = mayInterrupt ? Tags.ReadTag(rest, 0) : -1;
        return end >= 0 && Lines.IsBlank(rest[end..]);
    }

    /// <summary>Whether a tag is one of a block or of a table's cell.</summary>
    public static bool IsBlock(ReadOnlySpan<char> tag) => Block.Contains(Tags.Name(tag[(tag[1] == '/' ? 2 : 1)..]));

    private static bool IsBoundary(ReadOnlySpan<char> rest, int at) =>
        at == rest.Length || rest[at] is ' ' or '\t' or '>' || (rest[at] == '/' && at + 1 < rest.Length && rest[at + 1] == '>');
}
