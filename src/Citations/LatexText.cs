using System.Collections.Immutable;
using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Citations;

/// <summary>A value of TeX as text.</summary>
/// <param name="Rich">In the rich text of CSL-JSON: braces that protect the case of letters are <c>span class="nocase"</c>, a formula is one character.</param>
/// <param name="Plain">Without markup; a formula is what it says in Unicode.</param>
internal sealed record LatexText(string Rich, string Plain);

/// <summary>
/// Reads TeX in the values of one entry: accents and letters become Unicode (NFC), <c>--</c> and quotes what they print as, formulas
/// stay formulas. In linear time; no text makes it throw.
/// </summary>
internal sealed class LatexReader(SourceText source, DiagnosticBag diagnostics)
{
    private const int Deepest = 100;
    private readonly ImmutableArray<TextSpan>.Builder _formulas = ImmutableArray.CreateBuilder<TextSpan>();
    private readonly StringBuilder _rich = new();
    private readonly StringBuilder _plain = new();
    private BibText _value = new([]);
    private string _text = "";
    private int _at;
    private bool _isTitle;

    /// <summary>All that were met so far.</summary>
    public ImmutableArray<TextSpan> Formulas => _formulas.ToImmutable();

    /// <param name="isTitle">Whether it may have formulas and markup: names and numbers have none.</param>
    public LatexText Read(BibText value, bool isTitle = false)
    {
        (_value, _text, _at, _isTitle) = (value, value.Text, 0, isTitle);
        _rich.Clear();
        _plain.Clear();
        while (_at < _text.Length)
        {
            Run(0);
            if (_at < _text.Length) _at++; // a brace that closes nothing
        }
        return new LatexText(Finish(_rich), Finish(_plain));
    }

    public string Plain(BibText value) => Read(value).Plain;

    private static string Finish(StringBuilder text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.ToString())
        {
            var isWhite = char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u2009');
            if (!isWhite) result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }
        return Composed(result.ToString().Trim());
    }

    private static string Composed(string text)
    {
        try { return text.Normalize(NormalizationForm.FormC); }
        catch (ArgumentException) { return text; } // half of a surrogate pair
    }

    /// <summary>To the end of its group, before the brace.</summary>
    private void Run(int depth)
    {
        while (_at < _text.Length && _text[_at] != '}')
        {
            var c = _text[_at];
            if (c == '\\') Command(depth);
            else if (c == '{') Group(depth);
            else if (c == '$' && _isTitle && Formula()) { }
            else if (Ligature(c) is var (text, length)) { Add(text); _at += length; }
            else { Add(c is >= '\uE000' and <= '\uF8FF' ? "\uFFFD" : c.ToString()); _at++; }
        }
    }

    private static (string Text, int Length)? Pair(string text, int at, string written, string printed) =>
        string.CompareOrdinal(text, at, written, 0, written.Length) == 0 ? (printed, written.Length) : null;

    /// <summary>TeX's own, and the tie.</summary>
    private (string Text, int Length)? Ligature(char c) => c switch
    {
        '~' => ("\u00A0", 1),
        '-' => Pair(_text, _at, "---", "—") ?? Pair(_text, _at, "--", "–"),
        '`' => Pair(_text, _at, "``", "“") ?? ("‘", 1),
        '\'' => Pair(_text, _at, "''", "”") ?? ("’", 1),
        _ => null,
    };

    private void Add(string text)
    {
        _rich.Append(text);
        _plain.Append(text);
    }

    /// <summary>A group without a command at its beginning protects the case of its letters (BibTeXing, 3.3).</summary>
    private void Group(int depth)
    {
        _at++;
        if (depth >= Deepest) return;
        var protects = _isTitle && depth == 0 && !(_at < _text.Length && _text[_at] == '\\');
        if (protects) _rich.Append("<span class=\"nocase\">");
        Run(depth + 1);
        if (protects) _rich.Append("</span>");
        if (_at < _text.Length) _at++;
    }

    private bool Formula()
    {
        var start = _at;
        var doubled = start + 1 < _text.Length && _text[start + 1] == '$' ? 2 : 1;
        var end = start + doubled;
        while (end < _text.Length && _text[end] != '$') end += _text[end] == '\\' ? 2 : 1;
        if (end + doubled > _text.Length || end == start + doubled || _text[end + doubled - 1] != '$' || _formulas.Count >= BibliographyEntry.MostFormulas || !_value.IsWhole(start, end + doubled - start)) return false;
        _rich.Append((char)(BibliographyEntry.FirstFormula + _formulas.Count));
        _plain.Append(PlainMath.ToText(_text[(start + doubled)..end]));
        _formulas.Add(_value.ToFile(start, end + doubled - start));
        _at = end + doubled;
        return true;
    }

    private void Command(int depth)
    {
        var start = _at++;
        if (_at >= _text.Length) return;
        var name = CommandName();
        if (LatexCommands.Accents.TryGetValue(name, out var accent) && Accent(name, accent, depth)) return;
        if (LatexCommands.Symbols.TryGetValue(name, out var symbol)) { Add(symbol); SkipAfter(name); }
        else if (LatexCommands.Switches.Contains(name)) SkipAfter(name);
        else if (name == "href") { SkipAfter(name); SkipArgument(); }
        else if (LatexCommands.Faces.TryGetValue(name, out var face)) Argument(name, face, depth);
        else diagnostics.Report(Rules.BibUnknownCommand, $"'\\{name}' is no command that is known here", source.At(_value.ToFile(start, name.Length + 1)));
    }

    private string CommandName()
    {
        var start = _at++;
        if (char.IsAsciiLetter(_text[start])) while (_at < _text.Length && char.IsAsciiLetter(_text[_at])) _at++;
        return _text[start.._at];
    }

    /// <summary>TeX drops the space after a command of letters, and {} ends one.</summary>
    private void SkipAfter(string name)
    {
        if (!char.IsAsciiLetter(name[0])) return;
        while (_at < _text.Length && _text[_at] is ' ' or '\n' or '\r' or '\t') _at++;
        if (_at + 1 < _text.Length && _text[_at] == '{' && _text[_at + 1] == '}') _at += 2;
    }

    private bool Accent(string name, char accent, int depth)
    {
        SkipAfter(name);
        if (_at >= _text.Length || depth >= Deepest) return false;
        var (rich, plain) = (_rich.Length, _plain.Length);
        if (_text[_at] == '{') { _at++; Run(depth + 1); if (_at < _text.Length) _at++; }
        else if (_text[_at] == '\\') Command(depth + 1);
        else if (_text[_at] is '}' or '$') return true;
        else Add(char.IsHighSurrogate(_text[_at]) && _at + 1 < _text.Length ? _text[_at++] + _text[_at++].ToString() : _text[_at++].ToString());
        Compose(_rich, rich, accent);
        Compose(_plain, plain, accent);
        return true;
    }

    /// <summary>Over the first letter; an i or j without its dot gets it back, because Unicode's has none under an accent anyway.</summary>
    private static void Compose(StringBuilder text, int at, char accent)
    {
        if (at >= text.Length) return;
        text[at] = text[at] switch { 'ı' => 'i', 'ȷ' => 'j', var c => c };
        var after = at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1);
        while (after < text.Length && text[after] is >= '\u0300' and <= '\u036F') after++;
        text.Insert(after, accent);
    }

    private void Argument(string name, (string Open, string Close) face, int depth)
    {
        SkipAfter(name);
        if (_isTitle) _rich.Append(face.Open);
        if (face.Open is ['“']) _plain.Append(face.Open);
        if (_at < _text.Length && _text[_at] == '{' && depth < Deepest)
        {
            _at++;
            Run(depth + 1);
            if (_at < _text.Length) _at++;
        }
        if (_isTitle) _rich.Append(face.Close);
        if (face.Open is ['“']) _plain.Append(face.Close);
    }

    private void SkipArgument()
    {
        if (_at >= _text.Length || _text[_at] != '{') return;
        var depth = 0;
        do depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
        while (++_at < _text.Length && depth > 0);
    }
}
