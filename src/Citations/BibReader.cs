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
    private const int LongestString = 2000;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly BibCursor _cursor;
    private readonly Dictionary<string, BibText> _strings = [];
    private readonly ImmutableArray<BibEntry>.Builder _entries = ImmutableArray.CreateBuilder<BibEntry>();

    private BibReader(SourceText source, DiagnosticBag diagnostics) => (_source, _text, _diagnostics, _cursor) = (source, source.Text, diagnostics, new BibCursor(source.Text));

    public static ImmutableArray<BibEntry> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reader = new BibReader(source, diagnostics);
        while (reader._cursor.Seek()) reader.ReadBlock();
        return reader._entries.ToImmutable();
    }

    private void ReadBlock()
    {
        var start = _cursor.At - 1;
        _cursor.SkipSpace();
        var type = _cursor.Name();
        _cursor.SkipSpace();
        if (type.Length == 0 || _cursor.Current is not ('{' or '(')) return; // an address in what is no entry
        var open = _cursor.At++;
        var kind = Slice(type).ToLowerInvariant();
        var isRead = kind switch
        {
            "comment" => SkipComment(open),
            "preamble" => SkipPreamble(start, open),
            "string" => ReadString(open),
            _ => ReadEntry(start, open, kind, type),
        };
        if (!isRead) _cursor.Recover();
    }

    /// <summary>What stands in it may be entries.</summary>
    private bool SkipComment(int open)
    {
        _cursor.At = open;
        return true;
    }

    private bool SkipPreamble(int start, int open)
    {
        if (_text[open] == '(') { _cursor.At = open + 1; return true; }
        return _cursor.SkipValue(open) || Fail(start, "this @preamble is not closed");
    }

    private bool ReadString(int open)
    {
        if (ReadField(open) is not { } field) return false;
        if (field.Value.Text.Length > LongestString) return Fail(field.NameSpan.Start, $"'{field.Name}' is longer than {LongestString} characters", field.NameSpan.Length); // one made of itself, again and again
        _strings[field.Name] = field.Value;
        _cursor.SkipSpace();
        return _cursor.Closes(open) || Fail(open, "this @string is not closed");
    }

    private bool ReadEntry(int start, int open, string type, TextSpan typeSpan)
    {
        _cursor.SkipSpace();
        var key = _cursor.Key();
        _cursor.SkipSpace();
        if (key.Length == 0) return Fail(key.Start, "this entry has no key");
        if (_cursor.Current == '=') return Fail(key.Start, $"this entry has no key: '{Slice(key)}' is a field");
        var fields = ImmutableArray.CreateBuilder<BibField>();
        while (true)
        {
            _cursor.SkipSpace();
            if (_cursor.Closes(open)) break;
            if (_cursor.Current != ',') return _cursor.IsAtEnd || (_cursor.Current == '@' && _cursor.BeginsEntry(_cursor.At)) ? Fail(open, $"the entry '{Slice(key)}' is not closed") : Fail(_cursor.At, "a comma belongs here");
            _cursor.SkipCommas();
            if (_cursor.Closes(open)) break;
            if (ReadField(open) is not { } field) return false;
            if (fields.FirstOrDefault(other => other.Name == field.Name) is not { } earlier) fields.Add(field);
            else _diagnostics.Report(Rules.BibDoubledField, $"'{field.Name}' is given twice", _source.At(field.NameSpan), new Note("the first", _source.At(earlier.NameSpan)));
        }
        _entries.Add(new BibEntry(type, typeSpan, Slice(key), key, TextSpan.FromBounds(start, _cursor.At), fields.ToImmutable()));
        return true;
    }

    private BibField? ReadField(int open)
    {
        _cursor.SkipSpace();
        var name = _cursor.Name();
        if (_cursor.IsAtEnd) { Fail(open, "this entry is not closed"); return null; }
        if (name.Length == 0) { Fail(_cursor.At, "the name of a field belongs here"); return null; }
        _cursor.SkipSpace();
        if (_cursor.Current != '=') { Fail(name.Start, $"no value follows '{Slice(name)}'", name.Length); return null; }
        _cursor.At++;
        var pieces = ImmutableArray.CreateBuilder<BibPiece>();
        do
        {
            _cursor.SkipSpace();
            if (!ReadPiece(pieces, name)) return null;
            _cursor.SkipSpace();
        } while (_cursor.Current == '#' && _cursor.At++ >= 0);
        return new BibField(Slice(name).ToLowerInvariant(), name, new BibText(pieces.ToImmutable()));
    }

    private bool ReadPiece(ImmutableArray<BibPiece>.Builder pieces, TextSpan field)
    {
        var start = _cursor.At;
        if (_cursor.Current is '{' or '"')
        {
            if (!_cursor.SkipValue(start)) return Fail(start, _text[start] == '{' ? "this brace is not closed" : "this quote is not closed");
            AddExact(pieces, TextSpan.FromBounds(start + 1, _cursor.At - 1));
            return true;
        }
        if (_cursor.Digits() is { Length: > 0 } digits) { AddExact(pieces, digits); return true; }
        var word = _cursor.Name();
        if (word.Length == 0) return Fail(field.Start, $"no value follows '{Slice(field)}'", field.Length);
        AddAbbreviation(pieces, word);
        return true;
    }

    private void AddExact(ImmutableArray<BibPiece>.Builder pieces, TextSpan span) => pieces.Add(new BibPiece(Slice(span), span, IsExact: true));

    private void AddAbbreviation(ImmutableArray<BibPiece>.Builder pieces, TextSpan word)
    {
        var name = Slice(word).ToLowerInvariant();
        if (_strings.TryGetValue(name, out var known)) pieces.AddRange(known.Pieces);
        else if (Months.All.Contains(name)) pieces.Add(new BibPiece($"{Months.NumberOf(name)}", word, IsExact: false));
        else
        {
            _diagnostics.Report(Rules.BibUnknownString, $"'{Slice(word)}' is no abbreviation", _source.At(word), Spelling.Hint(Spelling.Nearest(Slice(word), _strings.Keys.Concat(Months.All))));
            AddExact(pieces, word);
        }
    }

    private string Slice(TextSpan span) => _text.Substring(span.Start, span.Length);

    private bool Fail(int at, string message, int length = 1)
    {
        _diagnostics.Report(Rules.BibSyntax, message, _source.At(Math.Min(at, Math.Max(0, _text.Length - 1)), length));
        return false;
    }
}
