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
        foreach (var entity in tree.Descendants<HtmlEntityInline>())
        {
            var clean = TextCharacters.Clean(entity.Transcoded.ToString(), out var illegal);
            if (illegal >= 0) entity.Transcoded = new StringSlice(clean);
        }
    }
}
