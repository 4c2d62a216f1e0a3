using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The drawings of articles as files, beside their pages: feeds show them as images, because their readers take SVG out of a text.</summary>
public sealed class Drawings : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) =>
        from article in rendered.Site.Articles
        where article.IsDated
        from number in Enumerable.Range(1, article.Body.Drawings.Length)
        let file = new Lazy<string?>(() => rendered.DrawingOf(article, number, theme.DrawingStyle))
        select new Draft(new Url(Routes.DrawingOf(rendered.Site.AddressOf(article).Value, number)).ToOutputPath(), () => Encoding.UTF8.GetBytes(file.Value ?? ""), article.Source)
        {
            IsNeeded = () => file.Value is not null,
        };
}
