using System.Collections.Immutable;
using System.Globalization;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>The pictures that stand for the site and for each article where they are shared.</summary>
public sealed class Cards : IEmitter
{
    public IEnumerable<Draft> Emit(RenderedSite rendered, ITheme theme)
    {
        var site = rendered.Site;
        if (site is not { Config: { HasAddress: true, Cards: true } }) yield break;
        var url = Routes.CardOf(Routes.Home);
        if (site.Assets.All(asset => asset.Url != url))
            yield return new Draft(url.ToOutputPath(), () => rendered.DrawCard(OfSite(site), null)) { Maker = "the card of the site" };
        foreach (var article in site.Articles.Where(site.DrawsCardOf))
            yield return new Draft(Routes.CardOf(site.AddressOf(article)).ToOutputPath(), () => rendered.DrawCard(Of(site, article), article), article.Source);
    }

    private static CardView Of(Site site, Document article)
    {
        var matter = article.FrontMatter;
        string[] authors = matter.Authors.IsEmpty ? [site.Config.Author] : [.. matter.Authors];
        string?[] labels = [matter.Topic, article.IsDated ? article.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null, string.Join(", ", authors)];
        return new CardView(
            site.Config.Title, article.Title.Plain, Lead: "", [.. labels.OfType<string>().Where(label => !string.IsNullOrWhiteSpace(label))],
            article.Body.Signal, [.. article.Body.Headings.Where(heading => heading.Level == 2).Select(heading => heading.Start)]);
    }

    /// <summary>Its signal is that of the articles on the front page, the newest at the end.</summary>
    private static CardView OfSite(Site site) => new(
        site.Config.Title, site.Config.Title, site.Config.Description, [site.Config.Address.Host + Uri.UnescapeDataString(site.Config.Address.AbsolutePath).TrimEnd('/')],
        [.. site.Listed.Take(site.Config.ArticlesPerPage).Reverse().SelectMany(article => article.Body.Signal)], []);
}
