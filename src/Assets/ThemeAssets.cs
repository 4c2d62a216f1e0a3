using System.Text;
using System.Text.RegularExpressions;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>
/// The theme's own files as a site serves them: under <c>/assets/</c>, each with its fingerprint in its name, so that a
/// server may let browsers keep them for ever.
/// </summary>
public static partial class ThemeAssets
{
    private const string Folder = "/assets/";
    private const string NotServed = "engine/"; // what the generator itself runs

    /// <summary>By their path in the theme, such as <c>site.css</c>.</summary>
    public static IReadOnlyDictionary<string, Asset> Of(Installation installation)
    {
        var served = installation.Files.Where(file => !file.Path.Value.StartsWith(NotServed, StringComparison.Ordinal));
        // A style's fingerprint depends on those of the files that it names, so styles come last.
        var byKind = served.ToLookup(file => file.Path.Extension == ".css");
        var assets = byKind[false].ToDictionary(file => file.Path.Value, file => Named(file, file.Bytes));
        foreach (var style in byKind[true].ToArray()) assets.Add(style.Path.Value, Named(style, Rewritten(style, assets)));
        return assets.ToDictionary(StringComparer.Ordinal);
    }

    private static Asset Named(SourceFile file, ReadOnlyMemory<byte> content)
    {
        var path = file.Path.Value;
        var name = $"{path[..^file.Path.Extension.Length]}.{Fingerprint.Of(content.Span)}{file.Path.Extension}";
        return new Asset(file, new Url(Folder + name)) { Made = content };
    }

    /// <summary>Addresses in a style stay relative to it, so that they hold under any base path.</summary>
    private static byte[] Rewritten(SourceFile style, Dictionary<string, Asset> assets)
    {
        var folder = style.Path.Folder.Length == 0 ? Folder : $"{Folder}{style.Path.Folder}/";
        return Encoding.UTF8.GetBytes(LocalAddress().Replace(Encoding.UTF8.GetString(style.Bytes.Span), match =>
        {
            if (style.Path.Resolve(match.Groups["path"].Value) is not { } target || !assets.TryGetValue(target.Value, out var asset)) return match.Value;
            return $"url({Path.GetRelativePath(folder, asset.Url.Value).Replace('\\', '/')})";
        }));
    }

    [GeneratedRegex("""url\((?<quote>["']?)(?<path>[^"'():]+)\k<quote>\)""")]
    private static partial Regex LocalAddress();
}
