using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Diagnostics;

namespace Transmission.Dialect;

/// <summary>Directives and roles of MyST that nothing reads, <c>```{toctree}</c> and <c>{ref}`x`</c>, stay code: said once a document, at the first.</summary>
public sealed partial class MystLeftovers : IMarkdownExtension, ITreePass
{
    private static readonly FrozenSet<string> Directives = FrozenSet.Create(
        "admonition", "attention", "bibliography", "caution", "code-block", "code-cell", "danger", "dropdown", "error", "figure", "hint", "image", "important", "include", "list-table",
        "literalinclude", "margin", "math", "note", "seealso", "sidebar", "table", "tip", "toctree", "warning");

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <summary>Whether a word in braces after a fence is one of MyST's, and no language.</summary>
    internal static bool IsDirective(string name) => Directives.Contains(name) || name.StartsWith("prf:", StringComparison.Ordinal);

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var fences = tree.Descendants<FencedCodeBlock>().Where(fence => fence.Info is ['{', .. var name, '}'] && IsDirective(name) && !name.StartsWith("code-", StringComparison.Ordinal)).Select(fence => fence.Span.Start);
        var roles = tree.Descendants<CodeInline>().Where(code => code.PreviousSibling is LiteralInline before && Role().IsMatch(before.Content.AsSpan())).Select(code => code.Span.Start);
        var all = fences.Concat(roles).Order().ToList();
        if (all is not [var first, ..]) return;
        var line = context.Source.Text.AsSpan(first);
        context.Diagnostics.Report(Rules.MystAsText, all.Count == 1 ? "a directive or role of MyST stands on the page as code" : $"{all.Count} directives and roles of MyST stand on the page as code, from here on",
            context.Source.At(first, Math.Max(1, line.IndexOfAny('\r', '\n') is >= 0 and var end ? Math.Min(end, 20) : Math.Min(line.Length, 20))));
    }

    [GeneratedRegex(@"\{(?:numref|ref|eq|doc|math|prf:ref|term|cite(?::[a-z]+)?)\}$")]
    private static partial Regex Role();
}
