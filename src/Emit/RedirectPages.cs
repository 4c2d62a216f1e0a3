using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>A page at each former address that leads on by itself, and by a link where a browser does not. Not for search engines.</summary>
public sealed class RedirectPages : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme) => rendered.Site.Redirects.Select(redirect =>
        new Draft(redirect.From.ToOutputPath(), () => Encoding.UTF8.GetBytes(Write(rendered, redirect.To)), redirect.To.Source));

    private static string Write(RenderedSite rendered, Document to)
    {
        var site = rendered.Site;
        var (title, href) = (HtmlText.Escape(rendered.SummaryOf(to).Title.Plain), HtmlText.Escape(site.HrefOf(to)));
        return $"""
            <!DOCTYPE html>
            <html lang="{HtmlText.Escape(to.Language)}">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <meta name="robots" content="noindex">
            <link rel="canonical" href="{HtmlText.Escape(site.Config.Absolute(site.AddressOf(to)))}">
            <meta http-equiv="refresh" content="0; url={href}">
            </head>
            <body><p><a href="{href}">{title}</a></p></body>
            </html>

            """.ReplaceLineEndings("\n");
    }
}
