namespace Transmission.Dialect.Formulas;

/// <summary>
/// What lies ahead of a token. Indexes are those of tokens, -1 for none.
/// </summary>
/// <param name="Close">The next dollar that is in no braces opened after this token.</param>
/// <param name="Dollar">The next dollar at all, this one excluded.</param>
/// <param name="Double">The first of the next two dollars that touch, this one included.</param>
/// <param name="Newline">The next line break.</param>
/// <param name="Pipe">The next border of a cell.</param>
/// <param name="DollarsLeft">How many dollars follow this one.</param>
internal readonly record struct Reach(int Close, int Dollar, int Double, int Newline, int Pipe, int DollarsLeft);

/// <summary>
/// Answers for every token at once, in one sweep from right to left, so that nothing is looked for again from every dollar.
/// </summary>
internal sealed class Reaches
{
    private readonly Stack<int> _open = new();
    private readonly Stack<int> _outer = new();
    private bool[] _matched = [];
    private Reach[] _reach = [];

    public Reach this[int token] => _reach[token];

    public void Read(InlineTokens tokens)
    {
        if (_reach.Length < tokens.Count)
        {
            _reach = new Reach[Math.Max(tokens.Count, 2 * _reach.Length)];
            _matched = new bool[_reach.Length];
        }
        MatchBraces(tokens);
        _outer.Clear();
        var (close, dollar, twice, newline, pipe, left) = (-1, -1, -1, -1, -1, 0);
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var kind = tokens[i].Kind;
            if (kind == TokenKind.Dollar && dollar == i + 1 && tokens[dollar].Start == tokens[i].End) twice = i;
            _reach[i] = new Reach(close, dollar, twice, newline, pipe, left);
            switch (kind)
            {
                case TokenKind.Dollar:
                    (close, dollar) = (i, i);
                    left++;
                    break;
                case TokenKind.Newline: newline = i; break;
                case TokenKind.Pipe: pipe = i; break;
                case TokenKind.Wall: (close, dollar, twice, newline, pipe, left) = (-1, -1, -1, -1, -1, 0); break;
                case TokenKind.CloseBrace when _matched[i]: _outer.Push(close); break; // inside, what is after the braces is the next
                case TokenKind.OpenBrace when _matched[i]: close = _outer.Pop(); break; // outside, what is in them does not count
            }
        }
    }

    private void MatchBraces(InlineTokens tokens)
    {
        Array.Clear(_matched, 0, tokens.Count);
        _open.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.OpenBrace) _open.Push(i);
            else if (tokens[i].Kind == TokenKind.Wall) _open.Clear();
            else if (tokens[i].Kind == TokenKind.CloseBrace && _open.TryPop(out var opening)) _matched[i] = _matched[opening] = true;
        }
    }
}
