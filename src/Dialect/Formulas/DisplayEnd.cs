using System.Buffers;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>What may stand between a display and the end of its line without being text.</summary>
internal static class DisplayEnd
{
    /// <summary>
    /// Reads <c>{#eq-x}</c>, MyST's <c>(eq-x)</c> or Obsidian's <c>^id</c>. The length up to its end, 0 where nothing but white space follows; -1 where text does.
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
        if (mark is ['(', .. var name, ')'] && IsLabel(name))
        {
            label = new SpannedText(name.ToString(), new TextSpan(origin + at + 1, name.Length));
            return at + mark.Length;
        }
        if (!mark.StartsWith("{#") || mark.IndexOf('}') != mark.Length - 1) return -1;
        var length = mark[2..].IndexOfAny(" \t}");
        if (length == 0) return -1;
        label = new SpannedText(mark.Slice(2, length).ToString(), new TextSpan(origin + at + 2, length));
        return at + mark.Length;
    }

    /// <summary>Whether what stands in parentheses is a label and no remark: one word of several parts.</summary>
    private static bool IsLabel(ReadOnlySpan<char> name) =>
        name.Length > 2 && char.IsAsciiLetter(name[0]) && name.IndexOfAnyExcept(LabelCharacters) < 0 && name.IndexOfAny("-_:") > 0;

    /// <summary>Obsidian's mark of a display that was read, with its caret; null where it has none.</summary>
    public static string? MarkOf(WrittenFormula written, SourceText source)
    {
        if (written.Style is not FormulaStyle.Display || written.Label is not null || written.Span.End > source.Text.Length) return null;
        var end = written.ToFile.ToOrigin(written.Source.Length);
        var after = source.Text.AsSpan(end, Math.Max(0, written.Span.End - end)).TrimEnd();
        return after.LastIndexOf('^') is > 0 and var caret && char.IsWhiteSpace(after[caret - 1]) ? after[caret..].ToString() : null;
    }

    /// <summary>d2l's <c>:eqlabel:`x`</c>, which takes the line after the display, or after a blank one: its end, or -1 where that line is another.</summary>
    /// <param name="lineEnd">Of the display's last line.</param>
    public static int ReadNextLine(string text, int lineEnd, out SpannedText? label)
    {
        label = null;
        var start = Lines.Next(text, lineEnd);
        if (start < text.Length && Lines.IsBlank(text.AsSpan(start, Lines.End(text, start) - start))) start = Lines.Next(text, Lines.End(text, start));
        if (start >= text.Length || !text.AsSpan(start).StartsWith(Role)) return -1;
        var (name, end) = (start + Role.Length, Lines.End(text, start));
        var length = text.AsSpan(name, end - name).IndexOf('`');
        if (length <= 0 || !Lines.IsBlank(text.AsSpan(name + length + 1, end - name - length - 1))) return -1;
        label = new SpannedText(text.Substring(name, length), new TextSpan(name, length));
        return name + length + 1;
    }

    private const string Role = ":eqlabel:`";

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");

    private static readonly SearchValues<char> BlockIdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
