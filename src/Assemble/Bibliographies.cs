using System.Collections.Immutable;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Which bibliographies a document may cite from: those that it names, <c>references.bib</c> beside it, those of the site. The first that has a key counts.</summary>
internal sealed class Bibliographies
{
    private const string Usual = "references.bib";

    private readonly Dictionary<SitePath, Bibliography> _byPath;
    private readonly ImmutableArray<Bibliography> _ofSite;
    private readonly DiagnosticBag _diagnostics;

    public Bibliographies(SiteConfig config, ImmutableArray<Asset> assets, DiagnosticBag diagnostics)
    {
        _byPath = assets.Where(asset => asset.Bibliography is not null).ToDictionary(asset => asset.Source.Path, asset => asset.Bibliography!);
        _diagnostics = diagnostics;
        var named = config.Bibliography.Select(name => Find(new SitePath(name.Text.TrimStart('/')), name.Text, name.At));
        _ofSite = [.. named.Append(_byPath.GetValueOrDefault(new SitePath(Usual))).OfType<Bibliography>().Distinct()];
    }

    /// <summary>By path; documents that have none are left out.</summary>
    public IReadOnlyDictionary<SitePath, ImmutableArray<Bibliography>> Of(ImmutableArray<Document> documents) =>
        documents.Select(document => (document.Path, Bibliographies: Of(document))).Where(pair => !pair.Bibliographies.IsEmpty).ToDictionary(pair => pair.Path, pair => pair.Bibliographies);

    /// <summary>With the paper that it names by its key.</summary>
    public Document WithPaper(Document document)
    {
        if (document.FrontMatter.PaperKey is not { } key || document.LeftOutBecause is not null) return document;
        var own = Of(document);
        if (own.Select(bibliography => bibliography.Find(key.Text)).FirstOrDefault(found => found is not null) is { } found)
            return document with { FrontMatter = document.FrontMatter with { Paper = found.Paper with { Bibtex = found.Bibtex } } };
        var nearest = Spelling.Nearest(key.Text, own.SelectMany(bibliography => bibliography.Entries).Select(entry => entry.Key).Distinct());
        _diagnostics.Report(Rules.CitationUnknown, own.IsEmpty ? $"'{key.Text}' is in no bibliography: this document has none" : $"no entry has the key '{key.Text}'", document.Source.At(key.Span), Spelling.Hint(nearest));
        return document;
    }

    private ImmutableArray<Bibliography> Of(Document document)
    {
        if (_byPath.Count == 0 && document.FrontMatter.Bibliography.IsEmpty) return _ofSite;
        var named = document.FrontMatter.Bibliography.Select(name => Find(document.Path.Resolve(name.Text), name.Text, document.Source.At(name.Span)));
        var beside = document.Path.Resolve(Usual) is { } path ? _byPath.GetValueOrDefault(path) : null;
        return [.. named.Append(beside).Concat(_ofSite).OfType<Bibliography>().Distinct()];
    }

    private Bibliography? Find(SitePath? path, string name, Location at)
    {
        if (path is { } exact && (_byPath.TryGetValue(exact, out var found) || _byPath.TryGetValue(new SitePath(exact.Value + ".bib"), out found))) return found;
        var paths = _byPath.Keys.Select(known => known.Value).ToList();
        var file = name[(name.LastIndexOf('/') + 1)..];
        var nearest = Spelling.Nearest(path?.Value ?? name, paths) ?? paths.Where(known => known.EndsWith("/" + file, StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault();
        _diagnostics.Report(Rules.BibliographyMissing, $"'{name}' is no bibliography of the site", at, Spelling.Hint(nearest));
        return null;
    }
}
