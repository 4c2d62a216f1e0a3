using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;

namespace Transmission.Tex;

/// <summary>
/// Cuts TeX into tokens, in one pass and whatever it meets. Entities are decoded, invisible characters and comments dropped.
/// </summary>
/// <param name="tex">A formula's source, or the body of a macro.</param>
/// <param name="remark">Told of what is read otherwise than it may be meant.</param>
internal sealed class Tokenizer(string tex, Action<Remark>? remark = null)
{
    private enum Mode : byte { Math, Text, MathInText }

    /// <summary>Commands whose argument is text.</summary>
    public static readonly FrozenSet<string> TextCommands = FrozenSet.Create(StringComparer.Ordinal,
        @"\text", @"\textrm", @"\textbf", @"\textit", @"\textsf", @"\texttt", @"\textup", @"\textmd", @"\textnormal", @"\textsc",
        @"\emph", @"\mbox", @"\hbox", @"\fbox", @"\tag");

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>(tex.Length);
    private readonly Stack<Mode> _outer = new();
    private Mode _mode;
    private bool _textIsNext;
    private int _at;

    public static TokenList Read(string tex, Action<Remark>? remark = null) => new Tokenizer(tex, remark).ReadAll();

    private TokenList ReadAll()
    {
        while (_at < tex.Length) ReadOne();
        return new TokenList(_tokens.DrainToImmutable());
    }

    private void ReadOne()
    {
        var c = tex[_at];
        if (IsSpace(c)) Add(TokenKind.Space, SpaceLength());
        else if (c == '\\') ReadCommand();
        else if (IsInvisible(c)) _at++;
        else if (c == '%' && _mode != Mode.Text) SkipComment();
        else if (c != '&' || !ReadEntity()) ReadCharacter(c);
    }

    private void ReadCharacter(char c)
    {
        if (c == '{')
        {
            _outer.Push(_mode);
            Add(TokenKind.Open, 1);
            _mode = _textIsNext || _mode == Mode.Text ? Mode.Text : Mode.Math;
        }
        else if (c == '}')
        {
            _mode = _outer.TryPop(out var outer) ? outer : Mode.Math;
            Add(TokenKind.Close, 1);
        }
        else
        {
            Add(TokenKind.Character, char.IsSurrogatePair(tex, _at) ? 2 : 1);
            if (c == '$' && _mode != Mode.Math) _mode = _mode == Mode.Text ? Mode.MathInText : Mode.Text;
        }
        _textIsNext = c == '*' && _textIsNext;
    }

    private void ReadCommand()
    {
        var end = _at + 1;
        while (end < tex.Length && Token.IsLetter(tex[end])) end++;
        if (end == _at + 1 && end < tex.Length && !IsInvisible(tex[end])) end += char.IsSurrogatePair(tex, end) ? 2 : 1;
        var name = tex[_at..end];
        if (name == @"\verb" && ReadVerbatim(end)) return;
        Add(name.Length == 1 ? TokenKind.Character : TokenKind.Command, end - _at, name);
        _textIsNext = TextCommands.Contains(name);
    }

    private bool ReadVerbatim(int start)
    {
        if (start < tex.Length && tex[start] == '*') start++;
        if (start >= tex.Length || IsSpace(tex[start])) return false;
        var lineEnd = tex.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var found ? start + found : tex.Length;
        var close = tex.IndexOf(tex[start], start + 1, lineEnd - start - 1);
        if (close < 0) return false;
        Add(TokenKind.Verbatim, close + 1 - _at);
        return true;
    }

    private bool ReadEntity()
    {
        var end = _at + 1;
        while (end < tex.Length && end < _at + 10 && (char.IsAsciiLetterOrDigit(tex[end]) || tex[end] == '#')) end++;
        if (end >= tex.Length || tex[end] != ';') return false;
        var written = tex[_at..(end + 1)];
        var decoded = WebUtility.HtmlDecode(written);
        if (decoded == written || (decoded.Length == 1 && char.IsControl(decoded[0]) && !IsSpace(decoded[0]))) return false;
        remark?.Invoke(new Remark(RemarkKind.Entity, written, decoded, _at, written.Length));
        if (!IsInvisible(decoded[0])) _tokens.Add(new Token(KindOf(decoded), decoded, _at, written.Length, InText: _mode == Mode.Text, Made: true));
        _at = end + 1;
        return true;
    }

    private static TokenKind KindOf(string decoded) => decoded switch
    {
        "\n" or " " or "\t" => TokenKind.Space,
        _ => TokenKind.Character,
    };

    private void SkipComment()
    {
        if (_tokens is [.., { IsDigit: true } digit] && digit.End == _at)
            remark?.Invoke(new Remark(RemarkKind.CommentAfterDigit, "%", @"\%", _at, 1));
        var end = tex.AsSpan(_at).IndexOfAny('\r', '\n');
        _at = end < 0 ? tex.Length : _at + end + 1;
        if (_at < tex.Length && tex[_at] == '\n' && tex[_at - 1] == '\r') _at++;
    }

    private int SpaceLength()
    {
        var end = _at;
        while (end < tex.Length && IsSpace(tex[end])) end++;
        return end - _at;
    }

    private void Add(TokenKind kind, int length, string? text = null)
    {
        text ??= length == 1 && tex[_at] < 128 ? Ascii[tex[_at]] : tex.Substring(_at, length);
        _tokens.Add(new Token(kind, text, _at, length, InText: _mode == Mode.Text));
        _at += length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\r' or '\t';

    private static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200D') or (>= '\u2060' and <= '\u2064') or '\uFEFF';
}

internal enum RemarkKind { Entity, CommentAfterDigit, SpecialInText, LabelInline, TagInline }

/// <summary>Something that a lint tells: what was written, what it is read as, and where in the source.</summary>
internal readonly record struct Remark(RemarkKind Kind, string Written, string ReadAs, int Start, int Length);
