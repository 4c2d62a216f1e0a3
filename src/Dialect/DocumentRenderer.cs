using System.Collections.Frozen;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Markdig's HTML renderer with what our own syntax needs. One for each page, or part of a page.</summary>
internal sealed class DocumentRenderer : HtmlRenderer
{
    // What only means something to the style and the script of our own pages.
    private static readonly FrozenSet<string> OfPages = ["class", "role", "tabindex", "loading", "decoding", "aria-label", "aria-hidden"];

    private readonly MarkdownPipeline _pipeline;
    private DocumentRenderer? _inner;

    public DocumentRenderer(TextWriter writer, MarkdownPipeline pipeline, Presses presses, RenderContext context, PageState? state = null) : base(writer)
    {
        (_pipeline, Presses, Context, State) = (pipeline, presses, context, state ?? new PageState());
        Masks = new Masks(context.Source, context.Text.Formulas);
        pipeline.Setup(this);
    }

    public Presses Presses { get; }
    public RenderContext Context { get; }
    public PageState State { get; }
    public bool IsForFeed => Context.Target is RenderTarget.Feed;
    public Masks Masks { get; }

    /// <summary>What <paramref name="write"/> writes, for markup that must be looked at before it goes out.</summary>
    public string Capture(Action<DocumentRenderer> write)
    {
        // Setting a renderer up costs more than most of what it writes here, so one serves again and again.
        var inner = _inner ?? new DocumentRenderer(new StringWriter(), _pipeline, Presses, Context, State);
        _inner = null; // while it is at work, which may capture too
        inner.WriteLine(); // it stands at the beginning of a line
        var written = ((StringWriter)inner.Writer).GetStringBuilder().Clear();
        write(inner);
        _inner = inner;
        return written.ToString();
    }

    public void WriteElement(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(name, attributes);
        WriteEscape(text);
        Write("</").Write(name).Write('>');
    }

    /// <summary>A start tag. An attribute whose value is null is left out, and in a feed one that needs our pages.</summary>
    public void WriteTag(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Write('<').Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null || !Keeps(attribute)) continue;
            Write(' ').Write(attribute).Write("=\"");
            WriteEscape(value);
            Write('"');
        }
        Write('>');
    }

    /// <summary>Whether an attribute has a meaning where the text is shown.</summary>
    public bool Keeps(string attribute) => !IsForFeed || !OfPages.Contains(attribute);

    public SourceText Source => Context.Source;

    /// <summary>A formula of another file within a line.</summary>
    public string Formula(Formula formula, SourceText source) =>
        FormulaRendering.Inline(new DocumentRenderer(TextWriter.Null, _pipeline, Presses, Context with { Source = source }), formula);
}

/// <summary>What has been written on a page so far.</summary>
internal sealed class PageState
{
    /// <summary>Notes whose text stands on the page already, by number.</summary>
    public HashSet<int> Notes { get; } = [];

    /// <summary>Obsidian's marks of the displays that have been written; one that is given twice is the first's.</summary>
    public HashSet<string> Marks { get; } = [];

    /// <summary>Works that were cited so far, and the anchors of the places.</summary>
    public List<(string Target, string Id)> Cited { get; } = [];

    /// <summary>Other articles that a paragraph has named already.</summary>
    public HashSet<(object Paragraph, string Title)> Named { get; } = [];

    /// <summary>Whether the list of works has been written.</summary>
    public bool HasReferences { get; set; }

    /// <summary>Elements of the author's that were replaced and whose end tags are still to come, by name.</summary>
    public Dictionary<string, int> Replaced { get; } = [];

    /// <summary>Names that look like tags and are none.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>How many <c>picture</c> elements of the author's are open: what is in them is chosen from already.</summary>
    public int InPicture { get; set; }

    /// <summary>Whether a tag of the author's has been written.</summary>
    public bool HasTags { get; set; }

    /// <summary>The open elements of the author's that hold another vocabulary, such as <c>svg</c>: the outermost first.</summary>
    public List<string> Foreign { get; } = [];

    /// <summary>Where the last block of HTML ended in the file.</summary>
    public int HtmlEnd { get; set; }

    /// <summary>How many links are open. Links do not nest, so what would be one is text there.</summary>
    public int InLink { get; set; }

    /// <summary>The marks of notes that stand in the open link, and go after it.</summary>
    public List<FootnoteLink> HeldBack { get; } = [];
}
