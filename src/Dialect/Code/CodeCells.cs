using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Transmission.Dialect.Code;

/// <summary>
/// Quarto's and knitr's cells, <c>```{python}</c>: nothing is executed, so they are code of their language, or drawings. Options in their first lines, <c>#| label: lst-x</c>
/// (<c>%%|</c>, <c>//|</c>), are attributes of the fence.
/// </summary>
public sealed class CodeCells : IMarkdownExtension, ITreePass
{
    private static readonly string[] Marks = ["#|", "%%|", "//|"];

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var fence in tree.Descendants<FencedCodeBlock>())
        {
            if (LanguageOf($"{fence.Info} {fence.Arguments}".TrimEnd()) is not { } language || MystLeftovers.IsDirective(language)) continue;
            (fence.Info, fence.Arguments) = (language, null);
            while (fence.Lines.Count > 0 && Option(fence.Lines.Lines[0].Slice.AsSpan()) is var (key, value))
            {
                fence.Lines.RemoveAt(0);
                if (key is "label" or "lst-label") fence.GetAttributes().Id ??= value;
                else fence.GetAttributes().AddPropertyIfNotExist(key, value);
            }
            // What the cell would have made is not there to be numbered.
            if (fence.TryGetAttributes() is { Id: { } id } attributes && Model.Labels.KindOf(id) is not Model.TargetKind.Listing && !Drawings.DrawingSyntax.Draws(language)) attributes.Id = null;
        }
    }

    /// <summary>Null for a fence that is no cell: of braces with attributes, numbers of lines, or without braces.</summary>
    private static string? LanguageOf(string info)
    {
        if (info is not ['{', >= 'A' and <= 'z', .. _] || info[^1] != '}') return null;
        var end = info.AsSpan().IndexOfAny(" ,}");
        return info.AsSpan(1, end - 1).IndexOfAny("=:{.#") < 0 ? info[1..end].ToLowerInvariant() : null;
    }

    private static (string Key, string Value)? Option(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        foreach (var mark in Marks)
        {
            if (!line.StartsWith(mark)) continue;
            var option = line[mark.Length..];
            var colon = option.IndexOf(':');
            return colon < 0 ? ("", "") : (option[..colon].Trim().ToString(), option[(colon + 1)..].Trim().Trim("\"'").ToString());
        }
        return null;
    }
}
