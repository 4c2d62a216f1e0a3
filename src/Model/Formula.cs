using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>How a formula is set: within a line, or on lines of its own. KaTeX's <c>displayMode</c>.</summary>
public enum FormulaStyle { Inline, Display }

/// <summary>
/// A formula as its author wrote it, found but not yet understood.
/// </summary>
/// <param name="Span">In the file, with the marks around it (dollars, fences) and the <c>{#eq-x}</c> or <c>^id</c> after it.</param>
/// <param name="Source">The TeX between the marks, without the marks of containers (<c>&gt; </c>, indents): otherwise byte for byte.</param>
/// <param name="ToFile">Leads from an offset in <paramref name="Source"/> to the offset in the file.</param>
/// <param name="Label">The name in <c>{#eq-x}</c> after a display, without <c>#</c>, and its span in the file.</param>
public sealed record WrittenFormula(TextSpan Span, string Source, OffsetMap ToFile, FormulaStyle Style, SpannedText? Label = null);

/// <summary>A short text and where in the file it stands.</summary>
public sealed record SpannedText(string Text, TextSpan Span);

/// <summary>A formula that has been read: everything that any place needs of it.</summary>
public sealed record Formula
{
    public required WrittenFormula Written { get; init; }

    /// <summary>What KaTeX gets: a pure function of the source and of the definitions before it.</summary>
    public required string Tex { get; init; }

    /// <summary>Leads from an offset in <see cref="Tex"/> (what KaTeX reports) to an offset in the source.</summary>
    public required OffsetMap ToSource { get; init; }

    /// <summary>The definitions it uses, transitively, by name in ordinal order: with the TeX and the style, the whole of its meaning.</summary>
    public ImmutableArray<MacroDefinition> Macros { get; init; } = [];

    /// <summary>For titles, slugs, descriptions, alternative texts and search: Unicode where it exists.</summary>
    public required string PlainText { get; init; }

    /// <summary>The numbered or labelled lines of a display, in order; empty for one that has neither.</summary>
    public ImmutableArray<EquationLine> Lines { get; init; } = [];

    /// <summary>
    /// Whether the numbers of <see cref="Lines"/> stand in <see cref="Tex"/>, one in its row; otherwise the page prints the one number beside the display.
    /// </summary>
    public bool NumbersInTex { get; init; }

    /// <summary>References inside the formula; each stands in <see cref="Tex"/> as <see cref="Reference.Placeholder"/>.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>True for a formula of definitions only, which shows nothing.</summary>
    public bool IsSilent { get; init; }

    public FormulaStyle Style => Written.Style;

    /// <summary>The span in the file for an offset that KaTeX reported; within the formula's own, also where that offset is its end.</summary>
    public TextSpan ToFile(int texOffset, int length = 1)
    {
        var place = Written.ToFile.ToOrigin(ToSource.ToOrigin(new TextSpan(texOffset, length)));
        return TextSpan.FromBounds(Math.Min(place.Start, Written.Span.End), Math.Min(place.End, Written.Span.End));
    }
}

/// <summary>
/// A macro as KaTeX is to know it.
/// </summary>
/// <param name="Name">With its backslash.</param>
/// <param name="Arity">How many arguments it takes, the optional one included: 0 to 9.</param>
/// <param name="Default">The default of an optional first argument; null where it has none.</param>
/// <param name="Body">With <c>#1</c> to <c>#9</c>.</param>
/// <param name="DefinedAt">In the file; null for one of site.yml.</param>
public sealed record MacroDefinition(string Name, int Arity, string? Default, string Body, TextSpan? DefinedAt)
{
    /// <summary>From <c>\let</c>: the body is one command and stands for KaTeX's own, whatever that name is defined to be.</summary>
    public bool IsAlias { get; init; }
}

/// <summary>
/// A line of a display that carries a number or a label. Two labels for one number are two lines with that number.
/// </summary>
/// <param name="Id">The anchor on the page (<c>eq-x</c>); null for one without a label.</param>
/// <param name="Label">As the author wrote it, with its span in the file.</param>
/// <param name="Number">What is printed, without parentheses: <c>3</c>, or the text of a <c>\tag</c>.</param>
public sealed record EquationLine(string? Id, SpannedText? Label, string Number)
{
    /// <summary>False for <c>\tag*</c>, which is printed as it is.</summary>
    public bool Parentheses { get; init; } = true;

    /// <summary>In which of the rows that were numbered it stands, counted from one; 0 for the display as a whole.</summary>
    public int Row { get; init; }
}
