using System.Globalization;
using System.Text;

namespace Transmission.Tex;

/// <summary>Reads tokens, in which macros are already expanded, as text. One pass; nesting deeper than <see cref="Deepest"/> is read flat.</summary>
internal sealed partial class PlainReader(TokenList tokens)
{
    private const int Deepest = 40;

    private readonly int[] _ends = FindEnds(tokens);
    private int _depth;

    public string ReadAll()
    {
        var text = Read(0, tokens.Count, isCompact: false).Text;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private Plain Read(int start, int end, bool isCompact)
    {
        if (_depth >= Deepest) return new Plain(Flat(start, end), Shape.Sum);
        _depth++;
        var plain = FindInfix(start, end) is { } infix ? ReadInfix(start, infix, end, isCompact) : ReadAtoms(start, end, isCompact);
        _depth--;
        return plain;
    }

    private Plain ReadAtoms(int start, int end, bool isCompact)
    {
        var atoms = new PlainAtoms(isCompact);
        for (var i = start; i < end;) i = ReadOne(i, end, atoms);
        return atoms.Build();
    }

    /// <returns>Where reading goes on.</returns>
    private int ReadOne(int i, int end, PlainAtoms atoms)
    {
        var token = tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Command:
                return ReadCommand(i, end, atoms);
            case TokenKind.Open when tokens.PartnerOf(i) is var close && close >= 0 && close < end:
                atoms.Add(Read(i + 1, close, atoms.IsCompact));
                return close + 1;
            case TokenKind.Verbatim:
                atoms.Add(token.Text.TrimStart('\\')["verb".Length..].TrimStart('*')[1..^1], AtomClass.Text);
                return i + 1;
            case TokenKind.Character:
                return ReadCharacter(i, end, atoms);
            default:
                return i + 1;
        }
    }

    private int ReadCharacter(int i, int end, PlainAtoms atoms)
    {
        var text = tokens[i].Text;
        switch (text)
        {
            case "^" or "_":
                var next = i + 1;
                atoms.AddScript(ReadArgument(ref next, end, isCompact: true), text == "^");
                return next;
            case "'":
                var last = i;
                while (last < end && tokens[last].Is("'")) last++;
                atoms.AddPrimes(last - i);
                return last;
            case "~":
                atoms.Add(" ", AtomClass.Space);
                break;
            case "&" or "$" or "#" or "\\" or "%":
                break;
            default:
                var (shown, kind) = PlainNames.OfCharacter(text);
                atoms.Add(shown, kind);
                break;
        }
        return i + 1;
    }

    /// <summary>A group, or whatever one token begins.</summary>
    private Plain ReadArgument(ref int i, int end, bool isCompact)
    {
        i = tokens.SkipSpaces(i);
        if (i >= end) return default;
        if (tokens[i].Kind == TokenKind.Open && tokens.PartnerOf(i) is var close && close >= 0 && close < end)
        {
            var inner = Read(i + 1, close, isCompact);
            i = close + 1;
            return inner;
        }
        if (_depth >= Deepest)
        {
            i++;
            return new Plain(Flat(i - 1, i), Shape.Single);
        }
        _depth++;
        var atoms = new PlainAtoms(isCompact);
        i = Math.Min(ReadOne(i, end, atoms), end);
        _depth--;
        return atoms.Build();
    }

    private string Flat(int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Command) text.Append(PlainNames.Of(tokens[i].Text)?.Text ?? $" {NameOf(tokens[i])} ");
            else if (tokens[i].Kind == TokenKind.Character && tokens[i].Text is not ("^" or "_" or "&" or "$" or "#" or "\\" or "%")) text.Append(tokens[i].Text);
        }
        return text.ToString();
    }

    private static string NameOf(Token command) => command.IsControlWord ? command.Text[1..] : "";

    private int? FindInfix(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Open && tokens.PartnerOf(i) is var close && close >= 0) i = close;
            else if (tokens[i].Kind != TokenKind.Command) continue;
            else if (_ends[i] >= 0) i = _ends[i];
            else if (tokens[i].Text is @"\over" or @"\choose" or @"\atop" or @"\brack" or @"\brace") return i;
        }
        return null;
    }

    private Plain ReadInfix(int start, int infix, int end, bool isCompact)
    {
        var top = Read(start, infix, isCompact);
        var bottom = Read(infix + 1, end, isCompact);
        return tokens[infix].Text switch
        {
            @"\over" => new Plain(Fraction(top, bottom), Shape.Sum),
            @"\choose" => Choose(top, bottom),
            @"\brack" => new Plain($"[{top.Text}; {bottom.Text}]", Shape.Single),
            @"\brace" => new Plain($"{{{top.Text}; {bottom.Text}}}", Shape.Single),
            _ => new Plain($"{top.Text}; {bottom.Text}", Shape.Sum),
        };
    }

    /// <summary>A derivative's <c>∂x</c> or <c>dx</c> needs no parentheses below.</summary>
    private static string Fraction(Plain top, Plain bottom)
    {
        var isDifferential = bottom is { Shape: Shape.Product, Text: ['∂', ..] or ['d', _] or ['d', _, not (>= 'a' and <= 'z')] };
        return $"{top.Enclosed(Shape.Product)}/{bottom.Enclosed(isDifferential ? Shape.Product : Shape.Single)}";
    }

    private static Plain Choose(Plain top, Plain bottom) => new($"C({top.Text}, {bottom.Text})", Shape.Single);

    /// <summary>The text of <c>\text{…}</c>: spaces are kept, and dollars hold mathematics.</summary>
    private string ReadText(int start, int end)
    {
        var text = new StringBuilder();
        var lastDollar = end;
        while (--lastDollar > start && !tokens[lastDollar].Is("$")) { }
        for (var i = start; i < end; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Space || token.Is("~")) text.Append(' ');
            else if (token.Kind == TokenKind.Command) AppendTextCommand(text, token, ref i);
            else if (token.Kind == TokenKind.Character && !token.Is("$")) text.Append(token.Text is "\\" or "#" ? "" : token.Text);
            else if (token.Is("$") && i < lastDollar)
            {
                var close = i + 1;
                while (!tokens[close].Is("$")) close++;
                text.Append(Read(i + 1, close, isCompact: false).Text);
                i = close;
            }
        }
        return text.ToString();
    }

    private void AppendTextCommand(StringBuilder text, Token token, ref int i)
    {
        if (token.Is(@"\char") && ReadCharacterCode(i + 1) is var (shown, next)) { text.Append(shown); i = next - 1; }
        else if (PlainNames.Spaces.Contains(token.Text)) text.Append(' ');
        else if (token.Is(@"\\")) text.Append("; ");
        else if (!Tokenizer.TextCommands.Contains(token.Text) && !PlainNames.Ignored.Contains(token.Text))
            text.Append(PlainNames.Of(token.Text)?.Text ?? token.Text[1..]);
    }

    /// <summary><c>\char"5E</c>, <c>\char65</c>: the character, and where reading goes on.</summary>
    private (string Shown, int Next)? ReadCharacterCode(int at)
    {
        var isHexadecimal = tokens.IsAt(at, "\"");
        var end = isHexadecimal ? at + 1 : at;
        var digits = new StringBuilder();
        while (end < tokens.Count && digits.Length < 6 && tokens[end].Text is [var c] && char.IsAsciiHexDigit(c)) { digits.Append(c); end++; }
        var isNumber = int.TryParse(digits.ToString(), isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        return isNumber && Rune.IsValid(code) && code > 0x20 ? (char.ConvertFromUtf32(code), end) : null;
    }

    /// <summary>For every <c>\begin</c> the index of its <c>\end</c>; -1 elsewhere.</summary>
    private static int[] FindEnds(TokenList tokens)
    {
        var ends = new int[tokens.Count];
        Array.Fill(ends, -1);
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsCommand(@"\begin")) open.Push(i);
            else if (tokens[i].IsCommand(@"\end") && open.TryPop(out var begin)) ends[begin] = i;
        }
        return ends;
    }
}
