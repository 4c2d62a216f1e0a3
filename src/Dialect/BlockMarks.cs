using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary>Obsidian's <c>^mark</c> at the end of a paragraph, which names it for <c>[[article#^mark]]</c>.</summary>
public sealed class BlockMarks : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        if (!context.Source.Text.Contains(" ^", StringComparison.Ordinal) && !context.Source.Text.Contains("\n^", StringComparison.Ordinal) && !context.Source.Text.Contains("\r^", StringComparison.Ordinal)) return;
        foreach (var paragraph in tree.Descendants<ParagraphBlock>())
        {
            if (paragraph.Inline?.LastChild is not LiteralInline last || MarkIn(last.Content.AsSpan().TrimEnd(), last.PreviousSibling is null or LineBreakInline) is not { } mark) continue;
            ((Block?)(paragraph.Parent as ListItemBlock) ?? paragraph).GetAttributes().Id ??= mark; // an item's paragraph may have no element
            last.Content = new Markdig.Helpers.StringSlice(last.Content.AsSpan().TrimEnd()[..^mark.Length].TrimEnd().ToString());
            if (last.PreviousSibling is LineBreakInline line && last.Content.IsEmpty) line.Remove();
        }
    }

    /// <summary>With its caret: letters, digits and hyphens after a space, and not a number alone, which is a power.</summary>
    private static string? MarkIn(ReadOnlySpan<char> text, bool isAlone)
    {
        var at = text.LastIndexOf('^');
        if (at < 0 || (at == 0 ? !isAlone : text[at - 1] is not (' ' or '\t'))) return null;
        var name = text[(at + 1)..];
        var hasLetter = false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return null;
            hasLetter |= char.IsAsciiLetter(c);
        }
        return hasLetter && name.Length > 1 ? text[at..].ToString() : null;
    }
}
