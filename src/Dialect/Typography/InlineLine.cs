using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.References;
using Transmission.Dialect.RawHtml;

namespace Transmission.Dialect.Typography;

/// <summary>
/// The inlines of a block, however nested, as one line of characters: so every rule sees its true neighbours through
/// emphasis, links and tags. One instance serves a whole document, block after block.
/// </summary>
internal sealed class InlineLine(Func<int, bool> isSilent)
{
    private char[] _text = [];
    private Letter[] _letters = [];
    private Edges[] _edges = [];
    private Edges _edge;
    private readonly List<Piece> _pieces = [];

    /// <summary>How many elements end, and how many begin, between a character and the one before it.</summary>
    public readonly record struct Edges(int Closes, int Opens);

    public readonly record struct Piece(Inline Node, int Start, int End)
    {
        public bool IsText => Node is LiteralInline;
    }

    public int Length { get; private set; }
    public List<Piece> Pieces => _pieces;
    public char CharacterAt(int index) => _text[index];
    public bool IsWhite(int index) => LetterAt(index) is Letter.Space or Letter.SoftBreak or Letter.Nothing;

    /// <summary>What ends and begins before the character at this index, which may be the line's end.</summary>
    public Edges EdgesAt(int index) => index == Length ? _edge : _edges[index];

    public Letter LetterAt(int index) => (uint)index >= (uint)Length ? Letter.Edge : _letters[index];

    public void Read(ContainerInline root)
    {
        Length = 0;
        _edge = default;
        _pieces.Clear();
        Append(root);
    }

    private void Append(ContainerInline container)
    {
        for (var node = container.FirstChild; node is not null; node = node.NextSibling)
        {
            switch (node)
            {
                case LiteralInline literal: AppendText(literal); break;
                case FormulaInline { Display: false } formula when isSilent(formula.Index): AppendOne(node, Letter.Nothing); break;
                case FormulaInline formula: AppendOne(node, formula.Display ? Letter.Edge : Letter.Formula); break;
                case LineBreakInline lineBreak: AppendOne(node, lineBreak.IsHard ? Letter.Edge : Letter.SoftBreak); break;
                case CodeInline or LinkInline { IsImage: true }: AppendOne(node, Letter.Object); break;
                case LinkInline { IsAutoLink: true } or AutolinkInline or ReferenceInline: AppendOne(node, Letter.Latin); break;
                case CitationInline citation: AppendOne(node, citation.IsNarrative ? Letter.Latin : Letters.Of('[')); break;
                case FootnoteLink: AppendOne(node, Letter.Mark); break;
                case HtmlInline html when HtmlNames.IsUnseen(html.Tag): AppendOne(node, Letter.Nothing); break;
                case HtmlInline html when !HtmlNames.IsPhrasing(html.Tag): AppendOne(node, HtmlNames.IsObject(html.Tag) ? Letter.Object : Letter.Edge); break;
                case HtmlInline tag: Cross(tag.Tag); break;
                case HtmlEntityInline entity: AppendOne(node, entity.Transcoded.IsEmpty ? Letter.Other : Solid(entity.Transcoded.CurrentChar)); break;
                case ContainerInline inner:
                    _edge = _edge with { Opens = _edge.Opens + 1 };
                    Append(inner);
                    _edge = _edge with { Closes = _edge.Closes + 1 };
                    break;
                default: AppendOne(node, Letter.Edge); break;
            }
        }
    }

    /// <summary>An author's tag is no element of the tree, which nothing can be put into whole: it counts for more than any.</summary>
    private void Cross(string tag) =>
        _edge = tag.StartsWith("</", StringComparison.Ordinal) ? _edge with { Closes = int.MaxValue / 2 } : _edge with { Opens = _edge.Opens + 1 };

    /// <summary>An entity that is a space was written as one on purpose.</summary>
    private static Letter Solid(char c) => Letters.Of(c) is Letter.Space ? Letter.Other : Letters.Of(c);

    private void AppendText(LiteralInline literal)
    {
        var start = Length;
        var text = literal.Content.AsSpan();
        if (text.IsEmpty) return;
        Grow(text.Length);
        text.CopyTo(_text.AsSpan(start));
        for (var i = 0; i < text.Length; i++) _letters[start + i] = Letters.Of(text[i]);
        _edges.AsSpan(start, text.Length).Clear();
        Settle(start);
        _pieces.Add(new Piece(literal, start, Length));
    }

    private void AppendOne(Inline node, Letter letter)
    {
        Grow(1);
        _pieces.Add(new Piece(node, Length - 1, Length));
        _text[Length - 1] = '\uFFFC';
        _letters[Length - 1] = letter;
        Settle(Length - 1);
    }

    private void Settle(int index) => (_edges[index], _edge) = (_edge, default);

    private void Grow(int by)
    {
        Length += by;
        if (Length <= _text.Length) return;
        var size = Math.Max(Length, Math.Max(256, 2 * _text.Length)); // a title has few
        Array.Resize(ref _text, size);
        Array.Resize(ref _letters, size);
        Array.Resize(ref _edges, size);
    }

    public ReadOnlySpan<char> Text(int start, int end) => _text.AsSpan(start, end - start);
}
