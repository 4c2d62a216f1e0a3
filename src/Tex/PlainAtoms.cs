using System.Text;

namespace Transmission.Tex;

/// <summary>The atoms of one piece of a formula, in order, and the text they make.</summary>
/// <param name="isCompact">Within a script: no spaces around signs.</param>
internal sealed class PlainAtoms(bool isCompact)
{
    private sealed record Atom(string Base, AtomClass Class, Shape Shape)
    {
        public string Sub { get; set; } = "";
        public string Sup { get; set; } = "";
        public bool HasScript => Sub.Length + Sup.Length > 0;
        public string Text => (HasScript && Shape == Shape.Sum ? $"({Base})" : Base) + Sub + Sup;
    }

    private readonly List<Atom> _atoms = [];

    public bool IsCompact => isCompact;

    public void Add(string text, AtomClass kind, Shape shape = Shape.Single) => _atoms.Add(new Atom(text, kind, shape));

    public void Add(Plain plain, AtomClass kind = AtomClass.Ordinary)
    {
        _atoms.Add(new Atom(plain.Text, kind, plain.Shape));
    }

    /// <summary>A second one of its kind belongs to an empty atom of its own, as where TeX mends <c>x_a_b</c> (The TeXbook, chapter 16).</summary>
    public void AddScript(Plain script, bool isSuper)
    {
        if (_atoms.Count == 0 || _atoms[^1].Class is AtomClass.Space or AtomClass.Break || (isSuper ? _atoms[^1].Sup : _atoms[^1].Sub).Length > 0) Add("", AtomClass.Ordinary, Shape.Empty);
        var text = PlainScripts.Of(script.Text, isSuper);
        if (isSuper) _atoms[^1].Sup = text; else _atoms[^1].Sub = text;
    }

    public void AddPrimes(int count)
    {
        var primes = count switch { 1 => "′", 2 => "″", 3 => "‴", _ => new string('′', count) };
        if (_atoms.Count == 0 || _atoms[^1] is { Base: [.., '′'] } or { Sup: [.., '′'] }) Add(primes, AtomClass.Ordinary);
        else if (_atoms[^1].HasScript) _atoms[^1].Sup += primes;
        else _atoms[^1] = _atoms[^1] with { Base = _atoms[^1].Base + primes };
    }

    public Plain Build()
    {
        SettleSigns();
        var text = new StringBuilder();
        Atom? left = null;
        var spaced = false;
        foreach (var atom in _atoms)
        {
            if (atom.Class == AtomClass.Space) { spaced = !isCompact; continue; }
            var own = atom.Text;
            if (own.Length == 0) continue;
            if (atom.Class == AtomClass.Break && left is null) continue;
            if (left is not null && (spaced || IsSpaced(left, atom)) && text[^1] != ' ' && own[0] != ' ') text.Append(' ');
            text.Append(own);
            (left, spaced) = (atom, false);
        }
        var made = text.ToString();
        if (left?.Class == AtomClass.Break) made = made[..^left.Text.Length].TrimEnd();
        return new Plain(made, ShapeOfAll());
    }

    /// <summary>A sign with nothing to its left or right is no operation: <c>−x</c>, <c>x^+</c>.</summary>
    private void SettleSigns()
    {
        AtomClass? left = null;
        for (var i = 0; i < _atoms.Count; i++)
        {
            var atom = _atoms[i];
            if (atom.Class == AtomClass.Space) continue;
            if (left == AtomClass.Binary && atom.Class is AtomClass.Relation or AtomClass.Closing or AtomClass.Punctuation or AtomClass.Break)
                MakeOrdinary(LastBefore(i));
            if (atom.Class == AtomClass.Binary && !CanEndOperand(left)) MakeOrdinary(i);
            left = _atoms[i].Class;
        }
        if (left == AtomClass.Binary) MakeOrdinary(LastBefore(_atoms.Count));
    }

    private static bool CanEndOperand(AtomClass? kind) => kind is AtomClass.Ordinary or AtomClass.Closing or AtomClass.Inner or AtomClass.Text;

    private void MakeOrdinary(int index) => _atoms[index] = _atoms[index] with { Class = AtomClass.Ordinary };

    private int LastBefore(int index)
    {
        do index--; while (_atoms[index].Class == AtomClass.Space);
        return index;
    }

    private bool IsSpaced(Atom left, Atom right)
    {
        var (a, b) = (left.Class, right.Class);
        if (IsWord(left) && IsWord(right) && (a is AtomClass.Function or AtomClass.Text || b is AtomClass.Function or AtomClass.Text)) return true;
        if (isCompact) return false;
        if (a == AtomClass.Break || a == AtomClass.Punctuation) return b is not (AtomClass.Closing or AtomClass.Punctuation);
        if (a == AtomClass.Relation || b == AtomClass.Relation) return a != b && b is not (AtomClass.Punctuation or AtomClass.Break);
        if (a == AtomClass.Binary || b == AtomClass.Binary) return b is not AtomClass.Punctuation;
        if (a is AtomClass.Operator or AtomClass.Function) return b is AtomClass.Ordinary or AtomClass.Operator or AtomClass.Function or AtomClass.Inner
            || (b == AtomClass.Opening && (a == AtomClass.Operator || left.HasScript));
        if (b is AtomClass.Operator or AtomClass.Function) return a is AtomClass.Ordinary or AtomClass.Closing or AtomClass.Inner;
        if (a == AtomClass.Inner) return b is AtomClass.Ordinary or AtomClass.Inner or AtomClass.Opening;
        return b == AtomClass.Inner && a is AtomClass.Ordinary or AtomClass.Closing;
    }

    private static bool IsWord(Atom atom) => atom.Text is [.., var last] && (char.IsAsciiLetterOrDigit(last) || char.IsAsciiLetterOrDigit(atom.Text[0]));

    private Shape ShapeOfAll()
    {
        var (items, depth, wasDigit) = (0, 0, false);
        for (var i = 0; i < _atoms.Count; i++)
        {
            var atom = _atoms[i];
            if (atom.Class == AtomClass.Closing) depth--;
            if (depth <= 0 && atom.Class is not (AtomClass.Opening or AtomClass.Closing or AtomClass.Space) && atom.Text.Length > 0)
            {
                if (IsLoose(i)) return Shape.Sum;
                // Digits make one number, and a bracket after a name is part of it: f(x).
                var isDigit = atom.Base is [var only] && char.IsAsciiDigit(only);
                if (!(isDigit && wasDigit)) items += atom.Shape == Shape.Product && !atom.HasScript ? 2 : 1;
                wasDigit = isDigit;
            }
            if (atom.Class == AtomClass.Opening) depth++;
        }
        return items > 1 ? Shape.Product : _atoms.Count == 0 ? Shape.Empty : Shape.Single;
    }

    /// <summary>Whether an atom, outside brackets, keeps what it stands in from holding together.</summary>
    private bool IsLoose(int i) => _atoms[i].Class switch
    {
        AtomClass.Binary or AtomClass.Relation or AtomClass.Punctuation or AtomClass.Inner or AtomClass.Break
            or AtomClass.Operator => _atoms.Count > 1 || _atoms[i].Class == AtomClass.Inner,
        AtomClass.Function => _atoms.Count > 1 && !(i + 1 < _atoms.Count && _atoms[i + 1].Class == AtomClass.Opening),
        _ => _atoms[i].Shape == Shape.Sum && !_atoms[i].HasScript,
    };
}
