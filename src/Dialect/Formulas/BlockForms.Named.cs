using System.Collections.Frozen;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockForms
{
    private static readonly FrozenSet<string> Environments = FrozenSet.ToFrozenSet(
        from name in "equation align gather multline alignat flalign eqnarray".Split(' ') from star in new[] { "", "*" } select name + star);

    /// <summary>Whether only a display can hold the TeX: KaTeX refuses it in a line.</summary>
    public static bool NeedsDisplay(ReadOnlySpan<char> tex)
    {
        if (tex.Contains("\\tag", StringComparison.Ordinal)) return true;
        for (var at = tex.IndexOf("\\begin{"); at >= 0;)
        {
            tex = tex[(at + 7)..];
            var length = tex.IndexOf('}');
            if (length < 0) return false;
            var name = tex[..length];
            if (name is "CD" || IsEnvironment(name, out _)) return true;
            at = tex.IndexOf("\\begin{");
        }
        return false;
    }

    private static bool IsEnvironment(ReadOnlySpan<char> name, out string found) =>
        Environments.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out found!);

    private FoundDisplay? Environment(int open, int end, BlockLines lines)
    {
        var length = text.AsSpan(open + 7, end - open - 7).IndexOf('}');
        if (length < 0 || !IsEnvironment(text.AsSpan(open + 7, length), out var name)) return null;
        return Until($"\\end{{{name}}}", open, open, end, lines, isWhole: true);
    }

    private FoundDisplay? Brackets(int open, int end, BlockLines lines, string close) =>
        Until(close, open, open + close.Length, end, lines, isDoubled: close.Length == 3);

    /// <summary>A display that ends at <paramref name="close"/>, without a blank line in it.</summary>
    private FoundDisplay? Until(string close, int open, int start, int end, BlockLines lines, bool isWhole = false, bool isDoubled = false)
    {
        if (_inVain.GetValueOrDefault(close) > open) return null;
        Source.Clear();
        var from = start;
        do
        {
            var at = text.AsSpan(from, end - from).IndexOf(close, StringComparison.Ordinal);
            if (at >= 0)
            {
                var last = from + at + close.Length;
                Source.Add(from, isWhole ? last : from + at);
                return Closed(open, last, end, isDoubled);
            }
            Source.Add(from, lines.Next);
            if (!lines.MoveNext(tolerant: true) || lines.IsBlank) break;
            (from, end) = (lines.Content, lines.End);
        }
        while (true);
        _inVain[close] = lines.Start;
        return null;
    }

    // {% math %} … {% endmath %}, and in the same way other pairs of tags that are no formulas.
    private FoundDisplay? Template(int open, BlockLines lines)
    {
        Source.Clear();
        var end = TemplateEnd("endmath", open, lines, Source);
        if (end is not { } last || Lines.IsBlank(Source.AsSpan())) return null;
        return new FoundDisplay(TextSpan.FromBounds(open, last.End), null, false, last.End, last.End);
    }

    /// <summary>The line that closes a pair of template tags on lines of their own, or null.</summary>
    public BlockLines? TemplateEnd(string name, int open, BlockLines lines, Stretch? content = null)
    {
        if (_inVain.GetValueOrDefault(name) > open) return null;
        while (lines.MoveNext())
        {
            var rest = text.AsSpan(lines.Content, lines.End - lines.Content).TrimStart(" \t");
            if (!rest.IsEmpty && BlockStarts.IsTemplateTag(rest, name)) return lines;
            content?.Add(lines.Content, lines.Next);
        }
        _inVain[name] = lines.Start;
        return null;
    }
}

/// <summary>What may stand between a display and the end of its line without being text.</summary>
internal static class DisplayEnd
{
    /// <summary>
    /// Reads <c>{#eq-x}</c> or Obsidian's <c>^id</c>. The length up to its end, 0 where nothing but white space follows; -1 where text does.
    /// </summary>
    /// <param name="rest">From the display to the end of its line.</param>
    /// <param name="origin">Where that starts in the file.</param>
    public static int Read(ReadOnlySpan<char> rest, int origin, out SpannedText? label)
    {
        label = null;
        var at = rest.IndexOfAnyExcept(' ', '\t');
        if (at < 0) return 0;
        var mark = rest[at..].TrimEnd(" \t");
        if (mark[0] == '^') return at > 0 && mark.Length > 1 && mark[1..].IndexOfAnyExcept(BlockIdCharacters) < 0 ? at + mark.Length : -1;
        if (!mark.StartsWith("{#") || mark.IndexOf('}') != mark.Length - 1) return -1;
        var length = mark[2..].IndexOfAny(" \t}");
        if (length == 0) return -1;
        label = new SpannedText(mark.Slice(2, length).ToString(), new TextSpan(origin + at + 2, length));
        return at + mark.Length;
    }

    private static readonly System.Buffers.SearchValues<char> BlockIdCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
