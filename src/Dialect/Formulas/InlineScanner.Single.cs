using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class InlineScanner
{
    private int ReadSingle(int t, Stretch stretch, ReadOnlySpan<char> text)
    {
        if (IsToken(t + 1, TokenKind.Code, _tokens[t].End) && IsToken(t + 2, TokenKind.Dollar, _tokens[t + 1].End))
            return AddCode(t, stretch, text);

        var close = FindClose(t, out var needsTex);
        if (close < 0) return Text(t, t + 1);
        var (open, start, end) = (_tokens[t].Start, _tokens[t].End, _tokens[close].Start);
        var content = text[start..end];
        if (content.IsEmpty) return Text(t, t + 1);
        var (padsLeft, padsRight) = (char.IsWhiteSpace(content[0]), char.IsWhiteSpace(content[^1]));
        var isFormula = padsLeft || padsRight
            ? IsPaddedFormula(t, close, text, padsLeft && padsRight && !needsTex)
            : IsTightFormula(t, close, content, stretch, needsTex || IsDigitAt(text, end + 1));
        if (!isFormula) return Text(t, t + 1);
        Add(stretch, FormulaMask.Inline, open, end + 1, start, end);
        if (padsLeft || padsRight)
            sink.Report(Rules.PaddedFormula, "this formula begins or ends with white space", new TextSpan(stretch.ToFile(open), 1));
        return close + 1;
    }

    private static bool IsDigitAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>The token that ends a formula opened at <paramref name="t"/>: in its cell, or else across cells, which only TeX may.</summary>
    private int FindClose(int t, out bool needsTex)
    {
        var reach = _reach[t];
        var close = reach.Close >= 0 ? reach.Close : reach.Dollar;
        needsTex = false;
        if (!IsBefore(reach.Pipe, close)) return close;
        if (reach.Dollar < reach.Pipe) return reach.Dollar;
        needsTex = true;
        return close;
    }

    /// <summary>Dollars of which it has been told why they are text.</summary>
    private readonly HashSet<int> _prose = [];

    private bool IsTightFormula(int t, int close, ReadOnlySpan<char> content, Stretch stretch, bool needsTex)
    {
        if (Prose.LooksLikeTex(content)) return true;
        if (needsTex) return false;
        if (!Prose.IsProse(content, IsBefore(_reach[t].Newline, close), _reach[t].DollarsLeft)) return true;
        _prose.Add(_tokens[t].Start);
        sink.Report(Rules.ProseBetweenDollars, "these dollars have prose between them and are text", new TextSpan(stretch.ToFile(_tokens[t].Start), 1));
        return false;
    }

    // On one line when trimmed. The first line break inside is found from the sweep, so that nested openers do not all look for it.
    private bool IsPaddedFormula(int t, int close, ReadOnlySpan<char> text, bool mayBePlain)
    {
        var start = _tokens[t].End;
        var end = TrimmedEnd(close, text);
        if (end <= start) return false;
        start += text[start..end].IndexOfAnyExcept(" \t\r\n");
        for (var newline = _reach[t].Newline; newline >= 0 && _tokens[newline].Start < end; newline = _reach[newline].Newline)
        {
            if (_tokens[newline].Start > start) return false;
        }
        var content = text[start..end];
        return Prose.LooksLikeTex(content) || (mayBePlain && Prose.IsPlain(content) && !IsDigitAt(text, _tokens[close].End));
    }

    private (int Token, int End) _trimmed = (-1, 0);

    /// <summary>Where the content before a dollar ends without white space. Remembered, as all dollars in a row of braces share it.</summary>
    private int TrimmedEnd(int close, ReadOnlySpan<char> text)
    {
        if (_trimmed.Token != close) _trimmed = (close, text[.._tokens[close].Start].TrimEnd().Length);
        return _trimmed.End;
    }

    // GitHub's $`x`$.
    private int AddCode(int t, Stretch stretch, ReadOnlySpan<char> text)
    {
        var code = _tokens[t + 1];
        var ticks = text[code.Start..code.End].IndexOfAnyExcept('`');
        Add(stretch, FormulaMask.Inline, _tokens[t].Start, _tokens[t + 2].End, code.Start + ticks, code.End - ticks);
        return t + 3;
    }

    private int ReadBrackets(int t, Stretch stretch, ReadOnlySpan<char> text)
    {
        var open = _tokens[t];
        var mark = text[open.End - 1];
        if (mark is not ('(' or '[')) return t + 1;
        var isDoubled = open.End - open.Start == 3;
        var close = FindBracket(t, text, mark == '(' ? ')' : ']', open.End - open.Start);
        if (close < 0) return t + 1;
        var isCut = mark == '(' && IsBefore(_reach[t].Newline, close);
        var content = text[open.End.._tokens[close].Start];
        var at = new TextSpan(stretch.ToFile(open.Start), open.End - open.Start);
        if (Lines.IsBlank(content)) return t + 1;
        if (isCut || (!isDoubled && !options.Brackets))
        {
            if (Prose.LooksLikeTex(content)) sink.Report(Rules.EscapedBrackets, "what stands between these brackets looks like TeX and is text" + (isCut ? ", since it goes over a line break" : ""), at);
            return t + 1;
        }
        if (isDoubled) sink.Report(Rules.DoubledBrackets, "this formula is written with doubled backslashes", at);
        var display = mark == '[' && _kind == TextKind.Paragraph;
        Add(stretch, display ? FormulaMask.DisplayInText : FormulaMask.Inline, open.Start, _tokens[close].End, open.End, _tokens[close].Start, null, isDoubled);
        return close + 1;
    }

    private readonly int[] _brackets = new int[4];

    /// <summary>The next bracket that closes; each kind is looked for from left to right only once.</summary>
    private int FindBracket(int t, ReadOnlySpan<char> text, char mark, int length)
    {
        ref var next = ref _brackets[(mark == ')' ? 0 : 1) + (length == 3 ? 2 : 0)];
        for (next = Math.Max(next, t + 1); next < _tokens.Count; next++)
        {
            var token = _tokens[next];
            if (token.Kind == TokenKind.Bracket && token.End - token.Start == length && text[token.End - 1] == mark) return next;
        }
        return -1;
    }
}
