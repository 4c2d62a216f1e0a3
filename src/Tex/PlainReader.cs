using System.Text;

namespace Transmission.Tex;

/// <summary>Reads tokens, in which macros are already expanded, as text. One pass; nesting deeper than <see cref="Deepest"/> is read flat.</summary>
internal sealed partial class PlainReader(TokenList tokens)
{
    private const int Deepest = 40;

    private readonly int[] _ends = FindEnds(tokens);
    private readonly bool _hasInfix = tokens.Tokens.Any(IsInfix);
    private int _depth;

    public string ReadAll()
    {
        var text = Read(0, tokens.Count, isCompact: false).Text;
        return IsTidy(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsTidy(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || i == 0 || i + 1 == text.Length || text[i - 1] == ' ')) return false;
        }
        return true;
    }

    private Plain Read(int start, int end, bool isCompact)
    {
        if (_depth >= Deepest) return new Plain(Flat(start, end), Shape.Sum);
        _depth++;
        var plain = _hasInfix && FindInfix(start, end) is { } infix ? ReadInfix(start, infix, end, isCompact) : ReadAtoms(start, end, isCompact);
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
                var marked = token.Text.AsSpan(@"\verb".Length);
                var verbatim = (marked[0] == '*' ? marked[1..] : marked)[1..^1];
                atoms.Add(verbatim.ToString().Replace('\\', ' '), AtomClass.Text);
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
        if (i >= end) return Plain.Nothing;
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
