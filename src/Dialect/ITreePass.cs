using System.Collections.Immutable;
using Markdig.Syntax;
using Transmission.Dialect.References;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>
/// A piece of syntax that looks at the whole tree once it is parsed and its formulas are read. Passes run in the order
/// of <c>Features.Syntax</c>; after the last one nobody changes the tree.
/// </summary>
internal interface ITreePass
{
    void Run(MarkdownDocument tree, ParseContext context);
}

/// <param name="Formulas">By the index that their nodes carry.</param>
internal sealed record ParseContext(SourceText Source, ImmutableArray<Formula> Formulas, DiagnosticBag Diagnostics)
{
    public Masks Masks { get; } = new(Source, Formulas);

    /// <summary>BCP 47, of the text.</summary>
    public string Language { get; init; } = "";
    public NumberingOptions Numbering { get; init; } = new();
    public SectionNumbers Sections { get; init; } = SectionNumbers.None;

    /// <summary>What can be referred to, as far as passes have found it: equations first, then in the order of the file.</summary>
    public List<NumberedTarget> Targets { get; } = [];
}
