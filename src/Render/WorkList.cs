using System.Collections.Immutable;
using System.Text;
using Transmission.Citations;
using Transmission.Dialect;
using Transmission.Dialect.Headings;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The list of works at the end of a document, from what the style made of them.</summary>
internal sealed class WorkList(BibliographyFormulas formulas, ImmutableArray<Bibliography> bibliographies, MathOptions math, CitationRequest request, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _anchors = [];

    public ImmutableArray<ListedWork> Of(FormattedCitations formatted) => [.. formatted.Entries.Select(Of)];

    private ListedWork Of(FormattedEntry entry)
    {
        var work = request.Items[entry.Item];
        ImmutableArray<Formula?> written = [.. work.Formulas.Select(span => FormulaAt(work.At.Source, span))];
        // What has dollars and is no formula after all is text; those that are move up.
        var html = Numbered(entry.Html, written, i => PageCitations.PlainOf(work.At.Source.Slice(work.Formulas[i]).Replace("<", "&lt;", StringComparison.Ordinal)));
        ImmutableArray<Formula> real = [.. written.OfType<Formula>()];
        var plain = Numbered(PageCitations.PlainOf(html), [.. real.Select(_ => (Formula?)null)], i => real[i].PlainText);
        return new ListedWork(AnchorOf(work.Key), entry.Label, html, entry.Label.Length > 0 ? $"{PageCitations.PlainOf(entry.Label)} {plain}" : plain,
            work.IsChinese ? "zh-CN" : "en", work.At.Source, real, Links(work, html));
    }

    private Formula? FormulaAt(SourceText source, TextSpan span) =>
        bibliographies.FirstOrDefault(bibliography => bibliography.Source == source) is { } bibliography ? formulas.At(bibliography, span, math, diagnostics) : null;

    private static string Numbered(string text, ImmutableArray<Formula?> formulas, Func<int, string> replace)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var i = c - BibliographyEntry.FirstFormula;
            if (i < 0 || i >= formulas.Length) result.Append(c);
            else if (formulas[i] is null) result.Append(replace(i));
            else result.Append((char)(BibliographyEntry.FirstFormula + formulas.Take(i).Count(formula => formula is not null)));
        }
        return result.ToString();
    }

    private string AnchorOf(string key)
    {
        var name = PageAnchors.OfWork(key);
        var anchor = name;
        for (var i = 1; !_anchors.Add(anchor); i++) anchor = $"{name}-{i}";
        return anchor;
    }

    /// <summary>DOI, arXiv and address, where the style did not print them.</summary>
    private static ImmutableArray<(string Href, string Text)> Links(BibliographyEntry work, string html)
    {
        var links = ImmutableArray.CreateBuilder<(string, string)>();
        void Add(string? href, string text)
        {
            if (href is not null && !html.Contains(href.Replace("&", "&#38;", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) && !html.Contains($"href=\"{href}", StringComparison.OrdinalIgnoreCase)) links.Add((href, text));
        }
        Add(work.Paper.Doi is { } doi ? "https://doi.org/" + doi : null, $"doi:{work.Paper.Doi}");
        Add(work.Paper.Arxiv is { } arxiv ? "https://arxiv.org/abs/" + arxiv : null, $"arXiv:{work.Paper.Arxiv}");
        if (links.Count == 0 && !html.Contains("href=", StringComparison.Ordinal) && work.Paper.Url is { } url) links.Add((url, new Uri(url).Host));
        return links.ToImmutable();
    }
}
