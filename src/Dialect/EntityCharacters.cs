using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What a text may not have as a character, it may not have by its number either: <c>&amp;#x1;</c> is U+FFFD, as CommonMark says of <c>&amp;#0;</c> alone (0.31, 2.5).</summary>
public sealed class EntityCharacters : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var entity in tree.Descendants<HtmlEntityInline>()) entity.Transcoded = new StringSlice(TextCharacters.Clean(entity.Transcoded.ToString(), out _));
        foreach (var link in tree.Descendants<LinkInline>()) link.Title = Clean(link.Title);
        foreach (var code in tree.Descendants<FencedCodeBlock>()) (code.Info, code.Arguments) = (Clean(code.Info), Clean(code.Arguments));
    }

    /// <summary>Of what had no formulas, or has them back.</summary>
    private static string? Clean(string? text) => text is null ? null : TextCharacters.Clean(text, out _);
}
