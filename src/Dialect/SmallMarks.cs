using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Transmission.Dialect;

/// <summary><c>==marked==</c> of Obsidian, Typora and MkDocs, and MkDocs' <c>++ctrl+c++</c>.</summary>
public sealed class SmallMarks : IMarkdownExtension
{
    private readonly EmphasisExtraExtension _marked = new(EmphasisExtraOptions.Marked);

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        _marked.Setup(pipeline);
        pipeline.InlineParsers.Insert(0, new Comparisons());
        pipeline.InlineParsers.Insert(0, new KeyParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        _marked.Setup(pipeline, renderer);
        renderer.ObjectRenderers.Insert(0, new KeyRenderer());
    }

    /// <summary><c>a==b</c> in Latin text compares, and marks nothing; so does <c>===</c>.</summary>
    private sealed class Comparisons : InlineParser
    {
        public Comparisons() => OpeningCharacters = ['='];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var end = slice.Start;
            while (end <= slice.End && slice.Text[end] == '=') end++;
            var isBetween = char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1)) && end <= slice.End && char.IsAsciiLetterOrDigit(slice.Text[end]);
            if (end - slice.Start == 2 && !isBetween) return false;
            var span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end - 1));
            processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, end - 1)) { Span = span, Line = line, Column = column, IsClosed = true };
            slice.Start = end;
            return true;
        }
    }

    private sealed class KeyInline : ContainerInline;

    private sealed class KeyParser : InlineParser
    {
        private const int Longest = 60;

        public KeyParser() => OpeningCharacters = ['+'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1)) || !slice.AsSpan().StartsWith("++")) return false;
            var length = slice.AsSpan()[2..Math.Min(slice.Length, Longest)].IndexOf("++");
            if (length <= 0) return false;
            var keys = slice.Text.Substring(slice.Start + 2, length).Split('+');
            if (keys.Any(key => key.Length == 0 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))) return false;
            var at = slice.Start + 2;
            var group = new ContainerInline { IsClosed = true, Span = new SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(at + length + 1)) };
            foreach (var key in keys)
            {
                var span = new SourceSpan(processor.GetSourcePosition(at), processor.GetSourcePosition(at + key.Length - 1));
                if (group.FirstChild is not null) group.AppendChild(new LiteralInline("+") { Span = span });
                var shown = new KeyInline { IsClosed = true, Span = span };
                shown.AppendChild(new LiteralInline(char.ToUpperInvariant(key[0]) + key[1..]) { Span = span });
                group.AppendChild(shown);
                at += key.Length + 1;
            }
            processor.Inline = group;
            slice.Start += length + 4;
            return true;
        }
    }

    private sealed class KeyRenderer : HtmlObjectRenderer<KeyInline>
    {
        protected override void Write(HtmlRenderer renderer, KeyInline key)
        {
            renderer.Write("<kbd>");
            renderer.WriteChildren(key);
            renderer.Write("</kbd>");
        }
    }
}
