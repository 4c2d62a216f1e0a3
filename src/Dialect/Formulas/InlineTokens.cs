using System.Buffers;

namespace Transmission.Dialect.Formulas;

internal enum TokenKind : byte { Dollar, OpenBrace, CloseBrace, Code, Tag, Bracket, Newline, Pipe, Formula, Wall }

/// <summary><paramref name="End"/> is the offset after it. A bracket is <c>\(</c>, or <c>\\(</c> with three characters.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

/// <summary>
/// Everything in a stretch that formulas depend on, in order. Code and tags are found first, from left to right, and swallow what is in
/// them; what a backslash escapes is no token.
/// </summary>
internal sealed class InlineTokens
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("$\\`<{}!\n\r");
    private static readonly SearchValues<char> StopsInRow = SearchValues.Create("$\\`<{}!\n\r|");

    private readonly List<Token> _tokens = [];
    private readonly CodeSpans _code = new();
    private readonly HashSet<string> _missing = [];
    private readonly Dictionary<int, ForeignFormula> _foreign = [];
    private bool _hasForeign;
    private bool _hasWalls;

    public int Count => _tokens.Count;

    public Token this[int index] => _tokens[index];

    /// <summary>What a token of the kind <see cref="TokenKind.Formula"/> stands for.</summary>
    public ForeignFormula Foreign(int token) => _foreign[token];

    /// <param name="hasWalls">Whether the tags of blocks and cells bound formulas: in a block of HTML.</param>
    public void Read(ReadOnlySpan<char> text, bool isRow, bool hasWalls)
    {
        (_hasForeign, _hasWalls) = (ForeignForms.MayStandIn(text), hasWalls);
        _foreign.Clear();
        _tokens.Clear();
        _code.Clear();
        _missing.Clear();
        var stops = isRow ? StopsInRow : Stops;
        var at = 0;
        while (true)
        {
            var skipped = text[at..].IndexOfAny(stops);
            if (skipped < 0) return;
            at = ReadToken(text, at + skipped);
        }
    }

    private int ReadToken(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '$' => Add(TokenKind.Dollar, at, at + 1),
        '{' => AddForeign(_hasForeign ? ForeignForms.ReadBrace(text, at) : null, at) is > 0 and var after ? after : Add(TokenKind.OpenBrace, at, at + 1),
        '!' => AddForeign(_hasForeign ? ForeignForms.ReadPicture(text, at) : null, at) is > 0 and var after ? after : at + 1,
        '}' => Add(TokenKind.CloseBrace, at, at + 1),
        '|' => Add(TokenKind.Pipe, at, at + 1),
        '\\' => ReadEscape(text, at),
        '`' => _code.Read(text, at, out var after) ? Add(TokenKind.Code, at, after) : after,
        '<' => ReadTag(text, at),
        _ => Add(TokenKind.Newline, at, at + 1),
    };

    private int Add(TokenKind kind, int start, int end)
    {
        _tokens.Add(new Token(kind, start, end));
        return end;
    }

    /// <summary>The offset after it; zero for none.</summary>
    private int AddForeign(ForeignFormula? found, int at)
    {
        if (found is not { } formula) return 0;
        _foreign.Add(_tokens.Count, formula);
        return Add(TokenKind.Formula, at, formula.After);
    }

    private int ReadEscape(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        if (next is '(' or ')' or '[' or ']') return Add(TokenKind.Bracket, at, at + 2);
        if (next == '\\' && at + 2 < text.Length && text[at + 2] is '(' or ')' or '[' or ']') return Add(TokenKind.Bracket, at, at + 3);
        return next is '\n' or '\r' ? at + 1 : at + 2;
    }

    private int ReadTag(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith("<!--")) return ReadUntil(text, at, at + 4, "-->", ">");
        if (rest.StartsWith("<![CDATA[")) return ReadUntil(text, at, at + 9, "]]>", ">");
        if (rest.StartsWith("<?")) return ReadUntil(text, at, at + 2, "?>", ">");
        if (rest.Length > 2 && rest[1] == '!' && char.IsAsciiLetter(rest[2])) return ReadUntil(text, at, at + 2, ">", ">");
        var end = Tags.ReadTag(text, at);
        if (end >= 0 && _hasForeign && AddForeign(ForeignForms.ReadTag(text, at, end), at) is > 0 and var after) return after;
        if (end >= 0 && _hasWalls && HtmlStarts.IsBlock(rest)) return Add(TokenKind.Wall, at, end);
        if (end < 0) end = Tags.ReadAutolink(text, at);
        if (end < 0) return at + 1;
        var raw = text[end - 2] == '/' ? null : Tags.RawTextEnd(Tags.Name(rest[1..]));
        if (raw is null) return Add(TokenKind.Tag, at, end);
        var closed = ReadUntil(text, at, end, raw, ">");
        return closed > at + 1 ? closed : Add(TokenKind.Tag, at, end);
    }

    /// <summary>Adds what ends at <paramref name="close"/>, and then at <paramref name="last"/>; without it, only passes the first character.</summary>
    private int ReadUntil(ReadOnlySpan<char> text, int start, int from, string close, string last)
    {
        if (_missing.Contains(close)) return start + 1;
        var length = text[from..].IndexOf(close, StringComparison.OrdinalIgnoreCase);
        if (length < 0)
        {
            _missing.Add(close);
            return start + 1;
        }
        var end = from + length + close.Length;
        if (!close.EndsWith(last, StringComparison.Ordinal))
        {
            length = text[end..].IndexOf(last, StringComparison.Ordinal);
            end = length < 0 ? text.Length : end + length + 1;
        }
        return Add(TokenKind.Tag, start, end);
    }
}
