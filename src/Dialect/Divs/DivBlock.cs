using System.Collections.Frozen;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Transmission.Dialect.Callouts;
using Transmission.Dialect.Figures;
using Transmission.Dialect.References;
using Transmission.Model;

namespace Transmission.Dialect.Divs;

/// <summary>A block between lines of colons.</summary>
internal class DivBlock(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>How many colons open it.</summary>
    public required int Colons { get; init; }

    /// <summary>What it is as a whole, by its label: a figure, a table, a listing; null for any other.</summary>
    public TargetKind? Float { get; init; }

    /// <summary>How many columns its blocks stand in, by Quarto's <c>layout-ncol</c> or <c>layout-nrow</c>; 1 where nothing says so.</summary>
    public int Columns
    {
        get
        {
            int? Said(string name) => int.TryParse(this.TryGetAttributes()?.Properties?.Find(property => property.Key == name).Value, out var number) && number > 0 ? number : null;
            var (columns, rows) = (Said("layout-ncol"), Said("layout-nrow"));
            var blocks = Count - (Caption is null ? 0 : 1);
            return Math.Clamp(columns ?? (rows is { } given ? (blocks + given - 1) / given : 1), 1, MostColumns);
        }
    }

    private const int MostColumns = 6;

    /// <summary>Of such a one, as Quarto has it: its last paragraph; null where there is none.</summary>
    public ParagraphBlock? Caption => Float is not null && Count > 1 && LastChild is ParagraphBlock last && FigureSyntax.ImageAlone(last) is null ? last : null;

    /// <summary>The remark that it is, and how it folds; null for any other.</summary>
    public (string Kind, Folding Folding)? Callout { get; init; }

    /// <summary>Whether a line of colons ends it.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether nothing more comes, for whatever reason. Markdig's own word for it changes while a line is read.</summary>
    public bool IsClosed { get; set; }
}

/// <summary>A theorem or its like, or a proof.</summary>
internal sealed class TheoremBlock(BlockParser parser) : DivBlock(parser)
{
    public required TargetKind Kind { get; init; }

    /// <summary>Its name; null where it has none.</summary>
    public DivTitle? Title => this.FirstOrDefault() as DivTitle;

    /// <summary>How it folds: Quarto's <c>collapse="true"</c> begins folded, <c>"false"</c> open; null for one that does not fold.</summary>
    public bool? IsFolded => this.TryGetAttributes()?.Properties?.Find(property => property.Key == "collapse").Value switch { "true" => true, "false" => false, _ => null };
}

internal sealed class DivTitle : LeafBlock
{
    public DivTitle(BlockParser parser) : base(parser) => ProcessInlines = true;
}

internal static class TheoremNames
{
    private static readonly FrozenDictionary<string, TargetKind> Classes = new[]
    {
        TargetKind.Theorem, TargetKind.Lemma, TargetKind.Corollary, TargetKind.Proposition, TargetKind.Definition, TargetKind.Example, TargetKind.Remark, TargetKind.Proof,
    }.ToFrozenDictionary(ClassOf);

    public static string ClassOf(TargetKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>By its label, else by its class; null for any other block.</summary>
    public static TargetKind? KindOf(HtmlAttributes attributes)
    {
        if (attributes.Id is { } id && Labels.KindOf(id) is { } labelled && Classes.ContainsKey(ClassOf(labelled))) return labelled;
        foreach (var name in attributes.Classes ?? [])
        {
            if (Classes.TryGetValue(name, out var kind)) return kind;
        }
        return null;
    }
}

/// <summary>Any other: an element with its author's classes.</summary>
internal sealed class DivRenderer : HtmlObjectRenderer<DivBlock>
{
    protected override void Write(HtmlRenderer renderer, DivBlock div)
    {
        var (document, attributes, name) = ((DocumentRenderer)renderer, div.TryGetAttributes(), div.Float is null ? "div" : "figure");
        renderer.EnsureLine();
        var columns = document.IsForFeed ? 1 : div.Columns;
        IEnumerable<string> classes = [.. attributes?.Classes ?? [], .. columns > 1 ? ["cols"] : (string[])[]];
        document.WriteTag(name, ("id", attributes?.Id), ("class", classes.Any() ? string.Join(' ', classes) : null), ("style", columns > 1 ? $"--cols:{columns}" : null));
        renderer.EnsureLine();
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        if (div.Float is TargetKind.Table) Caption(document, div); // above, as every table's
        foreach (var block in div.Where(block => block != div.Caption)) renderer.Write(block);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.EnsureLine();
        if (div.Float is not (null or TargetKind.Table)) Caption(document, div);
        renderer.Write("</").Write(name).WriteLine(">");
    }

    private static void Caption(DocumentRenderer renderer, DivBlock div)
    {
        renderer.Write("<figcaption>");
        Captions.WriteName(renderer, div, isAlone: div.Caption is null);
        if (div.Caption is { } caption) renderer.WriteLeafInline(caption);
        renderer.WriteLine("</figcaption>");
    }
}
