using System.Collections.Frozen;
using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Citations;

/// <summary>
/// Reads a BibTeX file into entries, by the grammar of BibTeX itself (Patashnik, «BibTeXing», 1988; the behaviour of bibtex.web where
/// that is silent): what stands outside of entries is no text, <c>@comment</c> and <c>@preamble</c> are skipped, <c>@string</c>
/// gives an abbreviation, <c>#</c> joins. An entry with a mistake is left out, and reading goes on at the next <c>@</c> that
/// begins a line. In linear time.
/// </summary>
internal sealed class BibReader
{
    private static readonly FrozenDictionary<string, string> Months = new Dictionary<string, string>
    {
        ["jan"] = "1",
        ["feb"] = "2",
        ["mar"] = "3",
        ["apr"] = "4",
        ["may"] = "5",
        ["jun"] = "6",
        ["jul"] = "7",
        ["aug"] = "8",
        ["sep"] = "9",
        ["oct"] = "10",
        ["nov"] = "11",
        ["dec"] = "12",
    }.ToFrozenDictionary();

    private readonly SourceText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, BibText> _strings = [];
    private readonly ImmutableArray<BibEntry>.Builder _entries = ImmutableArray.CreateBuilder<BibEntry>();
    private int _at;

    private BibReader(SourceText source, DiagnosticBag diagnostics) => (_source, _text, _diagnostics) = (source, source.Text, diagnostics);

    public static ImmutableArray<BibEntry> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reader = new BibReader(source, diagnostics);
        while (reader.Seek()) reader.ReadBlock();
        return reader._entries.ToImmutable();
    }

    /// <summary>Goes behind the next <c>@</c>.</summary>
    private bool Seek()
    {
        var found = _at < _text.Length ? _text.AsSpan(_at).IndexOf('@') : -1;
        if (found < 0) return false;
        _at += found + 1;
        return true;
    }

    private void ReadBlock()
    {
        var start = _at - 1;
        SkipSpace();
        var type = Name();
        SkipSpace();
        if (type.Length == 0 || _at >= _text.Length || _text[_at] is not ('{' or '(')) return; // an address in what is no entry
        var open = _at++;
        var kind = _text.Substring(type.Start, type.Length).ToLowerInvariant();
        if (kind == "comment" || kind == "preamble")
        {
            _at = open;
            if (kind == "preamble") SkipGroup(start, open);
            return;
        }
        var isRead = kind == "string" ? ReadString(open) : ReadEntry(start, open, kind, type);
        if (!isRead) Recover();
    }

    private bool ReadString(int open)
    {
        if (ReadField(open) is not { } field) return false;
        _strings[field.Name] = field.Value;
        SkipSpace();
        return Closes(open) || Fail(open, "this @string is not closed");
    }

    private bool ReadEntry(int start, int open, string type, TextSpan typeSpan)
    {
        SkipSpace();
        var keyStart = _at;
        while (_at < _text.Length && _text[_at] is not (',' or '}' or '{' or '=' or '"' or '@') && !char.IsWhiteSpace(_text[_at])) _at++;
        var key = TextSpan.FromBounds(keyStart, _at);
        SkipSpace();
        if (key.Length == 0) return Fail(keyStart, "this entry has no key");
        if (_at < _text.Length && _text[_at] == '=') return Fail(keyStart, $"this entry has no key: '{_text[key.Start..key.End]}' is a field");
        var fields = ImmutableArray.CreateBuilder<BibField>();
        while (true)
        {
            SkipSpace();
            if (Closes(open)) break;
            if (_at >= _text.Length || _text[_at] != ',') return _at >= _text.Length || (_text[_at] == '@' && BeginsEntry(_at)) ? Fail(open, $"the entry '{_text[key.Start..key.End]}' is not closed") : Fail(_at, "a comma belongs here");
            while (_at < _text.Length && (_text[_at] == ',' || char.IsWhiteSpace(_text[_at]))) _at++;
            if (Closes(open)) break;
            if (ReadField(open) is not { } field) return false;
            if (fields.FirstOrDefault(other => other.Name == field.Name) is not { } earlier) fields.Add(field);
            else _diagnostics.Report(Rules.BibDoubledField, $"'{field.Name}' is given twice", _source.At(field.NameSpan), new Note("the first", _source.At(earlier.NameSpan)));
        }
        _entries.Add(new BibEntry(type, typeSpan, _text[key.Start..key.End], key, TextSpan.FromBounds(start, _at), fields.ToImmutable()));
        return true;
    }

    private BibField? ReadField(int open)
    {
        SkipSpace();
        var name = Name();
        if (_at >= _text.Length) { Fail(open, "this entry is not closed"); return null; }
        if (name.Length == 0) { Fail(_at, "the name of a field belongs here"); return null; }
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '=') { Fail(name.Start, $"no value follows '{_text[name.Start..name.End]}'", name.Length); return null; }
        _at++;
        var pieces = ImmutableArray.CreateBuilder<BibPiece>();
        do
        {
            SkipSpace();
            if (!ReadPiece(pieces, name)) return null;
            SkipSpace();
        } while (_at < _text.Length && _text[_at] == '#' && _at++ >= 0);
        return new BibField(_text[name.Start..name.End].ToLowerInvariant(), name, new BibText(pieces.ToImmutable()));
    }

    private bool ReadPiece(ImmutableArray<BibPiece>.Builder pieces, TextSpan field)
    {
        if (_at < _text.Length && _text[_at] is '{' or '"')
        {
            var open = _at;
            if (!SkipValue(open)) return Fail(open, _text[open] == '{' ? "this brace is not closed" : "this quote is not closed");
            var span = TextSpan.FromBounds(open + 1, _at - 1);
            pieces.Add(new BibPiece(_text[span.Start..span.End], span, IsExact: true));
            return true;
        }
        var start = _at;
        if (_at < _text.Length && char.IsAsciiDigit(_text[_at])) while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        else if (Name().Length == 0) return Fail(field.Start, $"no value follows '{_text[field.Start..field.End]}'", field.Length);
        var word = TextSpan.FromBounds(start, _at);
        var text = _text[start.._at];
        if (char.IsAsciiDigit(text[0])) pieces.Add(new BibPiece(text, word, IsExact: true));
        else if (_strings.TryGetValue(text.ToLowerInvariant(), out var known)) pieces.AddRange(known.Pieces);
        else if (Months.TryGetValue(text.ToLowerInvariant(), out var month)) pieces.Add(new BibPiece(month, word, IsExact: false));
        else
        {
            _diagnostics.Report(Rules.BibUnknownString, $"'{text}' is no abbreviation", _source.At(word), Spelling.Hint(Spelling.Nearest(text, _strings.Keys.Concat(Months.Keys))));
            pieces.Add(new BibPiece(text, word, IsExact: true));
        }
        return true;
    }

    /// <summary>Goes behind the brace or quote that closes; a brace that an entry would begin in is taken for one that is not closed.</summary>
    private bool SkipValue(int open)
    {
        var depth = 0;
        for (_at = open + 1; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '\\' && depth == 0 && _text[open] == '"') _at++; // "M\"uller", which BibTeX itself refuses
            else if (depth == 0 && c == (_text[open] == '{' ? '}' : '"')) { _at++; return true; }
            else if (c == '{') depth++;
            else if (c == '}' && --depth < 0) return false; // in quotes
            else if (c == '@' && BeginsEntry(_at)) return false;
        }
        return false;
    }

    private void SkipGroup(int start, int open)
    {
        _at = open;
        if (_text[open] == '{' && SkipValue(open)) return;
        if (_text[open] == '(') { _at = open + 1; return; }
        Fail(start, "this @preamble is not closed");
        Recover();
    }

    /// <summary>Whether an entry begins here, at the beginning of a line: no value has that.</summary>
    private bool BeginsEntry(int at)
    {
        for (var before = at - 1; before >= 0 && _text[before] is not ('\n' or '\r'); before--)
        {
            if (!char.IsWhiteSpace(_text[before])) return false;
        }
        var end = at + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[end])) end++;
        return end > at + 1 && end < _text.Length && _text[end] is '{' or '(';
    }

    /// <summary>After a mistake: at the next entry that begins a line.</summary>
    private void Recover()
    {
        while (_at < _text.Length && !(_text[_at] == '@' && BeginsEntry(_at))) _at++;
    }

    private bool Closes(int open)
    {
        if (_at >= _text.Length || _text[_at] != (_text[open] == '{' ? '}' : ')')) return false;
        _at++;
        return true;
    }

    /// <summary>The characters that no name may have are those of bibtex.web, 32.</summary>
    private TextSpan Name()
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('"' or '#' or '%' or '\'' or '(' or ')' or ',' or '=' or '{' or '}' or '@')) _at++;
        return TextSpan.FromBounds(start, _at);
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private bool Fail(int at, string message, int length = 1)
    {
        _diagnostics.Report(Rules.BibSyntax, message, _source.At(Math.Min(at, Math.Max(0, _text.Length - 1)), length));
        return false;
    }
}
