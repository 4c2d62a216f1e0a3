using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Transmission.Emit;

/// <summary>
/// Finds addresses and ids in HTML, from left to right in one pass over its bytes. It follows the tokenizer of the HTML
/// standard (13.2.5) as far as tags, attributes, comments and raw text go; no tree is built.
/// </summary>
internal ref struct HtmlScanner
{
    private static readonly SearchValues<byte> EndsOfName = SearchValues.Create(" \t\n\f\r/>"u8);
    private static readonly SearchValues<byte> EndsOfAttributeName = SearchValues.Create(" \t\n\f\r/>="u8);
    private static readonly SearchValues<byte> EndsOfBareValue = SearchValues.Create(" \t\n\f\r>"u8);

    private readonly ReadOnlySpan<byte> _html;
    private readonly HtmlTag _tag = new();
    private int _at;

    private HtmlScanner(ReadOnlySpan<byte> html) => _html = html;

    public static Findings Scan(ReadOnlySpan<byte> html, ConcurrentDictionary<string, string> names)
    {
        var found = new Findings.Builder(names);
        var scanner = new HtmlScanner(html);
        while (scanner.MoveTo((byte)'<')) scanner.ReadMarkup(found);
        return found.Build();
    }

    private void ReadMarkup(Findings.Builder found)
    {
        var rest = _html[_at..];
        if (rest.StartsWith("</span>"u8)) _at += "</span>".Length; // the most
        else if (rest.StartsWith("<span class=\"katex-mathml\"><math"u8)) SkipPast("</math>"u8, from: 1); // KaTeX's, and half of a page
        else if (rest.StartsWith("<span"u8) && TrySkipSpan(rest)) return;
        else if (rest.StartsWith("<!--"u8)) SkipPast("-->"u8, from: 2);
        else if (rest.Length > 1 && char.IsAsciiLetter((char)rest[1])) ReadTag(found);
        else if (rest.Length > 1 && rest[1] is (byte)'/' or (byte)'!' or (byte)'?') SkipPast(">"u8, from: 1);
        else _at++;
    }

    /// <summary>Nine tags of ten: a formula's box, with a class and a style at most, which names no file.</summary>
    private bool TrySkipSpan(ReadOnlySpan<byte> tag)
    {
        var at = "<span"u8.Length;
        if (tag[at..].StartsWith(" class=\""u8)) at = EndOfValue(tag, at + " class=\""u8.Length);
        if (at > 0 && tag[at..].StartsWith(" style=\""u8)) at = EndOfValue(tag, at + " style=\""u8.Length);
        if (at <= 0 || at >= tag.Length || tag[at] != '>') return false;
        _at += at + 1;
        return true;
    }

    /// <summary>Past its quote; -1 where it may hold an address, as in <c>url(…)</c>.</summary>
    private static int EndOfValue(ReadOnlySpan<byte> tag, int start)
    {
        for (var at = start; at < tag.Length && tag[at] != '('; at++)
        {
            if (tag[at] == '"') return at + 1;
        }
        return -1;
    }

    private void ReadTag(Findings.Builder found)
    {
        _at++;
        var name = Take(EndsOfName);
        _tag.Open(name);
        while (ReadAttribute()) { }
        _tag.Report(found);
        if (IsRawText(name)) SkipRawText(name, found);
    }

    private bool ReadAttribute()
    {
        SkipSpaces();
        if (_at >= _html.Length) return false;
        if (_html[_at] is (byte)'>') { _at++; return false; }
        if (_html[_at] is (byte)'/') { _at++; return true; }

        var name = _html[_at] is (byte)'=' ? _html.Slice(_at++, 1) : Take(EndsOfAttributeName);
        SkipSpaces();
        if (_at >= _html.Length || _html[_at] is not (byte)'=') return true;
        _at++;
        SkipSpaces();
        _tag.Attribute(name, TakeValue());
        return true;
    }

    private ReadOnlySpan<byte> TakeValue()
    {
        if (_at >= _html.Length) return [];
        var quote = _html[_at];
        if (quote is not ((byte)'"' or (byte)'\'')) return Take(EndsOfBareValue);
        _at++;
        var start = _at;
        if (!MoveTo(quote)) return _html[start..];
        return _html[start.._at++];
    }

    // What stands in these is no markup. Of a style, the addresses count all the same.
    private static bool IsRawText(ReadOnlySpan<byte> name) => name.Length switch
    {
        5 => Ascii.EqualsIgnoreCase(name, "style"u8) || Ascii.EqualsIgnoreCase(name, "title"u8),
        6 => Ascii.EqualsIgnoreCase(name, "script"u8),
        8 => Ascii.EqualsIgnoreCase(name, "textarea"u8),
        _ => false,
    };

    private void SkipRawText(ReadOnlySpan<byte> name, Findings.Builder found)
    {
        var start = _at;
        while (MoveTo((byte)'<'))
        {
            var rest = _html[(_at + 1)..];
            if (rest.Length > name.Length && rest[0] == '/' && Ascii.EqualsIgnoreCase(rest.Slice(1, name.Length), name)) break;
            _at++;
        }
        if (Ascii.EqualsIgnoreCase(name, "style"u8)) CssScanner.Scan(_html[start.._at], found);
    }

    private ReadOnlySpan<byte> Take(SearchValues<byte> ends)
    {
        var length = _html[_at..].IndexOfAny(ends);
        var taken = length < 0 ? _html[_at..] : _html.Slice(_at, length);
        _at += taken.Length;
        return taken;
    }

    private void SkipSpaces()
    {
        while (_at < _html.Length && _html[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r') _at++;
    }

    private bool MoveTo(byte wanted)
    {
        var distance = _html[_at..].IndexOf(wanted);
        _at = distance < 0 ? _html.Length : _at + distance;
        return distance >= 0;
    }

    private void SkipPast(ReadOnlySpan<byte> end, int from)
    {
        var distance = _html[(_at + from)..].IndexOf(end);
        _at = distance < 0 ? _html.Length : _at + from + distance + end.Length;
    }

    /// <summary>An attribute's value as text: UTF-8 read, character references resolved.</summary>
    public static string Unescape(ReadOnlySpan<byte> value) => WebUtility.HtmlDecode(Encoding.UTF8.GetString(value));
}
