using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Check;

/// <summary>Every address within the site, whoever wrote it, must be one that is served, and its fragment one that is on that page.</summary>
public sealed class BrokenLinks : ICheck
{
    public void Inspect(RenderedSite rendered, OutputTree outputs, DiagnosticBag diagnostics)
    {
        var config = rendered.Site.Config;
        var resolver = new LinkResolver(config);
        var files = outputs.Files.ToDictionary(file => file.Key.Value, file => file.Value, StringComparer.Ordinal);
        Output[] all = [.. files.Values];
        rendered.Turns.Take(all.Length, turn =>
        {
            var file = all[turn];
            foreach (var link in file.Links)
            {
                if (Fault(file, link, resolver.Resolve(file.Path, link), files) is var (rule, message))
                    diagnostics.Report(rule, $"'{file.Path}' links to '{link}', {message}", LinkPlace.Of(file, link, config));
            }
        });
    }

    private static (Rule Rule, string Message)? Fault(Output from, string link, LinkTarget target, Dictionary<string, Output> files)
    {
        if (target.Kind == LinkKind.Elsewhere) return null;
        if (target.Kind == LinkKind.OutsideSite) return (Rules.LinkOutsideSite, "an address that is not below the site's own");
        var to = target.Path is null ? from : files.GetValueOrDefault(target.Path);
        if (to is null) return (Rules.LinkBroken, "which the site does not have" + NearMiss(target.Path!, files));
        if (target.Fragment is not { Length: > 0 } id || !IsPage(to) || to.Anchors.Contains(id)) return null;
        // «#top» leads to the beginning of any page (HTML 7.4.6.4).
        return id.Equals("top", StringComparison.OrdinalIgnoreCase) ? null : (Rules.FragmentBroken, $"but '{to.Path}' has nothing with the id '{id}'");
    }

    private static string NearMiss(string path, Dictionary<string, Output> files) =>
        files.ContainsKey(path + "/index.html") ? "; with a slash at its end it would" : "";

    private static bool IsPage(Output output) => output.Path.Value.EndsWith(".html", StringComparison.Ordinal);
}
