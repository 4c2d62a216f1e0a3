namespace Transmission.Model;

/// <summary>Markup that is already escaped: the only type a theme may print raw.</summary>
public readonly record struct Html(string Value)
{
    public override string ToString() => Value ?? "";
}

/// <summary>A short text with formulas in the renderings that a page needs of it.</summary>
/// <param name="Plain">For <c>title</c>, <c>meta</c>, slugs, search: formulas as Unicode text.</param>
/// <param name="Html">For headings, contents and lists: formulas by KaTeX.</param>
public sealed record RichText(string Plain, Html Html);
