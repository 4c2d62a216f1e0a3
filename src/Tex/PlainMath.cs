using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>A formula as text in Unicode, for titles, slugs, descriptions and search: <c>O(n²)</c>, <c>x₁ ∈ ℝⁿ</c>.</summary>
public static class PlainMath
{
    private const int MostExpansions = 1_000;
    private const int MostTokens = 20_000;

    /// <summary>
    /// Macros are expanded, within bounds; a command that is not known gives its name. No backslash or brace of TeX is left,
    /// nothing throws, and time is linear.
    /// </summary>
    public static string ToText(string tex, IReadOnlyDictionary<string, MacroDefinition>? macros = null) => ToText(Tokenizer.Read(tex), macros);

    internal static string ToText(TokenList tokens, IReadOnlyDictionary<string, MacroDefinition>? macros)
    {
        if (macros is { Count: > 0 }) tokens = Expand(tokens, macros);
        return new PlainReader(tokens).ReadAll();
    }

    /// <summary>The tokens with macros replaced by what they stand for; a stack of texts, as the nesting is the author's.</summary>
    private static TokenList Expand(TokenList tokens, IReadOnlyDictionary<string, MacroDefinition> macros)
    {
        var made = ImmutableArray.CreateBuilder<Token>(tokens.Count);
        var open = new Stack<(TokenList List, int At)>();
        open.Push((tokens, 0));
        var (expansions, size) = (0, 0);
        while (open.TryPop(out var text))
        {
            var (list, at) = text;
            while (at < list.Count)
            {
                var token = list[at++];
                if (token.Kind != TokenKind.Command || !macros.TryGetValue(token.Text, out var macro)
                    || expansions >= MostExpansions || size >= MostTokens)
                {
                    made.Add(token);
                    continue;
                }
                expansions++;
                var body = BodyOf(macro, list, ref at);
                size += body.Length;
                if (macro.IsAlias) made.AddRange(body);
                else
                {
                    open.Push((list, at));
                    (list, at) = (new TokenList(body), 0);
                }
            }
        }
        return new TokenList(made.DrainToImmutable());
    }

    /// <summary>The body of a macro with its arguments in place.</summary>
    private static ImmutableArray<Token> BodyOf(MacroDefinition macro, TokenList list, ref int at)
    {
        var body = Tokenizer.Read(macro.Body);
        if (macro.Arity == 0) return body.Tokens;
        var arguments = new ImmutableArray<Token>[macro.Arity];
        for (var n = 0; n < macro.Arity; n++)
        {
            var argument = n == 0 && macro.Default is not null ? list.OptionalAt(at) : list.ArgumentAt(at);
            if (argument is { } found) at = found.Next;
            arguments[n] = argument is { } written ? list.Slice(written)
                : n == 0 && macro.Default is { } value ? Tokenizer.Read(value).Tokens : [];
        }
        var made = ImmutableArray.CreateBuilder<Token>(body.Count);
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i].Is("#") && i + 1 < body.Count && body[i + 1].IsDigit && body[i + 1].Text[0] - '1' is var n && n >= 0 && n < macro.Arity)
            {
                made.AddRange(arguments[n]);
                i++;
            }
            else made.Add(body[i]);
        }
        return made.DrainToImmutable();
    }
}
