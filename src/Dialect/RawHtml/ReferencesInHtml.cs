using System.Buffers;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.References;
using Transmission.Dialect.Tags;
using Transmission.Model;

namespace Transmission.Dialect.RawHtml;

/// <summary>
/// References and citations in the text of an author's HTML, as in running text, and the tags by which templates show pictures there: a parser of nothing else reads what is left of the file without its Markdown
/// and its tags, where every offset is one in the file, and what it finds becomes the block's line. Not in code, links and drawings.
/// </summary>
public sealed class ReferencesInHtml : IMarkdownExtension, ITreePass
{
    private static readonly MarkdownPipeline Parsers = Pipelines.Build([new Only()]);
    private static readonly SearchValues<char> Signs = SearchValues.Create("@\\{");

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var blocks = tree.Descendants<HtmlBlock>().Where(block => block is { Inline: null, Type: not (HtmlBlockType.Comment or HtmlBlockType.ScriptPreOrStyle) }).ToList();
        if (!blocks.Exists(block => block.Lines.ToSlice().AsSpan().ContainsAny(Signs))) return;
        foreach (var block in blocks)
        {
            var raw = RawText.Of(block);
            var texts = Texts(raw.Html).ToList();
            if (!texts.Exists(text => raw.Html.AsSpan(text.Start, text.Length).ContainsAny(Signs))) continue;
            var found = Find(raw, texts, context);
            if (found.Count == 0) continue;
            block.Inline = new ContainerInline { IsClosed = true };
            foreach (var inline in found) block.Inline.AppendChild(inline);
        }
    }

    /// <summary>The stretches that a reader reads as text.</summary>
    private static IEnumerable<TextSpan> Texts(string html)
    {
        string? closed = null; // the element in which nothing is read
        var depth = 0;
        foreach (var piece in HtmlPieces.Of(html))
        {
            if (closed is not null)
            {
                if (piece.Name.Equals(closed, StringComparison.OrdinalIgnoreCase)) depth += piece.Kind is HtmlPieceKind.Start ? 1 : -1;
                if (depth == 0) closed = null;
            }
            else if (piece.Kind is HtmlPieceKind.Text) yield return TextSpan.FromBounds(piece.Start, piece.End);
            else if (piece.Kind is HtmlPieceKind.Start && IsClosed(piece.Name)) (closed, depth) = (piece.Name, 1);
        }
    }

    private static bool IsClosed(string name) => name.ToLowerInvariant() is "a" or "code" or "pre" or "kbd" or "samp" or "button" || HtmlElement.Find(name) is { IsRaw: true } or { IsForeign: true };

    private static List<Inline> Find(RawText raw, List<TextSpan> texts, ParseContext context)
    {
        var first = raw.ToFile.ToOrigin(0);
        var text = new string(' ', raw.ToFile.ToOrigin(raw.Html.Length - 1) + 1 - first).ToCharArray();
        foreach (var span in texts)
        {
            // A line break stands where the line ended, not where the next begins.
            for (var i = span.Start; i < span.End; i++) text[(raw.Html[i] == '\n' && i > 0 ? raw.ToFile.ToOrigin(i - 1) + 1 : raw.ToFile.ToOrigin(i)) - first] = raw.Html[i];
        }
        var (found, at) = (new List<Inline>(), 0);
        foreach (var inline in Pipelines.Parse(new string(text), Parsers, new TagPairs(), context.Source, context.Diagnostics).Descendants<ParagraphBlock>().SelectMany(paragraph => paragraph.Inline!).ToList())
        {
            if (inline is not (ReferenceInline or ReferenceList or CitationInline) && !(inline is LinkInline && TagMark.Of(inline) is not null)) continue;
            while (raw.ToFile.ToOrigin(texts[at].End - 1) - first < inline.Span.Start) at++;
            if (raw.ToFile.ToOrigin(texts[at].End - 1) - first < inline.Span.End) continue; // a tag stands in it
            inline.Remove();
            Move(inline, first);
            found.Add(inline);
        }
        return found;
    }

    /// <summary>From the block's own offsets to those of the file.</summary>
    private static void Move(Inline inline, int by)
    {
        TextSpan Moved(TextSpan span) => span with { Start = span.Start + by };
        inline.Span = new SourceSpan(inline.Span.Start + by, inline.Span.End + by);
        switch (inline)
        {
            case ReferenceInline reference: reference.Reference = reference.Reference with { Span = Moved(reference.Reference.Span) }; break;
            case CitationInline citation: citation.Cites = [.. citation.Cites.Select(cite => cite with { KeySpan = Moved(cite.KeySpan) })]; break;
            case LinkInline link:
                link.UrlSpan = new SourceSpan(link.UrlSpan.Start + by, link.UrlSpan.End + by);
                foreach (var inner in link) Move(inner, by);
                break;
            case ContainerInline list: foreach (var inner in list) Move(inner, by); break;
        }
    }

    private sealed class Only : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.RemoveAll(parser => parser is not ParagraphBlockParser);
            pipeline.InlineParsers.Clear();
            InlineParser[] parsers = [new TagInlines(), new FormulaSyntax.InlineRuns(), new BracketedCitations(), new BracketedReferences(), new AtReferences(), new ReferenceCommands(), new CitationCommands(), new EscapeInlineParser(), new LineBreakInlineParser(), new NarrativeCitations()];
            foreach (var parser in parsers) pipeline.InlineParsers.Add(parser);
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
    }
}
