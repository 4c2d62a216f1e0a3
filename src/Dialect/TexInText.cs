using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Commands of LaTeX that stand in no formula and are read by nothing: their author is told, once a document.</summary>
public sealed partial class TexInText : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        if (!context.Source.Text.Contains('\\')) return;
        var (first, name, count) = (-1, "", 0);
        foreach (var literal in tree.Descendants<LiteralInline>().Where(literal => literal.Content.AsSpan().Contains('\\')))
        {
            foreach (var match in Command().EnumerateMatches(literal.Content.AsSpan()))
            {
                if (count++ > 0) continue;
                name = literal.Content.AsSpan().Slice(match.Index, match.Length).ToString();
                first = Math.Max(literal.Span.Start, context.Source.Text.IndexOf(name, literal.Span.Start, StringComparison.Ordinal));
            }
        }
        if (count == 0) return;
        context.Diagnostics.Report(Rules.TexInText, count == 1 ? $"`{name}` stands in no formula and is shown as it is written" : $"{count} commands of LaTeX stand in no formula and are shown as they are written, from here on",
            context.Source.At(first, name.Length));
    }

    [GeneratedRegex(@"\\(?:begin|end)\{[a-zA-Z]+\*?\}|\\[a-zA-Z]{2,}(?=\{)")]
    private static partial Regex Command();
}
