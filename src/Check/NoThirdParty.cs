using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Check;

/// <summary>No page may need another server: whatever a browser fetches by itself is the site's own. Links that a reader follows are free.</summary>
public sealed class NoThirdParty : ICheck
{
    public void Inspect(RenderedSite rendered, OutputTree outputs, DiagnosticBag diagnostics)
    {
        var config = rendered.Site.Config;
        var resolver = new LinkResolver(config);

        // Who keeps remote images or scripts in documents has chosen so; what the theme makes by itself is held to it all the same.
        var authorsAreFree = config.RemoteImages || config.Scripts;
        foreach (var file in outputs.Files.Values.Where(file => file.Origin is null || !authorsAreFree))
        {
            foreach (var address in file.Loads.Where(address => IsFetched(address) && resolver.OtherHost(address)))
                diagnostics.Report(Rules.ThirdParty, $"'{file.Path}' loads '{address}' from another server", LinkPlace.Of(file, address, rendered.Site.Config));
        }
    }

    private static bool IsFetched(string address) => LinkResolver.Scheme(address) is null or "http" or "https" or "ws" or "wss" or "ftp";
}
