using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>What an author may say above a document, typed, under its canonical keys (dialect.md §6), whatever system they were written for.</summary>
public sealed record FrontMatter
{
    public SpannedText? Title { get; init; }
    public DateTimeOffset? Date { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Topic { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public string? Series { get; init; }
    public int? Order { get; init; }
    public SpannedText? Description { get; init; }
    public string? Slug { get; init; }
    public string? Permalink { get; init; }
    public ImmutableArray<string> Aliases { get; init; } = [];
    public bool Draft { get; init; }
    public string? Language { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public SpannedText? Cover { get; init; }
    public bool Toc { get; init; } = true;
    public MathOptions? Math { get; init; }
    public NumberingOptions? Numbering { get; init; }
    public string? License { get; init; }

    /// <summary>Paths of BibTeX files, as written.</summary>
    public ImmutableArray<SpannedText> Bibliography { get; init; } = [];

    /// <summary>The name of a style of citations.</summary>
    public SpannedText? CitationStyle { get; init; }

    /// <summary>Hexo's <c>abbrlink</c>, which stands in addresses where the site's pattern has it.</summary>
    public string? ShortLink { get; init; }

    /// <summary>The name by which <c>xref:name</c> links to it.</summary>
    public string? Xref { get; init; }
    public Paper? Paper { get; init; }

    /// <summary>The paper by its key in a bibliography of the document; Assemble finds it.</summary>
    public SpannedText? PaperKey { get; init; }

    /// <summary>The block in the file, with its <c>---</c> lines; empty where there is none.</summary>
    public TextSpan Span { get; init; }
}

/// <summary>The paper that an article discusses.</summary>
/// <param name="Title">Plain text, formulas as Unicode.</param>
public sealed record Paper(
    string Title, ImmutableArray<string> Authors, string? Venue, string? Year, string? Arxiv, string? Doi, string? Url, string? Code)
{
    /// <summary>The title as LaTeX: see <see cref="Phrase.Latex"/>.</summary>
    public string Latex { get; init; } = Model.Latex.Escape(Title);

    /// <summary>The title as the front matter has it, with its place; null where a bibliography tells it.</summary>
    public SpannedText? Written { get; init; }

    /// <summary>Its entry in the author's bibliography; null where it is told in the front matter.</summary>
    public string? Bibtex { get; init; }
}

/// <summary>How <c>$$x$$</c> inside a line is read (dialect.md §1): by the rules, or always one way.</summary>
public enum DoubleDollars { ByRule, Inline, Display }

/// <summary><c>math:</c> of site.yml or of a document.</summary>
public sealed record MathOptions
{
    public DoubleDollars Double { get; init; }

    /// <summary>Whether <c>\( \)</c> and <c>\[ \]</c> are mathematics.</summary>
    public bool Brackets { get; init; }

    /// <summary>Whether every display is numbered, or only those with a label.</summary>
    public bool NumberAll { get; init; }

    /// <summary>Macros that hold on every page, as KaTeX takes them: name with backslash, body.</summary>
    public ImmutableArray<MacroDefinition> Macros { get; init; } = [];
}
