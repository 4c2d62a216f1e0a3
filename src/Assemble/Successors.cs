using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Documents that take the place of those with the same path.</summary>
/// <param name="changed">Each has the outline of the one before.</param>
internal sealed class Successors(IReadOnlyDictionary<SitePath, Document> changed)
{
    /// <summary>The site with these in it.</summary>
    public Site In(Site site, DateTimeOffset now)
    {
        var (documents, leftOut) = (Of(site.Documents), Of(site.LeftOut));
        return new Site
        {
            Config = site.Config,
            Now = now,
            Documents = documents,
            LeftOut = leftOut,
            Assets = site.Assets,
            ThemeAssets = site.ThemeAssets,
            Addresses = site.Addresses,
            Redirects = [.. site.Redirects.Select(redirect => redirect with { To = Of(redirect.To) })],
            ByPath = documents.ToDictionary(document => document.Path),
            Bibliographies = site.Bibliographies,
            AssetByPath = site.AssetByPath,
            Articles = Of(site.Articles),
            Translations = site.Translations.With(Of),
            Pages = Of(site.Pages),
            Topics = Of(site.Topics),
            Tags = Of(site.Tags),
            Series = Of(site.Series),
            Names = new NameTable(documents, leftOut, site.Assets),
            RelatedTo = document => Of(site.RelatedTo(document)),
            BackLinksTo = document => [.. site.BackLinksTo(document).Select(link => link with { From = Of(link.From) })],
        };
    }

    private Document Of(Document document) => changed.GetValueOrDefault(document.Path, document);

    private ImmutableArray<Document> Of(ImmutableArray<Document> documents)
    {
        if (!documents.Any(document => changed.ContainsKey(document.Path))) return documents;
        return [.. documents.Select(Of)];
    }

    private ImmutableArray<ArticleGroup> Of(ImmutableArray<ArticleGroup> groups) => [.. groups.Select(group => group with { Articles = Of(group.Articles), Members = Of(group.Members) })];
}
