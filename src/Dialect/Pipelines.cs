using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Tags;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>Markdig, set up.</summary>
internal static class Pipelines
{
    /// <summary>Of a parser's context: the text that is parsed, in the offsets of the file. A parser of inlines sees the lines of its paragraph alone, joined.</summary>
    public const string WholeText = "whole text";

    public static MarkdownPipeline Build(IEnumerable<IMarkdownExtension> extensions) => Builder(extensions).Build();

    /// <summary>For running text: «1. 引言» is no list, «# 5» no heading.</summary>
    public static MarkdownPipeline BuildForPhrases(IEnumerable<IMarkdownExtension> extensions) => Builder([.. extensions, new OnlyParagraphs()]).Build();

    public static MarkdownDocument Parse(string text, MarkdownPipeline pipeline, TagPairs tags, SourceText source, DiagnosticBag diagnostics)
    {
        try
        {
            var (whole, context) = (WithoutLoneReturns(text), new MarkdownParserContext());
            context.Properties[typeof(TagPairs)] = tags;
            context.Properties[WholeText] = whole;
            var tree = Markdown.Parse(whole, pipeline, context);
            foreach (var block in tree.Descendants<HtmlBlock>()) PutInPlace(block, whole);
            return tree;
        }
        catch (ArgumentException) // how Markdig says that its limit of nesting was met
        {
            diagnostics.Report(Rules.TooDeep, "the text nests quotes, lists or emphasis too deeply to be read", source.At(0));
            return [];
        }
    }

    /// <summary>Markdig loses a blank line of code that a lone CR ends, which has the length of an LF.</summary>
    private static string WithoutLoneReturns(string text) => !text.Contains('\r') ? text : string.Create(text.Length, text, static (result, from) =>
    {
        for (var i = 0; i < from.Length; i++) result[i] = from[i] == '\r' && !(i + 1 < from.Length && from[i + 1] == '\n') ? '\n' : from[i];
    });

    /// <summary>Where a container takes a part of a tab, Markdig makes the line anew, as a text that stands nowhere: it begins with the tab.</summary>
    private static void PutInPlace(HtmlBlock block, string whole)
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            ref var line = ref block.Lines.Lines[i];
            if (ReferenceEquals(line.Slice.Text, whole) || line.Slice.IsEmpty) continue;
            var end = Lines.End(whole, line.Position);
            var tab = whole.IndexOf('\t', Math.Max(line.Position, end - line.Slice.Length));
            if (tab >= 0 && tab < end) line.Slice = new StringSlice(whole, tab, end - 1, line.NewLine);
        }
    }

    private static MarkdownPipelineBuilder Builder(IEnumerable<IMarkdownExtension> extensions)
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        foreach (var extension in extensions) builder.Extensions.Add(extension);
        return builder;
    }

    private sealed class OnlyParagraphs : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) =>
            pipeline.BlockParsers.RemoveAll(parser => parser is not ParagraphBlockParser);

        public void Setup(MarkdownPipeline pipeline, Markdig.Renderers.IMarkdownRenderer renderer) { }
    }
}
