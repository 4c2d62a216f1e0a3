using Transmission.Citations;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>What formats citations, and the choice of the style.</summary>
internal sealed record CitationFormatting(Citeproc Citeproc, BibliographyFormulas Formulas)
{
    private const string Default = "numeric";

    /// <summary>The document's, else the site's, else the numeric one.</summary>
    public string StyleOf(SiteConfig config, Document document, DiagnosticBag diagnostics)
    {
        if (document.FrontMatter.CitationStyle is { } own) return Known(own.Text, document.Source.At(own.Span), diagnostics);
        return config.CitationStyle is { } style ? Known(style.Text, style.At, diagnostics) : Citeproc.StyleOf(Default)!;
    }

    private string Known(string name, Location at, DiagnosticBag diagnostics)
    {
        if (Citeproc.StyleOf(name) is { } style) return style;
        diagnostics.Report(Rules.CitationStyleUnknown, $"there is no style of citations '{name}'", at, Spelling.Hint(Spelling.Nearest(name, Citeproc.Styles)));
        return Citeproc.StyleOf(Default)!;
    }
}
