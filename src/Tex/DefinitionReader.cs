using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Transmission.Tex;

/// <summary>
/// Takes the definitions out of a formula, one by one: a wrong one is reported, leaves too, and takes nothing with it.
/// </summary>
internal sealed class DefinitionReader(TokenList tokens, Action<WrittenDefinition> found, Action<WrongDefinition> wrong)
{
    private static readonly FrozenSet<string> Defining = FrozenSet.Create(StringComparer.Ordinal,
        @"\newcommand", @"\renewcommand", @"\providecommand", @"\DeclareMathOperator", @"\DeclareRobustCommand",
        @"\def", @"\gdef", @"\edef", @"\xdef", @"\let");

    private static readonly FrozenSet<string> Prefixes = FrozenSet.Create(StringComparer.Ordinal, @"\global", @"\long", @"\outer", @"\protected");

    /// <summary>How many tokens may stand between a name and the brace of its body.</summary>
    private const int LongestParameterText = 40;

    /// <summary>The formula without its definitions.</summary>
    public TokenList Remaining()
    {
        if (!tokens.Tokens.Any(static token => token.Kind == TokenKind.Command && Defining.Contains(token.Text))) return tokens;
        var rest = ImmutableArray.CreateBuilder<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var defining = SkipPrefixes(i);
            if (defining < tokens.Count && tokens[defining].Kind == TokenKind.Command && Defining.Contains(tokens[defining].Text))
                i = Read(defining);
            else
                rest.Add(tokens[i++]);
        }
        return new TokenList(rest.DrainToImmutable());
    }

    private int SkipPrefixes(int i)
    {
        while (i < tokens.Count && tokens[i].Kind == TokenKind.Command && Prefixes.Contains(tokens[i].Text)) i = tokens.SkipSpaces(i + 1);
        return i;
    }

    /// <returns>The index after the definition, or after as much of it as there is.</returns>
    private int Read(int start)
    {
        var command = tokens[start].Text;
        var at = tokens.SkipSpaces(start + 1);
        var isStarred = tokens.IsAt(at, "*");
        if (isStarred) at++;
        return command switch
        {
            @"\DeclareMathOperator" => ReadOperator(start, at, isStarred),
            @"\let" => ReadAlias(start, at),
            @"\def" or @"\gdef" or @"\edef" or @"\xdef" => ReadPlain(start, at),
            _ => ReadNewCommand(start, at),
        };
    }

    private int ReadNewCommand(int start, int at)
    {
        var name = NameAt(ref at);
        var arity = tokens.OptionalAt(at);
        at = arity?.Next ?? at;
        var defaultValue = arity is null ? null : tokens.OptionalAt(at);
        at = defaultValue?.Next ?? at;
        if (tokens.ArgumentAt(at) is not { } body) return NoBody(start, at, name);
        if (name is null) return NoName(start, body.Next);
        var count = 0;
        if (arity is { } written && !(int.TryParse(tokens.TextOf(written), out count) && count is >= 0 and <= 9))
            return Wrong(start, body.Next, $"`{tokens.TextOf(written)}` is not a number of arguments", "Write a number from 0 to 9 in the brackets.");
        return Accept(start, name.Value, count, count > 0 && defaultValue is { } d ? tokens.Slice(d) : null, body);
    }

    private int ReadOperator(int start, int at, bool isStarred)
    {
        var name = NameAt(ref at);
        if (tokens.ArgumentAt(at) is not { } body) return NoBody(start, at, name);
        if (name is null) return NoName(start, body.Next);
        var first = tokens[start];
        ImmutableArray<Token> made =
        [
            first.With(isStarred ? @"\operatorname*" : @"\operatorname"), first.With("{") with { Kind = TokenKind.Open },
            .. tokens.Slice(body), first.With("}") with { Kind = TokenKind.Close },
        ];
        found(new WrittenDefinition(name.Value, 0, null, made, first.Start, EndOf(body.Next)));
        return body.Next;
    }

    private int ReadAlias(int start, int at)
    {
        var name = NameAt(ref at);
        at = tokens.SkipSpaces(at);
        if (tokens.IsAt(at, "=")) at = tokens.SkipSpaces(at + 1);
        if (name is null) return NoName(start, at);
        if (at >= tokens.Count || tokens[at].Kind is TokenKind.Open or TokenKind.Close) return NoBody(start, at, name);
        found(new WrittenDefinition(name.Value, 0, null, [tokens[at]], tokens[start].Start, EndOf(at + 1), IsAlias: true));
        return at + 1;
    }

    private int ReadPlain(int start, int at)
    {
        var name = NameAt(ref at);
        var brace = at;
        while (brace < tokens.Count && brace - at < LongestParameterText && tokens[brace].Kind is not (TokenKind.Open or TokenKind.Close)) brace++;
        if (brace >= tokens.Count || tokens[brace].Kind != TokenKind.Open || tokens.ArgumentAt(brace) is not { } body) return NoBody(start, at, name);
        if (name is null) return NoName(start, body.Next);
        var parameters = string.Concat(tokens.TextOf(new Argument(at, brace, brace)).Where(c => !char.IsWhiteSpace(c)));
        var count = parameters.Length / 2;
        if (count > 9 || parameters != string.Concat(Enumerable.Range(1, count).Select(n => $"#{n}")))
            return Wrong(start, body.Next, $"the parameters `{parameters}` of `{name.Value.Text}` are not read: only `#1#2…` is",
                @"Use \newcommand with a number of arguments.");
        return Accept(start, name.Value, count, null, body);
    }

    private int Accept(int start, Token name, int arity, ImmutableArray<Token>? defaultValue, Argument body)
    {
        for (var i = body.Start; i + 1 < body.End; i++)
        {
            if (!tokens[i].Is("#")) continue;
            if (tokens[i + 1].Is("#")) i++;
            else if (tokens[i + 1].IsDigit && tokens[i + 1].Text[0] - '0' is var used && (used == 0 || used > arity))
                return Wrong(start, body.Next, $"`#{used}` in the definition of `{name.Text}`, which takes {arity} argument{(arity == 1 ? "" : "s")}",
                    "Give the number of arguments in brackets after the name.");
        }
        found(new WrittenDefinition(name, arity, defaultValue, tokens.Slice(body), tokens[start].Start, EndOf(body.Next)));
        return body.Next;
    }

    /// <summary>The name of a macro, with or without braces around it. Anything else that stands there is passed by.</summary>
    private Token? NameAt(ref int at)
    {
        if (tokens.ArgumentAt(at) is not { } argument) return null;
        at = argument.Next;
        var first = tokens.SkipSpaces(argument.Start);
        var isName = first < argument.End && tokens[first].Kind == TokenKind.Command && tokens.SkipSpaces(first + 1) >= argument.End;
        return isName ? tokens[first] : null;
    }

    private int NoName(int start, int next) =>
        Wrong(start, next, $"`{tokens[start].Text}` without a name to define", @"The name is a command, with its backslash: \newcommand{\name}{…}.");

    private int NoBody(int start, int next, Token? name) =>
        Wrong(start, next, $"the definition of `{name?.Text ?? tokens[start].Text}` has no body", @"Write it in braces: \newcommand{\name}{…}.");

    private int Wrong(int start, int next, string message, string hint)
    {
        wrong(new WrongDefinition(message, hint, tokens[start].Start, EndOf(next) - tokens[start].Start));
        return next;
    }

    private int EndOf(int next) => tokens[next - 1].End;
}
