using System.Collections.Immutable;
using Transmission.Dialect.References;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>Finds what a path in a document names: a file beside it or below input/, with or without its extension, or an address of the site.</summary>
/// <param name="names">Know how the files of the site are really called.</param>
internal sealed class FileFinder(Site site, Document from, NearNames names)
{
    public abstract record Found
    {
        /// <summary>In what the path is not the file's: other systems and programs would not find it. Null where it is exact.</summary>
        public string? Slip { get; init; }

        /// <summary>What else has the name that was written, in the order of paths.</summary>
        public ImmutableArray<SourceText> Others { get; init; } = [];

        public sealed record Article(Document Document) : Found;
        public sealed record Served(Asset Asset) : Found;
        public sealed record Page(Url Url) : Found;
        public sealed record LeftOut(Document Document) : Found;
    }

    private static readonly string[] Suffixes = ["", ".md", "/index.md", "/README.md"];

    public Found? Find(string path)
    {
        if (path.StartsWith(LinkUse.ByName, StringComparison.Ordinal)) return FindWiki(path[LinkUse.ByName.Length..]);
        var written = path.Replace('\\', '/');
        var decoded = Targets.Decode(written);
        var found = FindFile(written) ?? (decoded != written ? FindFile(decoded) : null) ?? (written.StartsWith('/') ? FindAddress(decoded) : null) ?? FindInAnyCase(decoded) ?? FindFile($"{from.Path.NameWithoutExtension}/{decoded}"); // Hexo's folder of an article's own files
        return found is { Slip: null } && path.Contains('\\') ? found with { Slip = $"'{path}' has a backslash between its folders" } : found;
    }

    /// <summary>The path under input/ that was meant, for a message.</summary>
    public string Wanted(string path) => Resolve(Targets.Decode(path.Replace('\\', '/')))?.Value ?? path;

    /// <summary>By path from here or from the input folder, else by the name of a file, a title or an alias; the first of several in the order of paths.</summary>
    private Found? FindWiki(string name)
    {
        if ((FindFile(name) ?? FindFile("/" + name)) is { } exact) return exact;
        var named = site.Names.Called(name);
        return named is [var first, ..] && ByPath(first) is { } found ? found with { Others = [.. named[1..].Select(path => new SourceText(path, ""))] } : null;
    }

    /// <summary>By slug, or by path without its extension.</summary>
    public Document? FindArticle(string name) =>
        (Find(name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name : name + ".md") as Found.Article)?.Document
        ?? site.Names.WithSlug(name);

    private Found? FindFile(string path)
    {
        if (IsRoot(path)) return FindAddress("/");
        return Resolve(path) is { } file ? Suffixes.Select(suffix => ByPath(file, suffix)).FirstOrDefault(found => found is not null) : null;
    }

    /// <summary>What would be found where capital and small letters are one, as on the disks of macOS and Windows.</summary>
    private Found? FindInAnyCase(string path)
    {
        if (Resolve(path) is not { } file) return null;
        var meant = Suffixes.Select(suffix => names.InAnyCase(file.Value + suffix)).FirstOrDefault(path => path is not null);
        return meant is { } exact && ByPath(exact) is { } found ? found with { Slip = $"'{path}' is called '{exact}'" } : null;
    }

    /// <summary>Whether it is the input folder itself, whose page is the home page.</summary>
    private bool IsRoot(string path) => path.Length > 0 && path.AsSpan().IndexOfAnyExcept("./") < 0 && from.Path.Climbs(path) == 0;

    private SitePath? Resolve(string path)
    {
        if (path.Any(char.IsControl)) return null;
        return from.Path.Resolve(path);
    }

    private Found? ByPath(SitePath path, string suffix = "")
    {
        if (suffix.Length > 0) path = new SitePath(path.Value + suffix);
        if (site.ByPath.TryGetValue(path, out var document)) return document.LeftOutBecause is null ? new Found.Article(document) : new Found.LeftOut(document);
        if (site.AssetByPath.TryGetValue(path, out var asset)) return new Found.Served(asset);
        return site.LeftOutFrom(path) is { } left ? new Found.LeftOut(left) : null;
    }

    /// <summary>An address as a reader has it, with the base path or without. A path that ends in a file's extension is meant as a file, and is missing.</summary>
    private Found? FindAddress(string path)
    {
        var basePath = site.Config.Address.AbsolutePath.TrimEnd('/');
        if (basePath.Length > 0 && path.StartsWith(basePath + "/", StringComparison.Ordinal)) path = path[basePath.Length..];
        if (site.DocumentAt(path) is { } document) return new Found.Article(document);
        if (site.AssetAt(path) is { } asset) return new Found.Served(asset);
        // Lists and feeds are made later; whether they are there is asked of the finished site.
        var extension = Path.GetExtension(path);
        return extension is "" or ".html" or ".xml" or ".json" or ".txt" ? new Found.Page(new Url(path)) : null;
    }
}
