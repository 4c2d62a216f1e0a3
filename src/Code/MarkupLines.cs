using System.Collections.Immutable;
using System.Text;

namespace Transmission.Code;

/// <summary>Markup that holds text and <c>span</c> elements only, cut into lines.</summary>
internal static class MarkupLines
{
    private const string End = "</span>";

    public static ImmutableArray<string> Split(string markup)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var open = new Stack<string>();
        var line = new StringBuilder();
        for (var at = 0; at < markup.Length;)
        {
            var next = markup.AsSpan(at).IndexOfAny('<', '\n', '\r');
            next = next < 0 ? markup.Length : at + next;
            line.Append(markup, at, next - at);
            if (next == markup.Length) break;
            at = next + 1;
            if (markup[next] == '\r') line.Append("&#13;"); // a bare one would be read as a line's end
            else if (markup[next] == '\n') EndLine(lines, line, open);
            else at = AppendTag(markup, next, line, open);
        }
        lines.Add(line.ToString());
        return lines.DrainToImmutable();
    }

    public static string Escape(string text) =>
        new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();

    private static void EndLine(ImmutableArray<string>.Builder lines, StringBuilder line, Stack<string> open)
    {
        for (var i = 0; i < open.Count; i++) line.Append(End);
        lines.Add(line.ToString());
        line.Clear();
        foreach (var tag in open.Reverse()) line.Append(tag);
    }

    /// <summary>Where the text goes on.</summary>
    private static int AppendTag(string markup, int start, StringBuilder line, Stack<string> open)
    {
        var end = markup.IndexOf('>', start) + 1;
        var tag = markup[start..end];
        line.Append(tag);
        if (tag == End) open.Pop(); else open.Push(tag);
        return end;
    }
}
