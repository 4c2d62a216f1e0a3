using System.Collections.Immutable;
using System.Net;
using System.Text;
using Transmission.Caching;
using Transmission.Citations;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The citations of one document, formatted when something first asks: a pure function of the document and its bibliographies.</summary>
internal sealed class PageCitations : ICitations
{
    private readonly Site _site;
    private readonly Document _document;
    private readonly CitationFormatting _formatting;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<Cite, ImmutableArray<BibliographyEntry>> _found = []; // by the first of each citation
    private readonly List<CitationUse> _uses = [];
    private readonly Dictionary<BibliographyEntry, int> _items = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<CitationRequest> _request;
    private readonly Lazy<FormattedCitations?> _formatted;
    private readonly Lazy<ImmutableArray<ListedWork>> _works;
    private readonly Lazy<Dictionary<Cite, CitedText>> _texts;
    private readonly Lazy<string> _digest;

    private PageCitations(Site site, Document document, CitationFormatting formatting, DiagnosticBag diagnostics)
    {
        (_site, _document, _formatting, _diagnostics) = (site, document, formatting, diagnostics);
        Resolve();
        _request = new(Request);
        _formatted = new(Format);
        _works = new(() => _formatted.Value is { } formatted ? new WorkList(_formatting.Formulas, site.BibliographiesOf(document), document.FrontMatter.Math ?? site.Config.Math, _request.Value, diagnostics).Of(formatted) : []);
        _texts = new(Texts);
        _digest = new(() => DigestOf(_works.Value, _uses.Select(use => _texts.Value.GetValueOrDefault(use.Cites[0]))));
    }

    /// <returns>Null for a document that cites nothing.</returns>
    public static PageCitations? Of(Site site, Document document, CitationFormatting formatting, DiagnosticBag diagnostics)
    {
        var uses = Uses(document);
        if (uses.Length == 0) return null;
        if (site.BibliographiesOf(document).IsEmpty && uses.All(use => use.IsElseText)) return null;
        return new PageCitations(site, document, formatting, diagnostics);
    }

    public ImmutableArray<ListedWork> Works => _works.Value;

    public string Digest => _digest.Value;

    public CitedText? Of(ImmutableArray<Cite> cites) => _found.ContainsKey(cites[0]) ? _texts.Value.GetValueOrDefault(cites[0]) : null;

    /// <summary>Begins the work on it, and never waits.</summary>
    public void Order()
    {
        if (_items.Count > 0) _formatting.Citeproc.Order(_request.Value);
    }

    private static ImmutableArray<CitationUse> Uses(Document document) => [.. document.Title.Text.Citations, .. document.Description?.Text.Citations ?? [], .. document.Body.Citations];

    private void Resolve()
    {
        var bibliographies = _site.BibliographiesOf(_document);
        foreach (var use in Uses(_document))
        {
            ImmutableArray<BibliographyEntry?> found = [.. use.Cites.Select(cite => bibliographies.Select(bibliography => bibliography.Find(cite.Key)).FirstOrDefault(entry => entry is not null))];
            for (var i = 0; i < found.Length && !use.IsElseText; i++)
            {
                if (found[i] is null) ReportUnknown(use.Cites[i], bibliographies);
            }
            if (found.Any(entry => entry is null)) continue;
            _found[use.Cites[0]] = [.. found.OfType<BibliographyEntry>()];
            _uses.Add(use);
            foreach (var entry in found) _items.TryAdd(entry!, _items.Count);
        }
        foreach (var unused in bibliographies.Where(IsOwn).SelectMany(bibliography => bibliography.Entries).Where(entry => !_items.ContainsKey(entry) && !entry.IsWhole && entry.Key != _document.FrontMatter.PaperKey?.Text))
            _diagnostics.Report(Rules.ReferenceUnused, $"nothing cites '{unused.Key}'", unused.At);
    }

    private void ReportUnknown(Cite cite, ImmutableArray<Bibliography> bibliographies)
    {
        var at = _document.Source.At(cite.KeySpan);
        if (bibliographies.IsEmpty)
        {
            _diagnostics.Report(Rules.CitationUnknown, $"'{cite.Key}' is in no bibliography: this document has none", at, "Put a references.bib beside it or into the input folder, or name one: 'bibliography: refs.bib'.");
            return;
        }
        var nearest = Spelling.Nearest(cite.Key, bibliographies.SelectMany(bibliography => bibliography.Entries).Select(entry => entry.Key).Distinct());
        _diagnostics.Report(Rules.CitationUnknown, $"no entry has the key '{cite.Key}'", at, Spelling.Hint(nearest));
    }

    /// <summary>Whether a bibliography lies in a folder with this document and no other.</summary>
    private bool IsOwn(Bibliography bibliography)
    {
        var folder = bibliography.Source.Path.Folder;
        return folder.Length > 0 && folder == _document.Path.Folder && _site.Documents.Concat(_site.LeftOut).Count(document => document.Path.Folder == folder) == 1
            && _site.Documents.All(document => document.Path == _document.Path || !_site.BibliographiesOf(document).Contains(bibliography));
    }

    private CitationRequest Request() => new(
        _formatting.StyleOf(_site.Config, _document, _diagnostics), _document.Language, [.. _items.OrderBy(item => item.Value).Select(item => item.Key)],
        [.. _uses.Select(use => use.Cites.Select((cite, i) => (_items[_found[use.Cites[0]][i]], cite.Place.Length > 0, cite.WithoutAuthor || use.IsNarrative)).ToImmutableArray())]);

    private FormattedCitations? Format()
    {
        if (_items.Count == 0) return null;
        var formatted = _formatting.Citeproc.Get(_request.Value, out var failure);
        if (formatted is null) _diagnostics.Report(Rules.CitationsFailed, $"the citations cannot be formatted: {failure}", _document.Source.At(_uses[0].Cites[0].KeySpan));
        return formatted;
    }

    private Dictionary<Cite, CitedText> Texts()
    {
        var texts = new Dictionary<Cite, CitedText>();
        if (_formatted.Value is not { } formatted) return texts;
        var anchors = Works.Zip(formatted.Entries).ToDictionary(pair => pair.Second.Item, pair => pair.First.Anchor);
        for (var i = 0; i < _uses.Count; i++) texts[_uses[i].Cites[0]] = Text(_uses[i], formatted.Clusters[i], anchors);
        return texts;
    }

    private CitedText Text(CitationUse use, ImmutableArray<CitationPiece> cluster, Dictionary<int, string> anchors)
    {
        var entries = _found[use.Cites[0]];
        var parts = ImmutableArray.CreateBuilder<CitedPart>();
        var names = use.IsNarrative ? CalledBy(entries[0]) : "";
        if (use.IsNarrative) parts.Add(new CitedPart(WebUtility.HtmlEncode(names) + (cluster is [{ Html: ['<', 's', 'u', 'p', ..] }, ..] ? "" : " "), null));
        foreach (var (number, html) in cluster)
        {
            if (number < 0) { parts.Add(new CitedPart(html, null)); continue; }
            var cite = use.Cites[number];
            if (cite.Before.Length > 0) parts.Add(new CitedPart(WebUtility.HtmlEncode(cite.Before) + " ", null));
            var place = WebUtility.HtmlEncode(cite.Place);
            var text = html.Contains(Citeproc.Place, StringComparison.Ordinal) ? html.Replace($"{Citeproc.Place}", place, StringComparison.Ordinal) : place.Length > 0 ? $"{html}, {place}" : html;
            parts.Add(new CitedPart(text, anchors.GetValueOrDefault(_items[entries[number]])));
        }
        return new CitedText(parts.ToImmutable(), PlainOf(string.Concat(parts.Select(part => part.Html))), names);
    }

    private static string DigestOf(ImmutableArray<ListedWork> works, IEnumerable<CitedText?> texts)
    {
        var all = new StringBuilder();
        void Add(params ReadOnlySpan<string?> parts)
        {
            foreach (var part in parts) all.Append(part).Append('\0');
        }
        foreach (var work in works)
        {
            Add(work.Anchor, work.Label, work.Html, work.Plain, work.Language);
            foreach (var formula in work.Formulas) Add(formula?.Tex, formula?.PlainText, string.Join(' ', formula?.Macros.Select(macro => $"{macro.Name} {macro.Arity} {macro.Default} {macro.Body} {macro.IsAlias}") ?? []));
            foreach (var (href, text) in work.Links) Add(href, text);
        }
        foreach (var text in texts)
        {
            Add(text?.Plain, text?.Names);
            foreach (var (html, target) in text?.Parts ?? []) Add(html, target);
        }
        return CacheKey.Of("citations", "1", all.ToString()).ToString();
    }

    /// <summary>In the language of the work: «Vaswani et al.», «周志华等».</summary>
    private static string CalledBy(BibliographyEntry entry)
    {
        var names = entry.ShortNames;
        if (names.Length > 2 || entry.HasOthers) return names[0] + (entry.IsChinese ? "等" : " et al.");
        return string.Join(entry.IsChinese ? "和" : " and ", names);
    }

    internal static string PlainOf(string html)
    {
        var text = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var c in html)
        {
            if (c == '<') isTag = true;
            else if (c == '>') isTag = false;
            else if (!isTag) text.Append(c);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }
}
