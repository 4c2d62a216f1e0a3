using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>MyST's <c>{eq}`x`</c>, <c>{numref}`x`</c>, <c>{ref}`text &lt;x&gt;`</c> and <c>{cite}`a,b`</c>, in Jupyter's books. (<c>{math}`x`</c> is a formula: <see cref="Formulas.ForeignForms"/>.)</summary>
public sealed class MystRoles : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    private sealed class Parser : InlineParser
    {
        private const int LongestName = 12;

        public Parser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            var nameEnd = text[..Math.Min(text.Length, LongestName)].IndexOf("}`");
            if (nameEnd < 2) return false;
            var start = nameEnd + 2;
            var length = text[start..].IndexOfAny('`', '\n');
            if (length <= 0 || text[start + length] != '`') return false;
            var content = new TextSpan(slice.Start + start, length);
            var span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(content.End));
            switch (text[1..nameEnd])
            {
                case "eq" or "numref" or "ref":
                    var form = text[1..nameEnd] is "eq" ? ReferenceForm.Parenthesized : ReferenceForm.Named;
                    processor.Inline = new ReferenceInline { Reference = Read(processor, slice.Text, content, form), IsCommand = true, IsWhole = true, Span = span, Line = line, Column = column };
                    break;
                case "cite" or "cite:p" or "cite:t" or "cite:ps" or "cite:ts":
                    if (CitationInline.Keys(processor, slice.Text, content.Start, length) is not { Length: > 0 } cites) return false;
                    processor.Inline = new CitationInline { Cites = cites, Span = span, Line = line, Column = column, IsClosed = true };
                    break;
                default: return false;
            }
            slice.Start = content.End + 1;
            return true;
        }

        /// <summary>A label, or words of the author's own and the label between angle brackets.</summary>
        private static Reference Read(InlineProcessor processor, string text, TextSpan content, ReferenceForm form)
        {
            var inside = text.AsSpan(content.Start, content.Length);
            var label = inside is [.., '>'] && inside.LastIndexOf('<') is > 0 and var open ? TextSpan.FromBounds(content.Start + open + 1, content.End - 1) : content;
            return new Reference(text.Substring(label.Start, label.Length), form, new TextSpan(processor.GetSourcePosition(label.Start), label.Length))
            {
                Text = label == content ? "" : inside[..(label.Start - 1 - content.Start)].Trim().ToString(),
                IsOfTheSite = form is ReferenceForm.Named,
            };
        }
    }
}
