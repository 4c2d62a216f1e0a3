using System.Net;

namespace Transmission.Dialect.RawHtml;

internal enum HtmlPieceKind { Text, Comment, Start, End }

/// <summary>A stretch of raw HTML: text, a comment, or one tag.</summary>
internal readonly record struct HtmlPiece(HtmlPieceKind Kind, int Start, int End, string Name = "");

/// <param name="Value">Decoded; empty for an attribute without one.</param>
/// <param name="ValueStart">Where the value begins in the text, inside its quotes.</param>
internal readonly record struct HtmlAttribute(string Name, string Value, int ValueStart, int ValueEnd);

/// <summary>Cuts raw HTML into pieces, each character once. A tag that never ends is text.</summary>
internal static class HtmlPieces
{
    public static IEnumerable<HtmlPiece> Of(string html)
    {
        var text = 0;
        for (var i = 0; i < html.Length;)
        {
            var open = html.IndexOf('<', i);
            if (open < 0) break;
            if (Read(html, open) is not { } piece) { i = open + 1; continue; }
            if (piece.End < 0) break; // nothing after it can end either
            if (open > text) yield return new HtmlPiece(HtmlPieceKind.Text, text, open);
            yield return piece;
            i = text = piece.End;
        }
        if (text < html.Length) yield return new HtmlPiece(HtmlPieceKind.Text, text, html.Length);
    }

    private static HtmlPiece? Read(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return new HtmlPiece(HtmlPieceKind.Comment, open, end < 0 ? html.Length : end + 3);
        }
        var isEnd = open + 1 < html.Length && html[open + 1] == '/';
        var name = open + (isEnd ? 2 : 1);
        if (name >= html.Length || !char.IsAsciiLetter(html[name])) return null;
        var nameEnd = name;
        while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == '-')) nameEnd++;
        var close = nameEnd;
        while (close < html.Length && html[close] != '>')
        {
            if (html[close] is '"' or '\'' && html[close - 1] == '=') close = html.IndexOf(html[close], close + 1);
            if (close < 0) return new HtmlPiece(HtmlPieceKind.Text, open, -1);
            close++;
        }
        if (close >= html.Length) return new HtmlPiece(HtmlPieceKind.Text, open, -1);
        return new HtmlPiece(isEnd ? HtmlPieceKind.End : HtmlPieceKind.Start, open, close + 1, html[name..nameEnd].ToLowerInvariant());
    }

    public static IEnumerable<HtmlAttribute> Attributes(string html, HtmlPiece tag)
    {
        var (i, end) = (tag.Start + 1 + tag.Name.Length, tag.End - 1);
        while (i < end)
        {
            if (char.IsWhiteSpace(html[i]) || html[i] == '/') { i++; continue; }
            var name = i;
            while (i < end && html[i] != '=' && html[i] != '/' && !char.IsWhiteSpace(html[i])) i++;
            if (i == name) { i++; continue; }
            var key = html[name..i].ToLowerInvariant();
            if (i >= end || html[i] != '=') { yield return new HtmlAttribute(key, "", i, i); continue; }
            i++;
            var quote = i < end && html[i] is '"' or '\'' ? html[i] : '\0';
            var value = quote == '\0' ? i : i + 1;
            i = value;
            while (i < end && (quote == '\0' ? !char.IsWhiteSpace(html[i]) : html[i] != quote)) i++;
            yield return new HtmlAttribute(key, WebUtility.HtmlDecode(html[value..i]), value, i);
            if (quote != '\0') i++;
        }
    }
}
