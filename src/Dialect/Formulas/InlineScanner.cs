using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

/// <summary>Where running text stands: displays are for paragraphs only, and a row has cells.</summary>
internal enum TextKind { Paragraph, Heading, Row, Html }

/// <summary>
/// Reads a stretch of running text from left to right. A dollar opens at the first formula that it can, and otherwise is text.
/// </summary>
internal sealed partial class InlineScanner(MathOptions options, FormulaSink sink)
{
    private readonly InlineTokens _tokens = new();
    private readonly Reaches _reach = new();
    private readonly List<int> _stray = [], _strayPairs = [];
    private TextKind _kind;

    /// <summary>Adds the formulas of a stretch to the sink.</summary>
    /// <param name="mayOpen">Whether dollars at the very end may open a display in the lines after it.</param>
    /// <returns>The offset of such dollars in the stretch, or -1.</returns>
    public int Scan(Stretch stretch, TextKind kind, bool mayOpen = false)
    {
        _stray.Clear();
        _strayPairs.Clear();
        var text = stretch.AsSpan();
        if (!text.Contains('$') && !HasBrackets(text) && !ForeignForms.MayStandIn(text)) return -1;
        _kind = kind is TextKind.Html ? TextKind.Paragraph : kind;
        _trimmed = (-1, 0);
        _prose.Clear();
        Array.Clear(_brackets);
        _tokens.Read(text, kind is TextKind.Row, kind is TextKind.Html);
        _reach.Read(_tokens);
        var before = sink.Count;
        var opener = -1;
        for (var t = 0; t < _tokens.Count;)
        {
            t = _tokens[t].Kind switch
            {
                TokenKind.Dollar when IsDouble(t) => ReadDouble(t, stretch, text, mayOpen, ref opener),
                TokenKind.Dollar => ReadSingle(t, stretch, text),
                TokenKind.Bracket => ReadBrackets(t, stretch, text),
                TokenKind.Formula => AddForeign(t, stretch, text),
                _ => t + 1,
            };
        }
        // Nobody writes two of them for money: where nothing closes a display, readers see all of it.
        foreach (var pair in _strayPairs) sink.Report(Rules.StrayDollar, "these dollars belong to no formula: nothing closes one here", new TextSpan(stretch.ToFile(pair), 2));
        if (sink.Count > before)
        {
            foreach (var dollar in _stray.Where(dollar => !_prose.Contains(dollar)))
                sink.Report(Rules.StrayDollar, "this dollar belongs to no formula", new TextSpan(stretch.ToFile(dollar), 1));
        }
        return opener;
    }

    /// <summary>Where a formula may be open at the end of a paragraph's line: at the last dollar, if it is in no formula. Or -1.</summary>
    public int FindOpen(Stretch stretch)
    {
        Scan(stretch, TextKind.Paragraph);
        if (_stray.Count == 0) return -1;
        var text = stretch.AsSpan();
        var last = _stray[^1];
        var isOpen = last == text.LastIndexOf('$') && last + 1 < text.Length && !char.IsWhiteSpace(text[last + 1]) && (last == 0 || text[last - 1] != '$');
        return isOpen ? last : -1;
    }

    private static bool HasBrackets(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('\\');
        return first >= 0 && text[first..].IndexOfAny("([") >= 0;
    }

    private bool IsDouble(int t) => IsToken(t + 1, TokenKind.Dollar, _tokens[t].End);

    private bool IsToken(int t, TokenKind kind, int start) => t < _tokens.Count && _tokens[t].Kind == kind && _tokens[t].Start == start;

    private void Add(Stretch stretch, char mark, int open, int close, int start, int end, SpannedText? label = null, bool doubled = false)
    {
        var span = TextSpan.FromBounds(stretch.ToFile(open), stretch.ToFile(close - 1) + 1);
        sink.Add(mark, span, stretch, start, end, label, doubled);
    }

    private int ReadDouble(int t, Stretch stretch, ReadOnlySpan<char> text, bool mayOpen, ref int opener)
    {
        var (open, start) = (_tokens[t].Start, _tokens[t + 1].End);
        var run = t + 2;
        while (IsToken(run, TokenKind.Dollar, _tokens[run - 1].End)) run++;
        if (run - t >= 4) return Text(t, run);

        var close = FindDouble(t);
        if (close >= 0 && IsDoubleFormula(t, close, text[start.._tokens[close].Start]))
        {
            AddDouble(t, close, stretch, text);
            return close + 2;
        }
        if (!mayOpen || close >= 0 || !Lines.IsBlank(text[start..]))
        {
            _strayPairs.Add(open);
            return t + 2;
        }
        opener = open;
        return t + 2;
    }

    private int FindDouble(int t)
    {
        if (t + 2 < _tokens.Count && IsDollar(t + 2)) return _reach[t + 2].Double;
        var next = _reach[t + 1].Dollar;
        return next < 0 ? -1 : _reach[next].Double;
    }

    // Over a line break, and over the border of a cell, only what is clearly TeX: two typing errors may stand far apart.
    private bool IsDoubleFormula(int t, int close, ReadOnlySpan<char> content)
    {
        if (Lines.IsBlank(content)) return false;
        if (IsBefore(_reach[t].Newline, close) && _reach[t + 1].Dollar != close) return false;
        return !(IsBefore(_reach[t].Newline, close) || IsBefore(_reach[t].Pipe, close)) || Prose.LooksLikeTex(content);
    }

    private void AddDouble(int t, int close, Stretch stretch, ReadOnlySpan<char> text)
    {
        var (open, start, end, after) = (_tokens[t].Start, _tokens[t + 1].End, _tokens[close].Start, _tokens[close + 1].End);
        SpannedText? label = null;
        var isDisplay = false;
        if (_kind == TextKind.Paragraph)
        {
            var newline = _reach[close].Newline;
            var from = stretch.ToFile(after - 1) + 1;
            var lineEnd = newline < 0 ? text.Length : _tokens[newline].Start;
            var tail = DisplayEnd.Read(text[after..lineEnd], from, out label);
            isDisplay = BlockForms.NeedsDisplay(text[start..end]) || options.Double switch
            {
                DoubleDollars.Inline => false,
                DoubleDollars.Display => true,
                _ => tail >= 0,
            };
            if (isDisplay) after += Math.Max(0, tail);
            else label = null;
        }
        Add(stretch, isDisplay ? FormulaMask.DisplayInText : FormulaMask.Inline, open, after, start, end, label);
    }

    private bool IsDollar(int t) => _tokens[t].Kind == TokenKind.Dollar;

    /// <summary>Whether there is such a token, and it comes first.</summary>
    private static bool IsBefore(int token, int other) => token >= 0 && token < other;

    /// <summary>The dollars from <paramref name="t"/> on are text; reading goes on at <paramref name="next"/>.</summary>
    private int Text(int t, int next)
    {
        for (; t < next; t++) _stray.Add(_tokens[t].Start);
        return next;
    }
}
