using System.Collections.Immutable;
using Markdig;
using Transmission.Dialect.Callouts;
using Transmission.Dialect.Code;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Headings;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Typography;

namespace Transmission.Dialect;

/// <summary>The syntax that is switched on. A new piece is a file of its own and one line here.</summary>
public static class Syntax
{
    /// <summary>In the order in which they are set up, and in which those that pass over the tree do so.</summary>
    public static ImmutableArray<IMarkdownExtension> All { get; } =
    [
        new CommonMarkAndGitHub(),
        new FormulaSyntax(),
        new Unmasking(),
        new Leftovers(),
        new Attributes(),
        new QuoteCallouts(),
        new Admonitions(),
        new SideNotes(),
        new HeadingSyntax(),
        new EquationLinks(),
        new FormulaRendering(),
        new CodeBlocks(),
        new FigureSyntax(),
        new Links(),
        new RawHtmlSyntax(),
        new Tables(),
        new TypographySyntax(),
    ];
}
