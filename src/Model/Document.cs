using System.Collections.Immutable;
using Markdig.Syntax;

namespace Transmission.Model;

/// <summary>An article is dated, listed and fed; a page stands alone, such as «about».</summary>
public enum DocumentKind { Article, Page }

/// <summary>A Markdown file, parsed. Not yet HTML: a link in it may name a document that has not been met.</summary>
public sealed record Document
{
    public required SourceText Source { get; init; }
    public required DocumentKind Kind { get; init; }
    public required FrontMatter FrontMatter { get; init; }
    public required ParsedText Body { get; init; }
    public required Phrase Title { get; init; }
    public Phrase? Description { get; init; }

    /// <summary>Its first lines; null where they depend on the site that it stands in.</summary>
    public UnsetText? Excerpt { get; init; }

    /// <summary>The last part of its address before any pattern.</summary>
    public required string Slug { get; init; }

    /// <summary>In the site's zone; <c>default</c> for a page and for an article that does not tell its date, which stands last.</summary>
    public DateTimeOffset Date { get; init; }

    public bool IsDated => Date != default;

    /// <summary>When it last changed, as its author says: its revision, else its date; null where there is neither.</summary>
    public DateTimeOffset? Changed => FrontMatter.Updated is { } updated && updated > Date ? updated : IsDated ? Date : null;

    /// <summary>Its cover, unless that is of a kind that is shown on pages only.</summary>
    public SpannedText? PictureToShare => FrontMatter.Cover is { } cover && !cover.Text.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? cover : null;

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Whether it names a date that could not be read, which has been reported.</summary>
    public bool HasWrongDate { get; init; }

    /// <summary>Of all that it was made from, its file first; empty where nothing is remembered of it.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The same without its trees.</summary>
    /// <param name="read">Gives it with them, by reading its file again where they are gone.</param>
    internal Document ReadAgainBy(Func<Document> read) => this with
    {
        Body = Body.OfAnother(read, static document => document.Body),
        Title = Title with { Text = Title.Text.OfAnother(read, static document => document.Title.Text) },
        Description = Description is null ? null : Description with { Text = Description.Text.OfAnother(read, static document => document.Description!.Text) },
    };

    /// <summary>Why it is not published; null for one that is.</summary>
    public string? LeftOutBecause { get; init; }

    public SitePath Path => Source.Path;

    /// <summary>Of its file, without extension and language: <c>index</c> for <c>index.en.md</c>.</summary>
    public string Name => Languages.Cut(Path.NameWithoutExtension, Language).Name;
}

/// <summary>A short text that was parsed by itself: a title or a description.</summary>
public sealed record Phrase(string Plain, ParsedText Text)
{
    /// <summary>As LaTeX, for entries of BibTeX: formulas are the TeX that was written, the rest is escaped.</summary>
    public string Latex { get; init; } = Model.Latex.Escape(Plain);

    /// <summary>As running text without links; null where that depends on the site that it stands in.</summary>
    public UnsetText? Unset { get; init; }
}

/// <summary>What the dialect made of one text.</summary>
public sealed record ParsedText
{
    /// <summary>Gives the tree, which is read again where it was let go: two calls may give two trees, so who compares nodes holds one (<see cref="Held"/>).</summary>
    internal Func<SyntaxTree> Tree { get; init; } = static () => SyntaxTree.None;

    internal MarkdownDocument Syntax => Tree().Root;

    /// <summary>In the order of the file. A part of the tree.</summary>
    public ImmutableArray<Formula> Formulas => Tree().Formulas;

    public int FormulaCount { get; init; }

    /// <summary>In the order of the file, with their anchors.</summary>
    public ImmutableArray<Heading> Headings { get; init; } = [];

    public ImmutableArray<LinkUse> Links { get; init; } = [];

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<Drawing> Drawings { get; init; } = [];

    /// <summary>In the order in which they are read: those of a note after its first mark.</summary>
    public ImmutableArray<CitationUse> Citations { get; init; } = [];

    /// <summary>What can be referred to, here and from elsewhere.</summary>
    public TargetTable Targets { get; init; } = TargetTable.None;

    /// <summary>What it refers to, in prose and in formulas.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>Everything that a fragment may name: headings, equations, footnotes, elements with an id.</summary>
    public ImmutableHashSet<string> Anchors { get; init; } = [];

    public required TextMeasure Measure { get; init; }

    /// <summary>The density of formulas along the text: 96 samples from its beginning to its end, each 0 to 1.</summary>
    public ImmutableArray<float> Signal { get; init; } = [];

    /// <summary>Whether nothing that is shown stands before the first heading.</summary>
    public bool BeginsWithHeading { get; init; }

    /// <summary>The same text with the tree of another reading, all of which stays as long as somebody holds that tree.</summary>
    internal ParsedText OfAnother(Func<Document> read, Func<Document, ParsedText> part) => this with
    {
        Tree = () =>
        {
            var whole = read();
            return part(whole).Tree() with { Whole = whole };
        },
    };

    /// <summary>The same text with one tree, which is read when it is first asked for.</summary>
    internal ParsedText Held()
    {
        var tree = new Lazy<SyntaxTree>(Tree);
        return this with { Tree = () => tree.Value };
    }

    internal HeadingBlock? SyntaxOf(Heading? heading) => heading is not null && Headings.IndexOf(heading) is >= 0 and var i ? Tree().Headings[i] : null;
}

/// <summary>What only rendering needs of a text, and most of what a text takes in memory.</summary>
/// <param name="Root">Markdig's. It could be changed and must not be: Render may read it from another thread.</param>
/// <param name="Headings">Those of <see cref="ParsedText.Headings"/>.</param>
internal sealed record SyntaxTree(MarkdownDocument Root, ImmutableArray<Formula> Formulas, ImmutableArray<HeadingBlock> Headings)
{
    public static SyntaxTree None { get; } = new([], [], []);

    /// <summary>What was read with it, and is not to be read once more while it is used; null where nothing can be let go.</summary>
    public Document? Whole { get; init; }
}

/// <summary>A heading. <paramref name="Span"/> is the heading's in the file; <paramref name="Plain"/> has formulas as Unicode text.</summary>
/// <param name="Start">Where along the text it begins: 0 to 1, for the tick on the signal line.</param>
public sealed record Heading(int Level, string Id, string Plain, TextSpan Span, float Start)
{
    /// <summary>As it is printed before the text: <c>2.1</c>; null for one without a number.</summary>
    public string? Number { get; init; }

    /// <summary>Whether it is a section of the text, and not of a callout or a quote in it.</summary>
    public bool IsSection { get; init; }
}

/// <summary>A link or an image, as written.</summary>
/// <param name="Target">Before resolution.</param>
/// <param name="Span">Of the target in the file.</param>
public sealed record LinkUse(string Target, TextSpan Span, bool IsImage)
{
    /// <summary>Before a target that is the name of something, and no path.</summary>
    public const string ByName = "wikilink:";
}

/// <summary>What reading time is made of.</summary>
public sealed record TextMeasure(int HanCharacters, int LatinWords, int InlineFormulas, int DisplayFormulas, int Figures, int CodeLines)
{
    // Rates: 400 Han characters or 220 Latin words a minute; 8 seconds for a display formula, 10 for a figure, 2 for a line of code.
    public int Minutes => Math.Max(1, (int)Math.Round(
        HanCharacters / 400.0 + LatinWords / 220.0 + (8 * DisplayFormulas + 10 * Figures + 2 * CodeLines) / 60.0, MidpointRounding.AwayFromZero));

    public int Formulas => InlineFormulas + DisplayFormulas;
}

/// <summary>Anything under the input that is not Markdown, and the address it will have.</summary>
/// <param name="Size">Of an image, in CSS pixels; null for anything else.</param>
public sealed record Asset(SourceFile Source, Url Url, ImageSize? Size = null)
{
    /// <summary>What is served, where it differs from what was read.</summary>
    public ReadOnlyMemory<byte>? Made { get; init; }

    /// <summary>Of a picture that browsers may be given in other formats and widths; null for anything else.</summary>
    public IImageVariants? Variants { get; init; }

    /// <summary>Of a BibTeX file; null for anything else.</summary>
    public Bibliography? Bibliography { get; init; }

    public ReadOnlyMemory<byte> Content => Made ?? Source.Bytes;
}

public sealed record ImageSize(int Width, int Height);
