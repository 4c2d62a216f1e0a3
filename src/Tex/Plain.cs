namespace Transmission.Tex;

/// <summary>TeX's classes of atoms, which decide the space between two, and a few of our own.</summary>
internal enum AtomClass
{
    Ordinary, Operator, Function, Binary, Relation, Opening, Closing, Punctuation,

    /// <summary>A fraction.</summary>
    Inner,

    /// <summary>The content of <c>\text</c>, with its own spaces.</summary>
    Text,
    Space,

    /// <summary>The end of a row.</summary>
    Break,
}

/// <summary>How much a piece of a formula holds together.</summary>
internal enum Shape
{
    Empty,

    /// <summary>A letter, a number, something in brackets: <c>x₁</c>, <c>12</c>, <c>f(x)</c>.</summary>
    Single,

    /// <summary>Things side by side: <c>2ab</c>.</summary>
    Product,

    /// <summary>What needs parentheses before anything is done to it: <c>a + b</c>.</summary>
    Sum,
}

/// <summary>A piece of a formula as text.</summary>
internal readonly record struct Plain(string Text, Shape Shape)
{
    public static Plain Nothing { get; } = new("", Shape.Empty);

    public string Enclosed(Shape most) => Shape > most ? $"({Text})" : Text;
}
