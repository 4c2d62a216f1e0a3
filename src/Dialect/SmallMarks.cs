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

/// <summary><c>==marked==</c> of Obsidian, Typora and MkDocs, MkDocs' <c>++ctrl+c++</c>, and Pandoc's <c>H~2~O</c> and <c>x^2^</c>.</summary>
public sealed class SmallMarks : IMarkdownExtension
{
    private readonly EmphasisExtraExtension _marked = new(EmphasisExtraOptions.Marked), _raised = new(EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript);

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        _marked.Setup(pipeline);
        pipeline.InlineParsers.Insert(0, new Comparisons());
        pipeline.InlineParsers.Insert(0, new KeyParser());
        pipeline.InlineParsers.Insert(0, new Scripts());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        _marked.Setup(pipeline, renderer);
        _raised.Setup(pipeline, renderer);
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

    /// <summary>A few letters, digits and signs, behind a letter or a digit: in «5~10元» a tilde is a range's, and <c>a^b^c</c> is a power of powers.</summary>
    private sealed class Scripts : InlineParser
    {
        private const int Longest = 6;

        public Scripts() => OpeningCharacters = ['~', '^'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var mark = slice.CurrentChar;
            var rest = slice.AsSpan()[1..];
            var length = rest[..Math.Min(rest.Length, Longest + 1)].IndexOf(mark);
            if (length <= 0 || !(char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1)) || processor.Inline is EmphasisInline { DelimiterChar: '~' or '^', IsClosed: true }) || !(char.IsAsciiDigit(rest[0]) || length <= 2 || rest[0] is '+' or '-')) return false;
            foreach (var c in rest[..length])
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-')) return false;
            }
            if (length + 1 < rest.Length && rest[length + 1] is var after && (after == mark || (mark == '^' ? char.IsAsciiLetterOrDigit(after) : char.IsAsciiDigit(after)))) return false;
            var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
            var script = new EmphasisInline { DelimiterChar = mark, DelimiterCount = 1, IsClosed = true, Line = line, Column = column, Span = new SourceSpan(start, start + length + 1) };
            script.AppendChild(new LiteralInline(new StringSlice(slice.Text, slice.Start + 1, slice.Start + length)) { IsClosed = true, Span = new SourceSpan(start + 1, start + length) });
            processor.Inline = script;
            slice.Start += length + 2;
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
