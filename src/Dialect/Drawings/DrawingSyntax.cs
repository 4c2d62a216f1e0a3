using System.Collections.Frozen;
using System.Collections.Immutable;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Transmission.Dialect.Code;
using Transmission.Model;

namespace Transmission.Dialect.Drawings;

/// <summary>Fences of <c>mermaid</c>, <c>dot</c> and <c>vega-lite</c> are drawn when the site is built (dialect.md §5).</summary>
public sealed class DrawingSyntax : IMarkdownExtension, ITreePass
{
    private static readonly FrozenDictionary<string, DrawingKind> Kinds = new Dictionary<string, DrawingKind>
    {
        ["mermaid"] = DrawingKind.Mermaid,
        ["dot"] = DrawingKind.Dot,
        ["graphviz"] = DrawingKind.Dot,
        ["vega-lite"] = DrawingKind.VegaLite,
        ["vegalite"] = DrawingKind.VegaLite,
    }.ToFrozenDictionary();

    /// <summary>Whether fences of that language are drawn.</summary>
    internal static bool Draws(string language) => Kinds.ContainsKey(language);

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new DrawingRenderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var index = 0;
        foreach (var fence in tree.Descendants<FencedCodeBlock>().ToList())
        {
            if (Read(fence, context) is not { } drawing || fence.Parent is not { } parent) continue;
            var at = parent.IndexOf(fence);
            parent.RemoveAt(at);
            parent.Insert(at, new DrawingBlock(drawing, index++, fence) { Span = fence.Span, Line = fence.Line });
        }
    }

    /// <summary>Null for a fence that is code.</summary>
    private static Drawing? Read(FencedCodeBlock fence, ParseContext context)
    {
        var info = CodeInfo.Of(fence);
        if (!Kinds.TryGetValue(info.Language, out var kind) || Value(info, "draw") is "false") return null;
        var source = context.Source.Text;
        var end = source.IndexOfAny(['\r', '\n'], fence.Span.Start);
        return new Drawing(kind, string.Join('\n', Lines(fence).Select(line => line.Slice.ToString().TrimEnd('\r'))),
            TextSpan.FromBounds(fence.Span.Start, end < 0 ? source.Length : end), [.. Lines(fence).Select(line => line.Slice.Start)])
        {
            Id = info.Id,
            Title = info.Title,
            Caption = Value(info, "caption") ?? Value(info, "fig-cap") ?? info.Title,
            Alternative = Value(info, "alt") ?? Value(info, "fig-alt"),
        };
    }

    private static IEnumerable<Markdig.Helpers.StringLine> Lines(FencedCodeBlock fence) => fence.Lines.Lines?.Take(fence.Lines.Count) ?? [];

    private static string? Value(CodeInfo info, string key) => info.Pairs.FirstOrDefault(pair => pair.Key == key).Value is { Length: > 0 } value ? value : null;
}
