using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>Short running text before its formulas are set: a thousandth of what those take.</summary>
/// <param name="Plain">As <see cref="RichText.Plain"/>.</param>
/// <param name="Html">With <see cref="Hole"/> for each formula; one that is not to be parted from the text on its sides stands with that between two <see cref="Tie"/>.</param>
/// <param name="Formulas">In their order.</param>
public sealed record UnsetText(string Plain, string Html, ImmutableArray<UnsetFormula> Formulas)
{
    // No text has them: Unicode keeps them out of all.
    public const char Hole = '\uFDD6', Tie = '\uFDD7';
}

/// <summary>A formula within a line.</summary>
/// <param name="Tex">What KaTeX gets.</param>
/// <param name="Macros">That it uses.</param>
/// <param name="Source">As its author wrote it.</param>
/// <param name="Plain">As Unicode text.</param>
public sealed record UnsetFormula(string Tex, ImmutableArray<MacroDefinition> Macros, string Source, string Plain);
