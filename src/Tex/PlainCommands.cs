namespace Transmission.Tex;

internal sealed partial class PlainReader
{
    private int ReadCommand(int i, int end, PlainAtoms atoms)
    {
        var name = tokens[i].Text;
        var next = i + 1;
        switch (PlainNames.KindOf(name))
        {
            case PlainKind.Silent: return Skip(next, PlainNames.Silent[name], end);
            case PlainKind.Ignored: return SkipAfterIgnored(name, next, end);
            case PlainKind.Dimension: return SkipDimension(next, end);
            case PlainKind.Space: atoms.Add(" ", AtomClass.Space); break;
            case PlainKind.Face: AddInFace(name, ref next, end, atoms); break;
            case PlainKind.Accent: AddAccent(name, ref next, end, atoms); break;
            case PlainKind.Text: AddText(ref next, end, atoms); break;
            case PlainKind.Structure when AddStructure(name, i, ref next, end, atoms): break;
            default: AddNamed(tokens[i], atoms); break;
        }
        return next;
    }

    private static void AddNamed(Token command, PlainAtoms atoms)
    {
        if (PlainNames.Of(command.Text) is { } symbol) atoms.Add(symbol.Text, symbol.Class);
        else if (NameOf(command) is { Length: > 0 } word) atoms.Add(word, AtomClass.Function);
    }

    private void AddAccent(string name, ref int next, int end, PlainAtoms atoms)
    {
        var inner = ReadArgument(ref next, end, atoms.IsCompact);
        atoms.Add(inner with { Text = PlainScripts.WithAccent(name, inner.Text) });
    }

    private bool AddStructure(string name, int i, ref int next, int end, PlainAtoms atoms)
    {
        var isCompact = atoms.IsCompact;
        switch (name)
        {
            case @"\frac" or @"\dfrac" or @"\tfrac" or @"\cfrac" or @"\nicefrac" or @"\sfrac" or @"\genfrac":
                if (name == @"\genfrac") next = Skip(next, 4, end);
                next = tokens.OptionalAt(next) is { } option && option.Next <= end ? option.Next : next;
                var top = ReadArgument(ref next, end, isCompact);
                atoms.Add(new Plain(Fraction(top, ReadArgument(ref next, end, isCompact)), Shape.Sum), AtomClass.Inner);
                return true;
            case @"\binom" or @"\dbinom" or @"\tbinom":
                var from = ReadArgument(ref next, end, isCompact);
                atoms.Add(Choose(from, ReadArgument(ref next, end, isCompact)));
                return true;
            case @"\sqrt":
                AddRoot(ref next, end, atoms);
                return true;
            case @"\overset" or @"\stackrel" or @"\underset":
                var script = ReadArgument(ref next, end, isCompact: true);
                AddBase(ReadArgument(ref next, end, isCompact), atoms);
                atoms.AddScript(script, name != @"\underset");
                return true;
            case @"\not":
                atoms.Add(PlainNames.Not(ReadArgument(ref next, end, isCompact).Text), AtomClass.Relation);
                return true;
            case @"\pmod" or @"\mod" or @"\pod":
                var modulus = ReadArgument(ref next, end, isCompact).Text;
                atoms.Add(name switch { @"\pmod" => $" (mod {modulus})", @"\mod" => $" mod {modulus}", _ => $" ({modulus})" }, AtomClass.Text);
                return true;
            case @"\hspace":
                atoms.Add(" ", AtomClass.Space);
                next = Skip(next, 1, end);
                return true;
            case @"\substack":
                atoms.Add(ReadArgument(ref next, end, isCompact: true));
                return true;
            case @"\bra" or @"\ket" or @"\braket" or @"\set" or @"\Set":
                var inner = ReadArgument(ref next, end, isCompact).Text;
                atoms.Add(name switch { @"\bra" => $"⟨{inner}|", @"\ket" => $"|{inner}⟩", @"\braket" => $"⟨{inner}⟩", _ => $"{{{inner}}}" }, AtomClass.Ordinary);
                return true;
            case @"\char" when ReadCharacterCode(next) is var (shown, after):
                atoms.Add(shown, AtomClass.Ordinary);
                next = after;
                return true;
            case @"\\" or @"\cr" or @"\newline":
                next = tokens.OptionalAt(next) is { } gap && gap.Next <= end ? gap.Next : next;
                atoms.Add(isCompact ? ", " : ";", AtomClass.Break);
                return true;
            case @"\begin":
                return AddEnvironment(i, ref next, end, atoms);
            case @"\end":
                next = Skip(next, 1, end);
                return true;
            case @"\ce" or @"\pu" when tokens.ArgumentAt(next) is { } chemistry && chemistry.Next <= end:
                atoms.Add(PlainScripts.Chemistry(tokens.TextOf(chemistry)), AtomClass.Text);
                next = chemistry.Next;
                return true;
            default:
                return AddArrow(name, ref next, end, atoms);
        }
    }

    private void AddInFace(string name, ref int next, int end, PlainAtoms atoms)
    {
        if (tokens.IsAt(next, "*")) next++;
        Plain inner;
        if (name is @"\bf" or @"\cal" or @"\rm" or @"\it" or @"\sf" or @"\tt")
        {
            // A switch holds to the end of its group.
            inner = Read(next, end, atoms.IsCompact);
            next = end;
        }
        else inner = ReadArgument(ref next, end, atoms.IsCompact);
        var text = PlainScripts.IsAlphabet(name) ? PlainScripts.InAlphabet(name, inner.Text) : inner.Text;
        var isWord = inner.Shape != Shape.Sum && PlainScripts.HasWord(text);
        var kind = name.StartsWith(@"\operatorname", StringComparison.Ordinal) || isWord ? AtomClass.Function : AtomClass.Ordinary;
        atoms.Add(new Plain(text, isWord ? Shape.Single : inner.Shape), kind);
    }

    private void AddText(ref int next, int end, PlainAtoms atoms)
    {
        if (tokens.ArgumentAt(next) is not { } argument || argument.Next > end) return;
        atoms.Add(ReadText(argument.Start, argument.End), AtomClass.Text);
        next = argument.Next;
    }

    private int Skip(int at, int arguments, int end)
    {
        if (tokens.IsAt(at, "*")) at++;
        at = tokens.OptionalAt(at) is { } option && option.Next <= end ? option.Next : at;
        for (; arguments > 0 && tokens.ArgumentAt(at) is { } argument && argument.Next <= end; arguments--) at = argument.Next;
        return Math.Min(at, end);
    }

    /// <summary>After <c>\left</c> and its like a full stop is no delimiter.</summary>
    private int SkipAfterIgnored(string name, int next, int end)
    {
        if (name is not (@"\left" or @"\right" or @"\middle" or @"\smash")) return next;
        var at = tokens.SkipSpaces(next);
        if (name == @"\smash") return tokens.OptionalAt(at) is { } option && option.Next <= end ? option.Next : next;
        return at < end && tokens[at].Is(".") ? at + 1 : next;
    }

    /// <summary><c>\kern-1.5em</c>.</summary>
    private int SkipDimension(int at, int end)
    {
        at = tokens.SkipSpaces(at);
        if (at < end && tokens[at].Kind == TokenKind.Open) return Skip(at, 1, end);
        while (at < end && tokens[at].Text is [(>= '0' and <= '9') or '.' or '-' or '+' or ' ']) at++;
        for (var letters = 0; letters < 2 && at < end && tokens[at].Text is [var c] && char.IsAsciiLetter(c); letters++) at++;
        return Math.Min(at, end);
    }
}
