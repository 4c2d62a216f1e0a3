using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Check;

/// <summary>Where in the source of an output an address was written: where it stands word for word, else the beginning.</summary>
internal static class LinkPlace
{
    public static Location? Of(Output output, string address)
    {
        if (output.Origin is not { } source) return null;
        var at = address.Length > 1 ? source.Text.IndexOf(address, StringComparison.Ordinal) : -1;
        return at < 0 ? source.At(0) : source.At(at, address.Length);
    }
}
