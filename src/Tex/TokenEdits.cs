using System.Collections.Immutable;

namespace Transmission.Tex;

/// <summary>Changes to a list of tokens, collected in any order and made at once.</summary>
internal sealed class TokenEdits(TokenList tokens)
{
    private readonly List<(int Start, int End, Token? Replacement)> _edits = [];

    public void Remove(int start, int end) => _edits.Add((start, end, null));

    /// <summary>What is put in leads to the place of the first token that it stands for.</summary>
    public void Replace(int start, int end, string text) => _edits.Add((start, end, tokens[start].With(text) with { Kind = TokenKind.Verbatim }));

    public void Insert(int at, string text)
    {
        var place = at < tokens.Count ? tokens[at].Start : tokens[at - 1].End;
        _edits.Add((at, at, new Token(TokenKind.Verbatim, text, place, 0, Made: true)));
    }

    public TokenList Apply()
    {
        if (_edits.Count == 0) return tokens;
        var made = ImmutableArray.CreateBuilder<Token>(tokens.Count + _edits.Count);
        var at = 0;
        foreach (var (start, end, replacement) in _edits.OrderBy(e => e.Start).ThenBy(e => e.End))
        {
            if (start < at) continue; // within a stretch that has gone
            made.AddRange(tokens.Tokens.AsSpan()[at..start]);
            if (replacement is { } token) made.Add(token);
            at = end;
        }
        made.AddRange(tokens.Tokens.AsSpan()[at..]);
        return new TokenList(made.DrainToImmutable());
    }
}
