using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Figures;
using Transmission.Model;

namespace Transmission.Dialect.References;

/// <summary>
/// The roles of d2l's books: <c>:label:`x`</c> on a line names the heading, picture or table before it, <c>:numref:`x`</c> and <c>:eqref:`x`</c>
/// refer to what any article of the site has named. MyST's <c>(x)=</c> names what stands after it. (<c>:eqlabel:`x`</c> belongs to its formula: <see cref="Formulas.DisplayEnd"/>.)
/// </summary>
public sealed class DiveRoles : IMarkdownExtension, ITreePass
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new Labels());
        pipeline.InlineParsers.Insert(0, new References());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new LabelRenderer());

    void ITreePass.Run(MarkdownDocument tree, ParseContext context)
    {
        foreach (var label in tree.Descendants<LabelBlock>().ToList())
        {
            var parent = label.Parent!;
            var index = parent.IndexOf(label);
            index += label.IsBefore ? 1 : -1;
            MarkdownObject? named = index < 0 || index == parent.Count ? null : parent[index] switch
            {
                HeadingBlock heading => heading,
                ParagraphBlock paragraph when ImageAlone(paragraph) is { } image => image,
                CaptionedTable table => table,
                Table table => TableCaptions.Wrap(table, CaptionOf(table)),
                _ => null,
            };
            index = parent.IndexOf(label);
            if (named is null || named.TryGetAttributes()?.Id is not null) named = label;
            else parent.RemoveAt(index);
            named.GetAttributes().Id = label.Name;
            Numbering.Label(named, named switch { LinkInline => TargetKind.Figure, CaptionedTable => TargetKind.Table, _ => TargetKind.Section }, label.NameSpan);
        }
    }

    /// <summary>What has said a picture's width leaves the end of its line behind.</summary>
    private static LinkInline? ImageAlone(ParagraphBlock paragraph)
    {
        while (paragraph.Inline?.LastChild is LineBreakInline end) end.Remove();
        return FigureSyntax.ImageAlone(paragraph) is var (image, _) ? image : null;
    }

    /// <summary>Before a table, <c>:Caption</c>; an empty one where there is none.</summary>
    private static ParagraphBlock CaptionOf(Table table)
    {
        var parent = table.Parent!;
        var index = parent.IndexOf(table);
        if (index > 0 && parent[index - 1] is ParagraphBlock { Inline.FirstChild: LiteralInline first } caption && first.Content.CurrentChar == ':')
        {
            first.Content.SkipChar();
            return caption;
        }
        return new ParagraphBlock { Inline = new ContainerInline(), Span = new SourceSpan(table.Span.Start, table.Span.Start - 1), Line = table.Line };
    }

    private static bool TryRead(ReadOnlySpan<char> text, ReadOnlySpan<char> role, out int start, out int length)
    {
        (start, length) = (role.Length, 0);
        if (!text.StartsWith(role)) return false;
        length = text[start..].IndexOf('`');
        return length > 0 && text.Slice(start, length).IndexOfAny("\r\n") < 0;
    }

    private sealed class LabelBlock(BlockParser parser) : LeafBlock(parser)
    {
        public required string Name { get; init; }
        public required TextSpan NameSpan { get; init; }

        /// <summary>Whether it stands before what it names.</summary>
        public bool IsBefore { get; init; }
    }

    private sealed class Labels : BlockParser
    {
        public Labels() => OpeningCharacters = [':', '('];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line;
            line.TrimEnd();
            if (processor.IsCodeIndent || !(IsTarget(line.AsSpan(), out var start, out var length) || TryRead(line.AsSpan(), ":label:`", out start, out length) && start + length + 1 == line.Length)) return BlockState.None;
            processor.NewBlocks.Push(new LabelBlock(this)
            {
                Name = line.AsSpan().Slice(start, length).ToString(),
                NameSpan = new TextSpan(line.Start + start, length),
                IsBefore = line.CurrentChar == '(',
                Line = processor.LineIndex,
                Column = processor.Column,
                Span = new SourceSpan(line.Start, line.End),
            });
            return BlockState.BreakDiscard;
        }

        private static bool IsTarget(ReadOnlySpan<char> line, out int start, out int length)
        {
            (start, length) = (1, line.Length - 3);
            return line is ['(', .. [_, ..] name, ')', '='] && !name.ContainsAny("()` \t");
        }
    }

    private sealed class References : InlineParser
    {
        public References() => OpeningCharacters = [':'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (Citation(processor, ref slice) || Width(processor, ref slice)) return true;
            var isEquation = TryRead(slice.AsSpan(), ":eqref:`", out var start, out var length);
            if (!isEquation && !TryRead(slice.AsSpan(), ":numref:`", out start, out length)) return false;
            var name = slice.AsSpan().Slice(start, length).ToString();
            var from = processor.GetSourcePosition(slice.Start);
            var at = new TextSpan(processor.GetSourcePosition(slice.Start + start), length);
            var span = new SourceSpan(from, at.End);
            processor.Inline = new ReferenceInline
            {
                Reference = new Reference(name, isEquation ? ReferenceForm.Parenthesized : ReferenceForm.Named, at) { IsOfTheSite = true },
                IsCommand = true,
                IsWhole = true,
                Span = span,
            };
            slice.Start += start + length + 1;
            return true;
        }

        /// <summary><c>:cite:`a,b`</c>; <c>:citet:`a`</c>, which is a part of its sentence.</summary>
        private static bool Citation(InlineProcessor processor, ref StringSlice slice)
        {
            if (!TryRead(slice.AsSpan(), ":cite:`", out var start, out var length) && !TryRead(slice.AsSpan(), ":citet:`", out start, out length) && !TryRead(slice.AsSpan(), ":citep:`", out start, out length)) return false;
            var (from, end) = (slice.Start + start, slice.Start + start + length);
            if (CitationInline.Keys(processor, slice.Text, from, length) is not { Length: > 0 } cites) return false;
            processor.Inline = new CitationInline { Cites = cites, Span = new SourceSpan(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(end)), IsClosed = true };
            slice.Start = end + 1;
            return true;
        }

        /// <summary><c>:width:`400px`</c> after a picture.</summary>
        private static bool Width(InlineProcessor processor, ref StringSlice slice)
        {
            if (!TryRead(slice.AsSpan(), ":width:`", out var start, out var length)) return false;
            var picture = processor.Inline;
            while (picture is LineBreakInline || (picture is LiteralInline text && text.Content.IsEmptyOrWhitespace())) picture = picture.PreviousSibling;
            if (picture is not LinkInline { IsImage: true }) return false;
            picture.GetAttributes().AddPropertyIfNotExist("width", slice.AsSpan().Slice(start, length).ToString().Replace("px", "", StringComparison.Ordinal));
            slice.Start += start + length + 1;
            return true;
        }
    }

    /// <summary>Of what has no heading or picture before it.</summary>
    private sealed class LabelRenderer : HtmlObjectRenderer<LabelBlock>
    {
        protected override void Write(HtmlRenderer renderer, LabelBlock label)
        {
            if (label.TryGetAttributes()?.Id is not { } id) return; // it is another's
            ((DocumentRenderer)renderer).WriteTag("div", ("id", id));
            renderer.WriteLine("</div>");
        }
    }
}
