using System.Collections.Frozen;
using Transmission.Dialect.Tags;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockForms
{
    private static readonly FrozenSet<string> Environments = FrozenSet.ToFrozenSet(
        (from name in "equation align gather multline alignat flalign eqnarray".Split(' ') from star in new[] { "", "*" } select name + star).Append("subequations"));

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

    /// <summary>Where the tag begins that ends another, whose body is not read, and its line.</summary>
    public (int Start, BlockLines Line)? TagEnd(TemplateTag open, BlockLines lines)
    {
        var key = $"{open.Family} {open.Name}";
        if (_inVain.GetValueOrDefault(key) > open.Span.Start) return null;
        while (lines.MoveNext())
        {
            var line = text.AsSpan(lines.Content, lines.End - lines.Content);
            var start = lines.Content + line.Length - line.TrimStart(" \t").Length;
            if (open.Family == TagFamily.Comment ? line.Contains("%%", StringComparison.Ordinal) : start < lines.End && TagReader.ReadLine(text, start, lines.End)?.Ends(open) == true) return (start, lines);
        }
        _inVain[key] = lines.Start;
        return null;
    }

    // {% math %} … {% endmath %}
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
