using Transmission.Model;

namespace Transmission.Parse;

/// <summary>What a file's place and name say of a document before it is opened.</summary>
/// <param name="Name">Without its date; of its folder, for <c>index.md</c> and <c>README.md</c>.</param>
/// <param name="Date">The date that the name begins with.</param>
/// <param name="IsAmongArticles">Whether it lies in <c>posts/</c>, <c>_posts/</c> or <c>_drafts/</c>.</param>
internal sealed record DocumentName(string Name, DateOnly? Date, bool IsAmongArticles, bool IsDraft)
{
    /// <summary>By GitHub's rules; the name itself where they leave nothing of it.</summary>
    public string Slug => Model.Slug.Of(Name) is { Length: > 0 } slug ? slug : Name;

    public static DocumentName Of(SitePath path)
    {
        var folders = path.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isIndex = path.IsIndex && folders.Length > 0;
        var (date, name) = Dates.FromName(isIndex ? folders[^1] : path.NameWithoutExtension);
        var isDraft = folders.Contains("_drafts");
        // posts/index.md is the page about the articles, not one of them.
        var isFront = isIndex && folders is ["posts" or "_posts"];
        var isAmong = !isFront && (isDraft || folders.Contains("_posts") || folders is ["posts", ..]);
        return new DocumentName(name == "" ? path.NameWithoutExtension : name, date, isAmong, isDraft);
    }
}
