using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Text;

namespace Transmission.Dialect.Typography;

/// <summary>
/// In Chinese text an emphasis is dots below the characters; one that holds no Han, such as the title of an English
/// paper, is set in italics instead, and bears a class by which the style sheet knows it.
/// </summary>
internal sealed class LatinEmphasis(EmphasisInlineRenderer others) : HtmlObjectRenderer<EmphasisInline>
{
    public const string Class = "latin";

    public static bool Is(EmphasisInline emphasis, RenderContext context) =>
        emphasis is { DelimiterChar: '*' or '_', DelimiterCount: 1 } && context.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        && !PlainText.Of(emphasis, context.Text.Formulas).Any(Letters.IsHan);

    protected override void Write(HtmlRenderer renderer, EmphasisInline emphasis)
    {
        if (emphasis.TryGetAttributes() is not null || !Is(emphasis, ((DocumentRenderer)renderer).Context))
        {
            others.Write(renderer, emphasis);
            return;
        }
        renderer.Write($"<em class=\"{Class}\">");
        renderer.WriteChildren(emphasis);
        renderer.Write("</em>");
    }
}
