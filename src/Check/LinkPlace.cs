using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Check;

/// <summary>Where in the source of an output an address was written: where it stands, as it is served or as authors write it: without the base path, unencoded. Else the beginning.</summary>
internal static class LinkPlace
{
    public static Location? Of(Output output, string address, SiteConfig config)
    {
        if (output.Origin is not { } source) return null;
        var below = config.Address.AbsolutePath.TrimEnd('/') is { Length: > 0 } @base && address.StartsWith(@base + "/", StringComparison.Ordinal) ? address[@base.Length..] : address;
        string[] spellings = [address, Uri.UnescapeDataString(address), below, Uri.UnescapeDataString(below)];
        return spellings.Where(spelling => spelling.Length > 1).Select(spelling => Find(source, spelling)).FirstOrDefault(place => place is not null) ?? source.At(0);
    }

    private static Location? Find(SourceText source, string address) =>
        source.Text.IndexOf(address, StringComparison.Ordinal) is >= 0 and var at ? source.At(at, address.Length) : null;
}
