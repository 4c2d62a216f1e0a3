using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The site for language models (llmstxt.org): what it is, and every article in a line, with its Markdown.</summary>
public sealed class LlmsText : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        if (site.Assets.Any(asset => asset.Url == Routes.LlmsText)) yield break;
        yield return new Draft(Routes.LlmsText.ToOutputPath(), () => Encoding.UTF8.GetBytes(Write(rendered))) { Maker = "the list for language models" };
    }

    private static string Write(RenderedSite rendered)
    {
        var (site, config) = (rendered.Site, rendered.Site.Config);
        var text = new StringBuilder("# ").Append(OneLine(config.Title)).Append('\n');
        if (!string.IsNullOrWhiteSpace(config.Description)) text.Append("\n> ").Append(OneLine(config.Description)).Append('\n');
        if (site.Articles.IsEmpty) return text.ToString();
        text.Append("\n## ").Append(Pages.WordsOf(site).AllArticles(site.Articles.Length)).Append("\n\n");
        foreach (var summary in site.Articles.Select(rendered.SummaryOf))
        {
            var title = OneLine(summary.Title.Plain).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
            text.Append($"- [{title}]({config.Absolute(Routes.MarkdownOf(site.AddressOf(summary.Document)))})");
            if (!string.IsNullOrWhiteSpace(summary.Description)) text.Append(": ").Append(OneLine(summary.Description));
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string OneLine(string text) => CleanText.Of(text).ReplaceLineEndings(" ").Trim();
}
