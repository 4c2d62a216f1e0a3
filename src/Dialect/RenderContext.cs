using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Who shows what is rendered. Which renderer a node has depends on it, and is decided where renderers are set up.</summary>
public enum RenderTarget
{
    /// <summary>A page of the site, with the theme's style and script.</summary>
    Page,

    /// <summary>A program that has neither, and shows the text at an address of its own.</summary>
    Feed,
}

/// <summary>What rendering one text may use.</summary>
public sealed record RenderContext
{
    public required SourceText Source { get; init; }
    public required ParsedText Text { get; init; }

    /// <summary>BCP 47, of the text.</summary>
    public required string Language { get; init; }
    public required ILinkResolver Resolver { get; init; }
    public required DiagnosticBag Diagnostics { get; init; }
    public ICitations Citations { get; init; } = NoCitations.Instance;

    public RenderTarget Target { get; init; }

    /// <summary>Whether authors' scripts pass.</summary>
    public bool Scripts { get; init; }

    /// <summary>Whether remote images are kept.</summary>
    public bool RemoteImages { get; init; }

    /// <summary>How wide pictures are set.</summary>
    public ImageLayout Images { get; init; } = ImageLayout.None;

    /// <summary>For titles, contents and excerpts: no links, no notes, no elements of the author's own.</summary>
    public bool IsBare { get; init; }

    /// <summary>The heading that became the page's title and is not part of its body; null where there is none.</summary>
    public Heading? Title { get; init; }

    /// <summary>How far every heading sinks, so that the page has one <c>h1</c>: 0 or 1.</summary>
    public int HeadingShift { get; init; }

    internal bool IsTitle(Markdig.Syntax.HeadingBlock heading) => Title is not null && heading == Text.SyntaxOf(Title);

    internal Words Words => Words.For(Language);
}
