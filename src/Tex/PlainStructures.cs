namespace Transmission.Tex;

internal sealed partial class PlainReader
{
    private static bool IsInfix(Token token) =>
        token.Kind == TokenKind.Command && token.Text is @"\over" or @"\choose" or @"\atop" or @"\brack" or @"\brace";

    private int? FindInfix(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Open && tokens.PartnerOf(i) is var close && close >= 0) i = close;
            else if (tokens[i].Kind != TokenKind.Command) continue;
            else if (_ends[i] >= 0) i = _ends[i];
            else if (IsInfix(tokens[i])) return i;
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

    private bool AddArrow(string name, ref int next, int end, PlainAtoms atoms)
    {
        if (!name.StartsWith(@"\x", StringComparison.Ordinal) || PlainNames.Of(name) is not { Class: AtomClass.Relation } arrow) return false;
        var below = tokens.OptionalAt(next);
        if (below is { } found && found.Next <= end) next = found.Next; else below = null;
        var above = ReadArgument(ref next, end, isCompact: true);
        atoms.Add(arrow.Text, AtomClass.Relation);
        if (below is { } under) atoms.AddScript(Read(under.Start, under.End, isCompact: true), isSuper: false);
        atoms.AddScript(above, isSuper: true);
        return true;
    }

    private void AddRoot(ref int next, int end, PlainAtoms atoms)
    {
        var degree = "";
        if (tokens.OptionalAt(next) is { } option && option.Next <= end)
        {
            degree = Read(option.Start, option.End, isCompact: true).Text;
            next = option.Next;
        }
        var inner = ReadArgument(ref next, end, atoms.IsCompact).Enclosed(Shape.Single);
        var sign = degree switch { "" or "2" => "√", "3" => "∛", "4" => "∜", _ => PlainScripts.Of(degree, isSuper: true).TrimStart('^') + "√" };
        atoms.Add(sign + inner, AtomClass.Ordinary);
    }

    /// <summary>What stands under or over something keeps its class: a relation its spaces, a function's name its own.</summary>
    private static void AddBase(Plain inner, PlainAtoms atoms)
    {
        var kind = PlainScripts.HasWord(inner.Text) ? AtomClass.Function : PlainNames.OfCharacter(inner.Text).Class;
        atoms.Add(inner with { Shape = kind == AtomClass.Function ? Shape.Single : inner.Shape }, kind);
    }
}
