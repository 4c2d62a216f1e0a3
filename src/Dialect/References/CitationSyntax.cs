using System.Collections.Immutable;
using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Divs;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>Citations (dialect.md §5): <c>[@key]</c>, <c>@key</c>, <c>\cite{key}</c>, and the place of the list, <c>[[refs]]</c> or <c>::: {#refs}</c>.</summary>
public sealed class CitationSyntax : IMarkdownExtension, ITreePass
{
    private const int LongestPlace = 40; // of the list, as it is written

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new BracketedCitations());
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new CitationCommands());
        pipeline.InlineParsers.Add(new NarrativeCitations()); // after those that know their labels
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new CitationRenderer());
        renderer.ObjectRenderers.Insert(0, new CitationList());
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var place in tree.Descendants<Block>().Where(block => IsPlaceOfList(block, context.Source)).ToList())
        {
            var parent = place.Parent!;
            parent[parent.IndexOf(place)] = new CitationListBlock { Span = place.Span, Line = place.Line };
        }
        if (context.Source.Text.AsSpan().IndexOfAny('@', '\\') < 0) return;
        foreach (var citation in tree.Descendants<CitationInline>())
            citation.Cites = [.. citation.Cites.Select(cite => cite with { Before = Readable(cite.Before, context.Masks), Place = Readable(cite.Place, context.Masks) })];
    }

    /// <summary>In the order in which they are read.</summary>
    internal static ImmutableArray<CitationUse> InOrder(MarkdownDocument tree)
    {
        var (uses, seen) = (ImmutableArray.CreateBuilder<CitationUse>(), new HashSet<MarkdownObject>()); // a note is met at its mark, and at the end
        void Visit(MarkdownObject node)
        {
            foreach (var inner in node.Descendants())
            {
                if (inner is CitationInline citation && seen.Add(citation)) uses.Add(new CitationUse(citation.Cites, citation.IsNarrative) { IsElseText = citation.OrText is not null });
                else if (inner is FootnoteLink { IsBackLink: false } mark && seen.Add(mark.Footnote)) Visit(mark.Footnote);
            }
        }
        Visit(tree);
        return uses.ToImmutable();
    }

    private static bool IsPlaceOfList(Block block, SourceText source) => block switch
    {
        { Parent: null } => false,
        DivBlock div => div.Count == 0 && div.TryGetAttributes()?.Id == CitationList.Id,
        ParagraphBlock { Span.Length: > 0 and <= LongestPlace } paragraph => source.Slice(paragraph.Span.ToText()).AsSpan().Trim() is "[[refs]]",
        _ => false,
    };

    private static string Readable(string text, Masks masks)
    {
        if (text.AsSpan().IndexOfAny(Masks.Starts) < 0) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (masks.At(text, i) is var (formula, end)) { result.Append(formula.PlainText); i = end; }
            else result.Append(Masks.Shown(text[i++]));
        }
        return result.ToString();
    }
}
