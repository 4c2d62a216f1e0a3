using Transmission.Model;

namespace Transmission.Parse;

/// <summary>What a file's place and name say of a document before it is opened.</summary>
/// <param name="Name">Without its date and language; of its folder, for <c>index.md</c> and <c>README.md</c>.</param>
/// <param name="Language">The language that the name ends with: <c>index.en.md</c>.</param>
/// <param name="Date">The date that the name begins with.</param>
/// <param name="IsAmongArticles">Whether it lies in <c>posts/</c>, <c>_posts/</c> or <c>_drafts/</c>.</param>
internal sealed record DocumentName(string Name, string? Language, DateOnly? Date, bool IsAmongArticles)
{
    /// <summary>By GitHub's rules; the name itself where they leave nothing of it. A translation's ends with its language.</summary>
    /// <param name="siteLanguage">That of most articles, which need not tell it.</param>
    public string Slug(string siteLanguage)
    {
        var slug = Model.Slug.Of(Name) is { Length: > 0 } made ? made : Name;
        return Language is null || Languages.AreOne(Language, siteLanguage) ? slug : $"{slug}-{Language.ToLowerInvariant()}";
    }

    /// <param name="declared">The language that stands in the front matter.</param>
    public static DocumentName Of(SitePath path, string? declared)
    {
        var folders = path.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (own, language) = Languages.Cut(path.NameWithoutExtension, declared);
        var isIndex = SitePath.IsNameOfIndex(own) && folders.Length > 0;
        var (date, name) = Dates.FromName(isIndex ? folders[^1] : own);
        var isDraft = IsAmongDrafts(path);
        // posts/index.md is the page about the articles, not one of them.
        var isFront = isIndex && folders is ["posts" or "_posts"];
        var isAmong = !isFront && (isDraft || folders.Contains("_posts") || folders is ["posts", ..]);
        return new DocumentName(name == "" ? own : name, language, date, isAmong);
    }

    public static bool IsAmongDrafts(SitePath path) => path.Folder.Split('/').Contains("_drafts");
}
