using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// The old addresses of documents: those of their <c>aliases</c> that are addresses. One without a slash and without
/// <c>.html</c> is a name, as Obsidian has them, and leads nowhere.
/// </summary>
internal sealed class Redirects(SiteConfig config, AddressBook book, DiagnosticBag diagnostics)
{
    public ImmutableArray<Redirect> Of(ImmutableArray<Document> documents, IReadOnlyDictionary<SitePath, Url> addresses)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var document in documents)
        {
            foreach (var alias in document.FrontMatter.Aliases.Where(IsAddress).Distinct())
            {
                if (Read(alias, document) is { } from && Claim(from, document, addresses[document.Path], alias)) redirects.Add(new Redirect(from, document));
            }
        }
        redirects.Sort((a, b) => string.CompareOrdinal(a.From.Value, b.From.Value));
        return redirects.ToImmutable();
    }

    private static bool IsAddress(string alias) =>
        alias.Contains('/') || alias.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || alias.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>Below the base path, which an alias may have in it or not; null for one that no file of the site can answer.</summary>
    private Url? Read(string alias, Document document)
    {
        var path = alias;
        if (Uri.TryCreate(alias, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
        {
            if (whole.Authority != config.Address.Authority) return Refuse(alias, $"is on another host than {config.Address.Host}", document);
            if (!whole.AbsolutePath.StartsWith(config.Address.AbsolutePath, StringComparison.Ordinal)) return Refuse(alias, $"is not below {config.Address}", document);
            path = alias[alias.IndexOf(whole.Authority, StringComparison.OrdinalIgnoreCase)..];
            path = path[path.IndexOf('/')..];
        }
        if (path.IndexOfAny(['?', '#']) >= 0) return Refuse(alias, "has a query or a fragment, which a file cannot answer", document);
        path = '/' + Uri.UnescapeDataString(path).TrimStart('/');
        var basePath = Uri.UnescapeDataString(config.Address.AbsolutePath);
        if (basePath.Length > 1 && path.StartsWith(basePath, StringComparison.Ordinal)) path = path[(basePath.Length - 1)..];

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Any(Addresses.IsIllegal)) return Refuse(alias, "cannot be an address", document);
        if (parts.Length > 1 && parts[^1] == "index.html") parts = [.. parts[..^1], ""];
        var url = '/' + string.Join('/', parts);
        var from = new Url(url.EndsWith('/') || (Path.GetExtension(url) is ".html" or ".htm" && !alias.EndsWith('/')) ? url : url + '/');
        return AddressBook.Fitting(from) == from ? from : Refuse(alias, "has a part that is longer than a file's name may be", document);
    }

    /// <summary>An address that the document has anyway is no mistake: it may be kept against the day when it has another.</summary>
    private bool Claim(Url from, Document document, Url own, string alias)
    {
        if (string.Equals(from.ToOutputPath().Value, own.ToOutputPath().Value, StringComparison.OrdinalIgnoreCase)) return false;
        return book.ClaimOrReport(from, $"an alias of {document.Path}", () => Addresses.PlaceOf(document, alias), Rules.AliasTaken);
    }

    private Url? Refuse(string alias, string why, Document document)
    {
        diagnostics.Report(Rules.AliasUnusable, $"the alias '{alias}' {why}", Addresses.PlaceOf(document, alias));
        return null;
    }
}
