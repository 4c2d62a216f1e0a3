using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect.References;

/// <summary>A reference to an equation in running text.</summary>
internal sealed class EquationLink : LeafInline
{
    public required EquationReference Reference { get; init; }

    /// <summary>What was written, for <c>@eq-x</c>, which is text where nothing has that label; null for a command, which is a mistake there.</summary>
    public string? OrText { get; init; }
}

/// <summary><c>\eqref{x}</c>, <c>\ref{x}</c> and Quarto's <c>@eq-x</c> in prose (dialect.md §2).</summary>
public sealed class EquationLinks : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new Commands());
        pipeline.InlineParsers.Insert(0, new Quartos());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());

    /// <summary>An <c>@eq-x</c> that names nothing goes back to being text.</summary>
    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        var ids = context.Formulas.SelectMany(formula => formula.Lines).Select(line => line.Id).ToHashSet();
        foreach (var link in tree.Descendants<EquationLink>().Where(link => link.OrText is not null && !ids.Contains(EquationReferences.IdOf(link.Reference.Label))).ToList())
            link.ReplaceBy(new LiteralInline(link.OrText!) { Span = link.Span });
    }

    private sealed class Commands : InlineParser
    {
        public Commands() => OpeningCharacters = ['\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var name = slice.Match("\\eqref{") ? "\\eqref{" : slice.Match("\\ref{") ? "\\ref{" : null;
            if (name is null) return false;
            var start = slice.Start + name.Length;
            var end = start;
            while (end <= slice.End && slice.Text[end] is not ('}' or '{' or '\n' or '\r')) end++;
            if (end > slice.End || slice.Text[end] != '}') return false;
            var label = slice.Text[start..end].Trim();
            var span = TextSpan.FromBounds(processor.GetSourcePosition(start), processor.GetSourcePosition(end));
            processor.Inline = new EquationLink
            {
                Reference = new EquationReference(label, Parentheses: name[1] == 'e', span),
                Span = new SourceSpan(processor.GetSourcePosition(slice.Start), span.End),
            };
            slice.Start = end + 1;
            return true;
        }
    }

    private sealed class Quartos : InlineParser
    {
        public Quartos() => OpeningCharacters = ['@'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!slice.Match("@eq-") || char.IsAsciiLetterOrDigit(slice.PeekCharExtra(-1))) return false;
            var end = slice.Start + 4;
            while (end <= slice.End && (char.IsAsciiLetterOrDigit(slice.Text[end]) || (slice.Text[end] is '-' or '_' or ':' or '.' && IsInside(slice, end)))) end++;
            var text = slice.Text[slice.Start..end];
            var span = TextSpan.FromBounds(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(end - 1) + 1);
            processor.Inline = new EquationLink
            {
                Reference = new EquationReference(text[1..], Parentheses: true, span),
                OrText = text,
                Span = new SourceSpan(span.Start, span.End - 1),
            };
            slice.Start = end;
            return true;
        }

        private static bool IsInside(StringSlice slice, int at) => at < slice.End && char.IsAsciiLetterOrDigit(slice.Text[at + 1]);
    }

    private sealed class Renderer : HtmlObjectRenderer<EquationLink>
    {
        protected override void Write(HtmlRenderer renderer, EquationLink link)
        {
            var document = (DocumentRenderer)renderer;
            var context = document.Context;
            if (context.Resolver.Equation(link.Reference) is not { } target)
            {
                renderer.Write("<code class=\"math-error\">");
                renderer.WriteEscape(context.Source.Text.AsSpan(link.Span.Start, link.Span.Length));
                renderer.Write("</code>");
                return;
            }
            var text = target.TextFor(link.Reference);
            if (context.IsBare || document.State.InLink > 0) renderer.WriteEscape(text);
            else document.WriteElement("a", text, ("class", "eqref"), ("href", target.Href));
        }
    }
}
