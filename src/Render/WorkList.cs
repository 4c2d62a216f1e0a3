using System.Collections.Immutable;
using System.Text;
using Transmission.Citations;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The list of works at the end of a document, from what the style made of them.</summary>
internal sealed class WorkList(MarkdownDialect dialect, Document document, Site site, CitationRequest request, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _anchors = [];
    private readonly Dictionary<SourceText, Dictionary<int, Formula>> _formulas = [];

    public ImmutableArray<ListedWork> Of(FormattedCitations formatted) => [.. formatted.Entries.Select(Of)];

    private ListedWork Of(FormattedEntry entry)
    {
        var work = request.Items[entry.Item];
        ImmutableArray<Formula?> formulas = [.. work.Formulas.Select(span => FormulaAt(work.At.Source, span))];
        // What has dollars and is no formula after all is text; those that are move up.
        var html = Numbered(entry.Html, formulas, i => PageCitations.PlainOf(work.At.Source.Slice(work.Formulas[i]).Replace("<", "&lt;", StringComparison.Ordinal)));
        ImmutableArray<Formula> real = [.. formulas.OfType<Formula>()];
        var plain = Numbered(PageCitations.PlainOf(html), [.. real.Select(_ => (Formula?)null)], i => real[i].PlainText);
        return new ListedWork(AnchorOf(work.Key), entry.Label, html, entry.Label.Length > 0 ? $"{PageCitations.PlainOf(entry.Label)} {plain}" : plain,
            work.IsChinese ? "zh-CN" : "en", work.At.Source, real, Links(work, html));
    }

    private Formula? FormulaAt(SourceText source, TextSpan span)
    {
        if (!_formulas.TryGetValue(source, out var known)) _formulas[source] = known = FormulasOf(source);
        return known.GetValueOrDefault(span.Start) is { IsSilent: false } formula && formula.Written.Span.Length == span.Length ? formula with { Written = formula.Written with { Style = FormulaStyle.Inline } } : null;
    }

    /// <summary>All of a file that are cited, read at once: as formulas among words, which keep their places.</summary>
    private Dictionary<int, Formula> FormulasOf(SourceText source)
    {
        var text = source.Text.Select(c => c is '\n' or '\r' ? c : 'x').ToArray();
        foreach (var span in request.Items.Where(item => item.At.Source == source).SelectMany(item => item.Formulas)) source.Text.CopyTo(span.Start, text, span.Start, span.Length);
        var told = diagnostics.Another();
        var parsed = dialect.Parse(new SourceText(source.Path, new string(text)), 0, new TextOptions(document.FrontMatter.Math ?? site.Config.Math, new NumberingOptions(), document.Language), told);
        diagnostics.AddAll([.. told.InOrder().Select(diagnostic => diagnostic with { At = diagnostic.At is { } at ? source.At(at.Span) : null })]);
        return parsed.Formulas.DistinctBy(formula => formula.Written.Span.Start).ToDictionary(formula => formula.Written.Span.Start);
    }

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
        var name = "ref-" + string.Concat(key.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' ? c : '-'));
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
