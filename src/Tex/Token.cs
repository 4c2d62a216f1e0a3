namespace Transmission.Tex;

internal enum TokenKind : byte
{
    /// <summary>A backslash with letters, or with one other character.</summary>
    Command,
    Open,
    Close,
    Space,

    /// <summary>One character, a surrogate pair included.</summary>
    Character,

    /// <summary>A whole <c>\verb|…|</c>.</summary>
    Verbatim,
}

/// <summary>
/// A token of TeX, and where in the source it comes from.
/// </summary>
/// <param name="Start">In UTF-16 units of the source, as is <paramref name="Length"/>.</param>
/// <param name="InText">Whether it stands in the argument of <c>\text</c> and its like, where <c>%</c> is a character.</param>
/// <param name="Made">Whether it was put in for what stands there, rather than copied.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length, bool InText = false, bool Made = false)
{
    public int End => Start + Length;
    public bool Is(string text) => string.Equals(Text, text, StringComparison.Ordinal);
    public bool IsCommand(string name) => Kind == TokenKind.Command && Is(name);

    /// <summary>Whether a letter after it would become part of its name.</summary>
    public bool IsControlWord => Kind == TokenKind.Command && Text.Length > 1 && IsLetter(Text[1]);

    public bool StartsWithLetter => Text.Length > 0 && IsLetter(Text[0]);

    public bool IsDigit => Kind == TokenKind.Character && char.IsAsciiDigit(Text[0]);

    /// <summary>The same place with another text.</summary>
    public Token With(string text) => this with { Text = text, Made = true };

    /// <summary>KaTeX counts <c>@</c> as a letter.</summary>
    public static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '@';
}
