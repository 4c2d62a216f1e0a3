using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>
/// Each article's Markdown beside its page: what its author wrote below the front matter, to the letter, under a front
/// matter that says title, date and address. Links in it are as they were written.
/// </summary>
public sealed class ArticleMarkdown : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        return site.Articles.Select(article => new Draft(
            Routes.MarkdownOf(site.AddressOf(article)).ToOutputPath(),
            () => new Recipe(article.Digest.Length == 0 ? "" : $"{article.Digest} {site.HrefOf(article)}", () => Encoding.UTF8.GetBytes(Write(site, article))), article.Source));
    }

    private static string Write(Site site, Document article)
    {
        var matter = article.FrontMatter;
        var head = new StringBuilder("---\n");
        head.Append("title: ").Append(Quoted(matter.Title?.Text ?? article.Title.Plain)).Append('\n');
        if (article.IsDated) head.Append("date: ").Append(PageHead.Moment(article.Date)).Append('\n');
        head.Append("url: ").Append(site.Config.Absolute(site.AddressOf(article))).Append("\n---\n");
        return head.Append(article.Source.Text, matter.Span.End, article.Source.Text.Length - matter.Span.End).ToString();
    }

    /// <summary>A double-quoted scalar (YAML 1.2, 7.3.1).</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in CleanText.Of(text).ReplaceLineEndings(" "))
        {
            if (c is '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
