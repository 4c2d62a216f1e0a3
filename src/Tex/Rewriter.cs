using System.Collections.Immutable;
using System.Globalization;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>
/// Puts what KaTeX knows for commands that it does not (dialect.md §2), and characters for what is special in text.
/// Works token by token, so it serves formulas and the bodies of macros alike.
/// </summary>
/// <param name="isDefined">Whether the author defined a command: then it is left alone.</param>
internal sealed class Rewriter(TokenList tokens, FormulaStyle style, bool isBody, Func<string, bool> isDefined, Action<Remark>? remark)
{
    /// <summary>One command for another, the arguments being the same.</summary>
    private static readonly Dictionary<string, string> Renamed = new Dictionary<string, string>
    {
        [@"\mbox"] = @"\text",
        [@"\textsc"] = @"\text",
        [@"\mit"] = @"\it",
        [@"\mathbbm"] = @"\mathbb",
        [@"\mathds"] = @"\mathbb",
    };

    private static readonly Dictionary<string, string> EscapedInText = new Dictionary<string, string>
    {
        ["_"] = @"\_",
        ["#"] = @"\#",
        ["&"] = @"\&",
        ["%"] = @"\%",
        ["^"] = "{\\char\"5E}",
    };

    private readonly ImmutableArray<Token>.Builder _made = ImmutableArray.CreateBuilder<Token>(tokens.Count);

    /// <summary>What is to be put where an argument ends. A stack rather than recursion: the nesting is the author's.</summary>
    private readonly Stack<(int End, int Next, string Text)> _pending = new();

    public TokenList Rewrite()
    {
        for (var i = 0; i < tokens.Count || _pending.Count > 0;)
        {
            if (_pending.TryPeek(out var pending) && i >= pending.End) i = Finish(i);
            else if (tokens[i].Kind == TokenKind.Command && !isDefined(tokens[i].Text)) i = RewriteCommand(i);
            else if (tokens[i].InText && EscapedInText.TryGetValue(tokens[i].Text, out var escaped) && !IsParameter(i)) i = Escape(i, escaped);
            else _made.Add(tokens[i++]);
        }
        return IsAsItWas() ? tokens : new TokenList(_made.DrainToImmutable());
    }

    private bool IsAsItWas()
    {
        if (_made.Count != tokens.Count) return false;
        for (var i = 0; i < _made.Count; i++)
        {
            if (_made[i] != tokens[i]) return false;
        }
        return true;
    }

    private int Finish(int i)
    {
        var (_, next, text) = _pending.Pop();
        Put(tokens[Math.Min(i, tokens.Count - 1)], text);
        return Math.Max(i, next);
    }

    private bool IsParameter(int i) => isBody && tokens[i].Is("#") && i + 1 < tokens.Count && (tokens[i + 1].IsDigit || tokens[i + 1].Is("#"));

    private int Escape(int i, string escaped)
    {
        var token = tokens[i];
        if (!token.Made) remark?.Invoke(new Remark(RemarkKind.SpecialInText, token.Text, $@"\{token.Text}", token.Start, token.Length));
        _made.Add(token.With(escaped) with { Kind = escaped[0] == '\\' ? TokenKind.Command : TokenKind.Verbatim });
        return i + 1;
    }

    private int RewriteCommand(int i)
    {
        var token = tokens[i];
        switch (token.Text)
        {
            case @"\mathbbm" or @"\mathds" when tokens.ArgumentAt(i + 1) is { } digits && tokens.Slice(digits).All(t => t.IsDigit):
                _made.Add(token.With(@"\mathbf")); // the blackboard font has no digits
                return i + 1;
            case var name when Renamed.TryGetValue(name, out var other):
                _made.Add(token.With(other));
                return i + 1;
            case @"\require" when tokens.ArgumentAt(i + 1) is { } package:
                return package.Next;
            case @"\unicode":
                return RewriteUnicode(i);
            case @"\bbox":
                return RewriteBox(i);
            case @"\nicefrac" or @"\sfrac" when tokens.ArgumentAt(i + 1) is { } top && tokens.ArgumentAt(top.Next) is { } bottom:
                _pending.Push((bottom.End, bottom.Next, "}}"));
                return Enclose(token, "{{}^{", top with { Next = bottom.Start }, @"}\!/_{");
            case @"\begin" or @"\end" when tokens.GroupAt(i + 1) is { } name && Environments.Replacement(tokens.TextOf(name), style) is { } named:
                Put(token with { Length = tokens[name.Next - 1].End - token.Start }, token.Is(@"\begin") ? named.Begin : named.End);
                return name.Next;
            default:
                _made.Add(token);
                return i + 1;
        }
    }

    /// <summary><c>\unicode{65}</c>, <c>\unicode{x41}</c>, either after a font in brackets.</summary>
    private int RewriteUnicode(int i)
    {
        var at = tokens.OptionalAt(i + 1)?.Next ?? i + 1;
        if (tokens.ArgumentAt(at) is { } number && CodePointOf(tokens.TextOf(number)) is { } codePoint)
        {
            Put(tokens[i], string.Create(CultureInfo.InvariantCulture, $"{{\\char\"{codePoint:X}}}"));
            return number.Next;
        }
        _made.Add(tokens[i]);
        return i + 1;
    }

    private static int? CodePointOf(string written)
    {
        var text = written.AsSpan().Trim();
        var isHexadecimal = text is ['x' or 'X' or '"', ..];
        var isNumber = isHexadecimal
            ? int.TryParse(text[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return isNumber && value is > 0x20 and < 0x110000 and not (>= 0xD800 and < 0xE000) ? value : null;
    }

    /// <summary><c>\bbox[yellow, 5px, border: 1px solid red]{x}</c>: a colour is kept, any border becomes a plain one.</summary>
    private int RewriteBox(int i)
    {
        var options = tokens.OptionalAt(i + 1);
        if (tokens.ArgumentAt(options?.Next ?? i + 1) is not { } content)
        {
            _made.Add(tokens[i]);
            return i + 1;
        }
        string[] parts = options is { } written ? tokens.TextOf(written).Split(',', StringSplitOptions.TrimEntries) : [];
        var colour = Array.Find(parts, p => p.Length > 0 && (p[0] == '#' ? p[1..].All(char.IsAsciiHexDigit) : p.All(char.IsAsciiLetter)));
        var isFramed = Array.Exists(parts, p => p.StartsWith("border", StringComparison.Ordinal));
        return colour is not null ? Enclose(tokens[i], $@"\colorbox{{{colour}}}{{$\displaystyle ", content, "$}")
            : Enclose(tokens[i], isFramed ? @"\boxed{" : "{", content, "}");
    }

    private int Enclose(Token place, string before, Argument argument, string after)
    {
        Put(place, before);
        _pending.Push((argument.End, argument.Next, after));
        return argument.Start;
    }

    private void Put(Token place, string text) => _made.Add(place.With(text) with { Kind = TokenKind.Verbatim });
}
