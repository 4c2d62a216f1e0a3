using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;

namespace Transmission.Dialect;

/// <summary>LaTeX that is no formula stays text: said once a document, at the first.</summary>
public sealed partial class LatexLeftovers : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        if (!Command().IsMatch(context.Source.Text)) return;
        var (first, length, count) = (-1, 0, 0);
        foreach (var literal in tree.Descendants<LiteralInline>())
        {
            if (literal.Span.IsEmpty) continue;
            foreach (var found in Command().EnumerateMatches(literal.Content.AsSpan()))
            {
                if (count++ == 0) (first, length) = (literal.Span.Start + found.Index, found.Length);
            }
        }
        if (count == 0) return;
        context.Diagnostics.Report(Rules.LatexAsText, count == 1 ? "a command of LaTeX stands on the page as text" : $"{count} commands of LaTeX stand on the page as text, from here on", context.Source.At(first, length));
    }

    [GeneratedRegex(@"\\(?:begin\{\w{1,20}\*?\}|(?:(?:sub)*section\*?|chapter|paragraph|caption|includegraphics|footnote|emph|textbf|textit|label|bibliography|bibitem)(?=[\[{]))")]
    private static partial Regex Command();
}
