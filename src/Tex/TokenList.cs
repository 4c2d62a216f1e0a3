using System.Collections.Immutable;
using System.Text;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// The tokens of a text, with the partners of its brackets found in one pass, so that reading arguments stays linear
/// however they are nested.
/// </summary>
internal sealed class TokenList
{
    private int[]? _partners; // most are never asked for

    public TokenList(ImmutableArray<Token> tokens) => Tokens = tokens;

    public ImmutableArray<Token> Tokens { get; }
    public int Count => Tokens.Length;
    public Token this[int index] => Tokens[index];

    /// <summary>
    /// For <c>{</c> the index of its <c>}</c>, for <c>[</c> that of the next <c>]</c> outside braces; -1 where there is none.
    /// </summary>
    public int PartnerOf(int index) => (_partners ??= FindPartners(Tokens))[index];

    public bool IsAt(int index, string text) => index < Count && Tokens[index].Is(text);

    public int SkipSpaces(int index)
    {
        while (index < Count && Tokens[index].Kind == TokenKind.Space) index++;
        return index;
    }

    /// <summary>The argument at an index: a group without its braces, or one token. Null where there is none.</summary>
    public Argument? ArgumentAt(int index)
    {
        index = SkipSpaces(index);
        if (index >= Count || Tokens[index].Kind == TokenKind.Close) return null;
        if (Tokens[index].Kind != TokenKind.Open) return new Argument(index, index + 1, index + 1);
        var close = PartnerOf(index);
        return close < 0 ? null : new Argument(index + 1, close, close + 1);
    }

    /// <summary>An argument in braces; null where there is none.</summary>
    public Argument? GroupAt(int index)
    {
        index = SkipSpaces(index);
        return index < Count && Tokens[index].Kind == TokenKind.Open ? ArgumentAt(index) : null;
    }

    /// <summary>An argument in square brackets; null where there is none.</summary>
    public Argument? OptionalAt(int index)
    {
        index = SkipSpaces(index);
        return IsAt(index, "[") && PartnerOf(index) is >= 0 and var partner ? new Argument(index + 1, partner, partner + 1) : null;
    }

    public ImmutableArray<Token> Slice(Argument argument) => Tokens[argument.Start..argument.End];

    public string TextOf(Argument argument) => TextOf(Tokens.AsSpan()[argument.Start..argument.End]);

    /// <summary>The tokens' text as TeX reads it.</summary>
    public static string TextOf(ReadOnlySpan<Token> tokens) => Join(tokens, map: null);

    /// <summary>The text and the map from it to the source, which most are as they were.</summary>
    public (string Text, OffsetMap Map) Join(string source)
    {
        if (IsAll(source)) return (source, OffsetMap.Identity);
        var map = new OffsetMap.Builder();
        var text = Join(Tokens.AsSpan(), map);
        return (text, map.Build(source.Length));
    }

    private bool IsAll(string source)
    {
        var end = 0;
        foreach (var token in Tokens.AsSpan())
        {
            if (token.Made || token.Start != end) return false;
            end = token.End;
        }
        return end == source.Length;
    }

    private static string Join(ReadOnlySpan<Token> tokens, OffsetMap.Builder? map)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            // What stood between them (a comment, a definition) kept a name apart from the letter after it.
            if (i > 0 && tokens[i - 1].IsControlWord && token.StartsWithLetter)
            {
                text.Append(' ');
                map?.Insert(token.Start, 1);
            }
            text.Append(token.Text);
            if (token.Made) map?.Insert(token.Start, token.Text.Length);
            else map?.Copy(token.Start, token.Text.Length);
        }
        return text.ToString();
    }

    private static int[] FindPartners(ImmutableArray<Token> tokens)
    {
        var partners = new int[tokens.Length];
        Array.Fill(partners, -1);
        var closers = new Stack<(int Brace, int Bracket)>();
        var (brace, bracket) = (-1, -1);
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Close:
                    closers.Push((brace, bracket));
                    (brace, bracket) = (i, -1);
                    break;
                case TokenKind.Open:
                    partners[i] = brace;
                    (brace, bracket) = closers.TryPop(out var outer) ? outer : (-1, -1);
                    break;
                case TokenKind.Character when tokens[i].Is("]"):
                    bracket = i;
                    break;
                case TokenKind.Character when tokens[i].Is("["):
                    partners[i] = bracket;
                    break;
            }
        }
        return partners;
    }
}

/// <summary>Where an argument's tokens are, without its brackets, and where reading goes on.</summary>
internal readonly record struct Argument(int Start, int End, int Next);
