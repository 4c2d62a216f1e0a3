using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Divs;
using Transmission.Dialect.Figures;
using Transmission.Dialect.Text;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>Gives everything with a label its number, in the order of the file (dialect.md §5). Equations have theirs already: <c>Tex.EquationNumbers</c>.</summary>
public sealed class Numbering : IMarkdownExtension, ITreePass
{
    private static readonly object Key = new();
    private static readonly object LabelKey = new();

    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <summary>What a node is called by; null for one that is not numbered.</summary>
    internal static NumberedTarget? Of(MarkdownObject node) => node.GetData(Key) as NumberedTarget;

    /// <summary>Labels a node by a name that does not say of what kind it is.</summary>
    internal static void Label(MarkdownObject node, TargetKind kind, TextSpan span) => node.SetData(LabelKey, (kind, span));

    /// <summary>What stands before a caption, such as <c>图 3</c>, with the space that a page sets; null for a node without a number.</summary>
    internal static string? NameOf(MarkdownObject node, RenderContext context) => Of(node) switch
    {
        null or { Number: "" } => null,
        { Part: { Length: > 0 } part } => $"({part})",
        var target => PageWords.Of(target.TextFor(ReferenceForm.Named, context.Words)),
    };

    void ITreePass.Run(MarkdownDocument tree, ParseContext context) => new Work(context).Run(tree);

    private sealed class Work(ParseContext context)
    {
        private readonly Dictionary<string, TextSpan> _labels = [];
        private readonly Dictionary<TargetKind, (int Section, int Last)> _counts = [];
        private bool _numbersSections;
        private NumberedTarget? _whole; // what the next is a part of
        private int _parts;

        public void Run(MarkdownDocument tree)
        {
            foreach (var line in context.Formulas.SelectMany(formula => formula.Lines))
            {
                if (line is not { Id: { } id, Label: { } label }) continue;
                if (_labels.TryAdd(id, label.Span)) context.Targets.Add(new NumberedTarget(TargetKind.Equation, id, line.Number, label.Span) { Parentheses = line.Parentheses });
            }
            _numbersSections = context.Numbering.Sections
                ?? (!context.Numbering.BySection.IsEmpty || tree.OfType<HeadingBlock>().Any(heading => Labels.KindOf(heading.TryGetAttributes()?.Id) is TargetKind.Section));
            Visit(tree);
        }

        private void Visit(ContainerBlock container)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case HeadingBlock heading: Heading(heading); break;
                    case ParagraphBlock paragraph when FigureSyntax.ImageAlone(paragraph) is var (image, _): Label(image, "picture", PlainText.Of(image, context.Formulas), paragraph, TargetKind.Figure); break;
                    case LeafBlock { Inline: { } inlines } leaf when block is not CodeBlock: Inlines(inlines, leaf); break;
                    case LeafBlock { Inline: null } place when place is not CodeBlock: Label(place, "block", "", place, number: "", []); break;
                    case CodeBlock code: Label(code, "block of code", Code.CodeInfo.Of(code).Title ?? "", code, TargetKind.Listing, TargetKind.Figure); break;
                    case TheoremBlock theorem:
                        Label(theorem, "block", theorem.Title is { } title ? PlainText.Of(title.Inline, context.Formulas) : "", theorem, theorem.Kind);
                        Visit(theorem);
                        break;
                    case DivBlock { Float: { } kind } whole:
                        Label(whole, "block", PlainText.Of(whole.Caption?.Inline, context.Formulas), whole, kind);
                        Parts(whole);
                        break;
                    case CaptionedTable table:
                        Label(table, "table", PlainText.Of(table.Caption.Inline, context.Formulas), table, TargetKind.Table);
                        Visit(table);
                        break;
                    case ContainerBlock inner: Visit(inner); break;
                }
            }
        }

        /// <summary>What stands in a figure and is one itself has the number of the whole and a letter; tables and listings likewise.</summary>
        private void Parts(DivBlock whole)
        {
            var outer = (_whole, _parts);
            if (_whole is null) (_whole, _parts) = (Of(whole), 0);
            Visit(whole);
            (_whole, _parts) = outer;
        }

        private void Heading(HeadingBlock heading)
        {
            var number = _numbersSections ? context.Sections.Of(heading) ?? "" : "";
            if (number.Length > 0) heading.SetData(Key, new NumberedTarget(TargetKind.Section, "", number, heading.Span.ToText()));
            Label(heading, "heading", PlainText.Of(heading.Inline, context.Formulas), heading, number, TargetKind.Section);
        }

        private void Inlines(ContainerInline inlines, LeafBlock leaf)
        {
            foreach (var image in inlines.Descendants<LinkInline>().Where(link => link.IsImage)) Label(image, "picture in a line", "", leaf, []);
        }

        private void Label(MarkdownObject node, string what, string title, Block at, params ReadOnlySpan<TargetKind> kinds) => Label(node, what, title, at, number: null, kinds);

        /// <param name="number">Null where it is the next of its kind.</param>
        private void Label(MarkdownObject node, string what, string title, Block at, string? number, params ReadOnlySpan<TargetKind> kinds)
        {
            if (node.TryGetAttributes() is not { Id: { } written } attributes) return;
            if (node.GetData(LabelKey) is (TargetKind given, TextSpan place))
            {
                Add(node, attributes, new NumberedTarget(given, written, number ?? Next(given, at), place) { Title = title.Length > 0 ? title : written });
                return;
            }
            if (Labels.KindOf(written) is not { } kind) return;
            var span = SpanOf(written, at);
            if (!kinds.Contains(kind))
            {
                context.Diagnostics.Report(Rules.LabelMisplaced, $"'{written}' labels a {what}", context.Source.At(span));
                attributes.Id = null;
                return;
            }
            var id = Labels.IdOf(written);
            var isNumbered = kind is not TargetKind.Proof && attributes.Classes?.Contains("unnumbered") != true;
            var part = isNumbered && _whole?.Kind == kind && _whole.Number.Length > 0 ? Labels.Letter(_parts++) : "";
            var text = !isNumbered ? "" : part.Length > 0 ? _whole!.Number + part : number ?? Next(kind, at);
            Add(node, attributes, new NumberedTarget(kind, id, text, span) { Title = title, Part = part });
        }

        private void Add(MarkdownObject node, HtmlAttributes attributes, NumberedTarget target)
        {
            attributes.Id = target.Id;
            node.SetData(Key, target);
            if (_labels.TryAdd(target.Id, target.Span)) { context.Targets.Add(target); return; }
            context.Diagnostics.Report(Rules.LabelDoubled, $"the label '{context.Source.Slice(target.Span)}' is given twice", context.Source.At(target.Span), new Note("it was given first here", context.Source.At(_labels[target.Id])));
            attributes.Id = null;
        }

        private string Next(TargetKind kind, Block at)
        {
            var section = context.Numbering.BySection.Contains(kind) ? context.Sections.TopAt(at.Span.Start) : 0;
            var (before, last) = _counts.GetValueOrDefault(kind);
            var number = before == section ? last + 1 : 1;
            _counts[kind] = (section, number);
            return section == 0 ? $"{number}" : $"{section}.{number}";
        }

        /// <summary>Where a label stands: Markdig keeps no place of attributes.</summary>
        private TextSpan SpanOf(string label, Block at)
        {
            var text = context.Source.Text;
            var start = Math.Clamp(at.Span.Start, 0, text.Length);
            var found = text.IndexOf("#" + label, start, StringComparison.Ordinal);
            return found < 0 ? at.Span.ToText() : new TextSpan(found + 1, label.Length);
        }
    }
}
