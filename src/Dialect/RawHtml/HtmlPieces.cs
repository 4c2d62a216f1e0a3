using System.Net;
using Transmission.Dialect.Formulas;

namespace Transmission.Dialect.RawHtml;

internal enum HtmlPieceKind { Text, Comment, Start, End }

/// <summary>A stretch of raw HTML: text, what no reader sees (a comment, a declaration, an instruction), or one tag.</summary>
internal readonly record struct HtmlPiece(HtmlPieceKind Kind, int Start, int End, string Name = "");

/// <param name="Value">Decoded; empty for an attribute without one.</param>
/// <param name="Start">Where its name begins in the text.</param>
/// <param name="ValueStart">Where the value begins in the text, inside its quotes.</param>
internal readonly record struct HtmlAttribute(string Name, string Value, int Start, int ValueStart, int ValueEnd);

/// <summary>Cuts raw HTML into pieces, each character once. A tag that never ends is text.</summary>
internal sealed class HtmlPieces(string html)
{
    private int _at;
    private HtmlPiece? _tag; // behind the text that was given last

    public static IEnumerable<HtmlPiece> Of(string html)
    {
        var pieces = new HtmlPieces(html);
        while (pieces.Next() is { } piece) yield return piece;
    }

    public HtmlPiece? Next()
    {
        if (_tag is { } tag) return Give(tag);
        for (var i = _at; i < html.Length;)
        {
            var open = html.IndexOf('<', i);
            if (open < 0) break;
            if (Read(html, open) is not { } piece) { i = open + 1; continue; }
            if (piece.End < 0) break; // nothing after it can end either
            if (piece.Kind is HtmlPieceKind.Text) { i = piece.End; continue; }
            if (open == _at) return Give(piece);
            _tag = piece;
            return new HtmlPiece(HtmlPieceKind.Text, _at, open);
        }
        return _at < html.Length ? Give(new HtmlPiece(HtmlPieceKind.Text, _at, html.Length)) : null;
    }

    private HtmlPiece Give(HtmlPiece piece)
    {
        (_at, _tag) = (piece.End, null);
        return piece;
    }

    /// <summary>For one who knows that what follows the piece that was given last is no markup.</summary>
    public void SkipTo(int at) => _at = at;

    /// <summary>Where the end tag of an element stands whose content is no markup; the end of the text for none.</summary>
    public static int EndOfRaw(string html, HtmlPiece start)
    {
        for (var at = start.End; (at = html.IndexOf("</" + start.Name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var after = at + 2 + start.Name.Length;
            if (after == html.Length || html[after] is '>' or '/' || char.IsWhiteSpace(html[after])) return at;
        }
        return html.Length;
    }

    private static HtmlPiece? Read(string html, int open)
    {
        if (Unseen(html, open) is { } end) return new HtmlPiece(HtmlPieceKind.Comment, open, end);
        var isEnd = open + 1 < html.Length && html[open + 1] == '/';
        var name = open + (isEnd ? 2 : 1);
        if (name >= html.Length || !char.IsAsciiLetter(html[name])) return null;
        var nameEnd = name;
        while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == '-')) nameEnd++;
        var close = Close(html, nameEnd);
        if (close < 0) return new HtmlPiece(HtmlPieceKind.Text, open, -1);
        if (html[close] != '>') return new HtmlPiece(HtmlPieceKind.Text, open, close);
        var written = html.AsSpan(name, nameEnd - name);
        return new HtmlPiece(isEnd ? HtmlPieceKind.End : HtmlPieceKind.Start, open, close + 1, HtmlElement.Find(written)?.Name ?? written.ToString().ToLowerInvariant());
    }

    /// <summary>The <c>></c> that ends a tag, outside quoted values, or a formula there, which stands in text only; -1 for neither.</summary>
    private static int Close(string html, int at)
    {
        for (var last = '\0'; at < html.Length && html[at] != '>' && !FormulaMask.IsMark(html[at]); at++)
        {
            var c = html[at];
            if (c is '"' or '\'' && last == '=') at = EndOfValue(html, at + 1, c);
            if (at < 0) return -1;
            if (!char.IsWhiteSpace(c)) last = c;
        }
        return at < html.Length ? at : -1;
    }

    /// <summary>The quote that ends a value; -1 for none. In the braces of Jekyll's and Hugo's templates, at which one begins, a quote is theirs.</summary>
    private static int EndOfValue(string html, int start, char quote)
    {
        if (string.CompareOrdinal(html, start, "{{", 0, 2) == 0 && html.AsSpan(start, Math.Min(LongestTemplate, html.Length - start)).IndexOf("}}") is > 0 and var length)
        {
            if (html.AsSpan(start, length).IndexOfAny("<>\n") < 0) start += length;
        }
        return html.IndexOf(quote, start);
    }

    private const int LongestTemplate = 300;

    /// <summary>Where a comment, a processing instruction, a CDATA section or a declaration ends (CommonMark 6.6), or the text if it does not; null for none of them.</summary>
    private static int? Unseen(string html, int open)
    {
        var rest = html.AsSpan(open);
        var (start, end) = rest.StartsWith("<!--") ? (4, "-->") : rest.StartsWith("<?") ? (2, "?>") : rest.StartsWith("<![CDATA[") ? (9, "]]>")
            : rest.Length > 2 && rest.StartsWith("<!") && char.IsAsciiLetter(rest[2]) ? (2, ">") : (0, "");
        if (start == 0) return null;
        var at = html.IndexOf(end, open + start, StringComparison.Ordinal);
        return at < 0 ? html.Length : at + end.Length;
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
            var sign = AfterSpace(html, i, end);
            if (sign < end && html[sign] == '=') i = sign;
            if (i >= end || html[i] != '=') { yield return new HtmlAttribute(key, "", name, i, i); continue; }
            i = AfterSpace(html, i + 1, end);
            var quote = i < end && html[i] is '"' or '\'' ? html[i] : '\0';
            var value = quote == '\0' ? i : i + 1;
            i = value;
            if (quote != '\0') i = EndOfValue(html, i, quote) is >= 0 and var valueEnd && valueEnd < end ? valueEnd : end;
            else while (i < end && !char.IsWhiteSpace(html[i])) i++;
            yield return new HtmlAttribute(key, WebUtility.HtmlDecode(html[value..i]), name, value, i);
            if (quote != '\0') i++;
        }
    }

    /// <summary>Whether a start tag ends what it begins. A slash at the end of an unquoted value belongs to the value.</summary>
    public static bool IsSelfClosing(string html, HtmlPiece tag) => html[tag.End - 2] == '/' && !(Attributes(html, tag).LastOrDefault() is { Value.Length: > 0 } last && last.ValueEnd == tag.End - 1);

    /// <summary>Whether a start tag is written as the standard has it (13.1.2.1); browsers mend one that is not, each fault an error of its page.</summary>
    public static bool IsSound(string html, HtmlPiece tag)
    {
        var (i, end, names) = (tag.Start + 1 + tag.Name.Length, tag.End - 1, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        while (true)
        {
            var name = AfterSpace(html, i, end);
            if (name == end || (name == end - 1 && html[name] == '/')) return true;
            var nameEnd = name + Length(html.AsSpan(name, end - name), " \t\n\f\r\"'<>/=");
            if (name == i || nameEnd == name || !names.Add(html[name..nameEnd])) return false;
            i = AfterSpace(html, nameEnd, end);
            if (i == end || html[i] != '=') { i = nameEnd; continue; }
            i = AfterSpace(html, i + 1, end);
            if (i == end) return false;
            var isQuoted = html[i] is '"' or '\'';
            var length = isQuoted ? html.AsSpan(i + 1, end - i - 1).IndexOf(html[i]) + 2 : Length(html.AsSpan(i, end - i), " \t\n\f\r\"'<>=`");
            if (length < (isQuoted ? 2 : 1)) return false;
            i += length;
        }
    }

    private static int AfterSpace(string html, int at, int end)
    {
        while (at < end && html[at] is ' ' or '\t' or '\n' or '\f' or '\r') at++;
        return at;
    }

    private static int Length(ReadOnlySpan<char> text, ReadOnlySpan<char> ends) => text.IndexOfAny(ends) is >= 0 and var length ? length : text.Length;
}
