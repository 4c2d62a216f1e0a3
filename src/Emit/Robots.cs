using System.Text;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>Everybody may read everything (RFC 9309). An author who thinks otherwise has a file of that name.</summary>
public sealed class Robots : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        if (site.Assets.Any(asset => asset.Url == Routes.Robots)) yield break;
        var text = $"User-agent: *\nAllow: /\n\nSitemap: {site.Config.Absolute(Routes.Sitemap)}\n";
        yield return new Draft(Routes.Robots.ToOutputPath(), () => Encoding.UTF8.GetBytes(text)) { Maker = "the robots file" };
    }
}
