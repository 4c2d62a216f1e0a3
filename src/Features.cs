using Markdig;
using Transmission.Assets;
using Transmission.Check;
using Transmission.Dialect;
using Transmission.Dialect.Callouts;
using Transmission.Dialect.Code;
using Transmission.Dialect.Divs;
using Transmission.Dialect.Drawings;
using Transmission.Dialect.Feeds;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Headings;
using Transmission.Dialect.Notes;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Tags;
using Transmission.Dialect.Typography;
using Transmission.Emit;
using Transmission.Emit.Feeds;

namespace Transmission;

/// <summary>What is switched on. A new feature is a file of its own and one line here.</summary>
public static class Features
{
    /// <summary>In the order in which they are set up, and in which those that pass over the tree do so.</summary>
    public static IReadOnlyList<IMarkdownExtension> Syntax { get; } =
    [
        new CommonMarkAndGitHub(),
        new OpenDelimiters(),
        new BareAddresses(),
        new FormulaSyntax(),
        new Unmasking(),
        new EntityCharacters(),
        new Leftovers(),
        new MystLeftovers(),
        new LoosePictures(),
        new ReferencesInHtml(),
        new TemplateTags(),
        new SmallMarks(),
        new BlockMarks(),
        new TightHeadings(),
        new Attributes(),
        new QuoteCallouts(),
        new Admonitions(),
        new FencedDivs(),
        new TableCaptions(),
        new CodeCells(),
        new SideNotes(),
        new DiveRoles(),
        new MystRoles(),
        new Numbering(),
        new CrossReferences(),
        new CitationSyntax(),
        new HeadingSyntax(),
        new WikiLinks(),
        new FormulaRendering(),
        new TexInText(),
        new DrawingSyntax(),
        new CodeBlocks(),
        new FigureSyntax(),
        new Links(),
        new RawHtmlSyntax(),
        new MarkdownInHtml(),
        new Tables(),
        new TypographySyntax(),
        new FeedMarkup(),
    ];

    /// <summary>The first that claims a file has it; what none claims is served as it is.</summary>
    public static IReadOnlyList<IAssetKind> AssetKinds { get; } =
    [
        new Assets.Images(),
        new SvgImages(),
        new Assets.Bibliographies(),
    ];

    /// <summary>In the order in which their outputs are made: pages wait for the engine, which has all formulas to make; first comes what needs few of them.</summary>
    public static IReadOnlyList<IEmitter> Emitters { get; } =
    [
        new Home(),
        new Topics(),
        new Emit.Tags(),
        new SeriesPages(),
        new Archive(),
        new Papers(),
        new Emit.Cards(),
        new Emit.Drawings(),
        new Emit.Search(),
        new NotFound(),
        new ArticleMarkdown(),
        new LlmsText(),
        new Sitemap(),
        new Robots(),
        new RedirectPages(),
        new Files(),
        new Emit.ImageVariants(),
        new HtmlPages(),
        new SiteFeeds(),
    ];

    public static IReadOnlyList<ICheck> Checks { get; } =
    [
        new BrokenLinks(),
        new NoThirdParty(),
    ];
}
