using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Feeds;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.Typography;
using Transmission.Model;
using Transmission.Tex;

namespace Transmission.Dialect;

/// <summary>Formulas on the page: within a line, or as blocks of their own that split the paragraph they stand in.</summary>
public sealed class FormulaRendering : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new InlineRenderer());
        renderer.ObjectRenderers.Insert(0, new BlockRenderer());
    }

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var container in tree.Descendants<ContainerBlock>().Prepend(tree).ToList()) DisplaySplitting.Split(container);
    }

    /// <summary>The HTML of a formula within a line; empty for one that only defines.</summary>
    /// <param name="number">For a feed: what stands beside it.</param>
    internal static string Inline(DocumentRenderer renderer, Formula formula, string? number = null)
    {
        if (formula.IsSilent) return "";
        var pressed = renderer.Presses.Formulas.Press(WithReferences(formula, renderer), renderer.Source, renderer.Context.Diagnostics);
        return pressed is not null && renderer.IsForFeed ? FeedMath.Of(pressed, formula, number) : Finished(pressed, formula);
    }

    /// <param name="pressed">What KaTeX made of it; null if it is wrong.</param>
    internal static string Finished(string? pressed, Formula formula)
    {
        if (pressed is null) return Broken(formula);
        var html = Annotation.WithSource(pressed, formula);
        return formula.Style is FormulaStyle.Inline ? KatexBoxes.Whole(html, formula.PlainText) : html;
    }

    internal static void Display(DocumentRenderer renderer, Formula formula)
    {
        if (formula.IsSilent) return;
        if (renderer.IsForFeed) { FeedMath.Display(renderer, formula); return; }
        var (lines, words) = (formula.Lines, renderer.Context.Words);
        var id = lines.FirstOrDefault(line => line.Id is not null)?.Id ?? (DisplayEnd.MarkOf(formula.Written, renderer.Source) is { } mark && renderer.State.Marks.Add(mark) ? mark : null);
        var label = lines.Length == 0 ? words.Formula : $"{words.Formula} {string.Join(", ", lines.Select(line => line.Number).Distinct())}";
        // Numbers that stand in the rows need the whole width of the text, which the style sheet gives to «rows».
        renderer.WriteTag("div", ("class", formula.NumbersInTex ? "eq rows" : "eq"), ("id", id));
        foreach (var line in lines.Where(line => line.Id is not null && line.Id != id)) renderer.WriteElement("span", "", ("id", line.Id));
        renderer.WriteTag("div", ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", label));
        renderer.Write(Inline(renderer, formula)).Write("</div>");
        if (!formula.NumbersInTex && lines is [var only, ..]) Number(renderer, only);
        renderer.WriteLine("</div>");
    }

    internal static string TextOf(EquationLine line) => line.Parentheses ? $"({line.Number})" : line.Number;

    private static void Number(DocumentRenderer renderer, EquationLine line)
    {
        var text = TextOf(line);
        if (line.Id is null || renderer.Context.IsBare || renderer.State.InLink > 0) renderer.WriteElement("span", text, ("class", "eq-n"));
        else renderer.WriteElement("a", text, ("class", "eq-n"), ("href", "#" + line.Id), ("aria-label", renderer.Context.Words.Permalink(line.Number)));
    }

    private static Formula WithReferences(Formula formula, DocumentRenderer renderer) =>
        formula.References.IsEmpty ? formula : EquationReferences.Substitute(formula, reference => renderer.Context.Resolver.Target(reference)?.TextFor(reference, renderer.Context.Words));

    private static string Broken(Formula formula) => $"<code class=\"math-error\">{Markup.Escape(formula.Written.Source.Trim())}</code>";

    private sealed class InlineRenderer : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline node)
        {
            var document = (DocumentRenderer)renderer;
            var formula = document.Context.Text.Formulas[node.Index];
            if (formula.Style is FormulaStyle.Inline) renderer.Write(Inline(document, formula));
            // A display that could not split its paragraph: within emphasis, a link, a title.
            else if (document.Context.IsBare) renderer.Write(Inline(document, formula with { Written = formula.Written with { Style = FormulaStyle.Inline } }));
            else renderer.Write(Phrasing.From(document.Capture(inner => Display(inner, formula))));
        }
    }

    private sealed class BlockRenderer : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock block)
        {
            var document = (DocumentRenderer)renderer;
            renderer.EnsureLine();
            Display(document, document.Context.Text.Formulas[block.Index]);
        }
    }
}
