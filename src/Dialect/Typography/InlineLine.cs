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
    private readonly List<char> _text = [];
    private readonly List<Letter> _letters = [];
    private readonly List<Piece> _pieces = [];

    public readonly record struct Piece(Inline Node, int Start, int End)
    {
        public bool IsText => Node is LiteralInline;
    }

    public int Length => _text.Count;
    public IReadOnlyList<Piece> Pieces => _pieces;
    public char CharacterAt(int index) => _text[index];
    public bool IsWhite(int index) => LetterAt(index) is Letter.Space or Letter.SoftBreak or Letter.Nothing;
    public Letter LetterAt(int index) => index < 0 || index >= _letters.Count ? Letter.Edge : _letters[index];

    public void Read(ContainerInline root)
    {
        _text.Clear();
        _letters.Clear();
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
                case LinkInline { IsAutoLink: true } or AutolinkInline or EquationLink: AppendOne(node, Letter.Latin); break;
                case FootnoteLink: AppendOne(node, Letter.Mark); break;
                case HtmlInline html when !HtmlNames.IsPhrasing(html.Tag): AppendOne(node, Letter.Edge); break;
                case HtmlInline: break;
                case HtmlEntityInline entity: AppendOne(node, entity.Transcoded.IsEmpty ? Letter.Other : Solid(entity.Transcoded.CurrentChar)); break;
                case ContainerInline inner: Append(inner); break;
                default: AppendOne(node, Letter.Edge); break;
            }
        }
    }

    /// <summary>An entity that is a space was written as one on purpose.</summary>
    private static Letter Solid(char c) => Letters.Of(c) is Letter.Space ? Letter.Other : Letters.Of(c);

    private void AppendText(LiteralInline literal)
    {
        var start = _text.Count;
        foreach (var c in literal.Content.AsSpan())
        {
            _text.Add(c);
            _letters.Add(Letters.Of(c));
        }
        if (_text.Count > start) _pieces.Add(new Piece(literal, start, _text.Count));
    }

    private void AppendOne(Inline node, Letter letter)
    {
        _pieces.Add(new Piece(node, _text.Count, _text.Count + 1));
        _text.Add('\uFFFC');
        _letters.Add(letter);
    }
}
