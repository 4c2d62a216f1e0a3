using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Formulas;
using Transmission.Dialect.RawHtml;
using Transmission.Dialect.References;
using Transmission.Dialect.Typography;
using Transmission.Model;

namespace Transmission.Dialect.Text;

/// <summary>
/// The beginning of a document as running text: up to <c>&lt;!-- more --&gt;</c>, else about 160 Han characters or 80
/// words, cut where a sentence ends. Formulas stay whole; links are their text; notes, pictures and every block that
/// is no paragraph are left out.
/// </summary>
internal sealed class Excerpt
{
    private const double MostHan = 160;
    private const double MostWords = 80;

    private readonly DocumentRenderer _renderer;
    private readonly ParsedText _text;
    private readonly bool _isLimited;
    private readonly StringBuilder _html = new();
    private readonly StringBuilder _plain = new();
    private readonly Stack<string> _open = [];
    private (int Html, int Plain, string[] Open)? _sentence; // where the last whole sentence ended
    private double _length;
    private int _formulaEnd = -1; // of the last one, in the HTML
    private bool _isFull;

    private Excerpt(ParsedText text, DocumentRenderer renderer, bool isLimited) => (_text, _renderer, _isLimited) = (text, renderer, isLimited);

    public static RichText Of(ParsedText text, DocumentRenderer renderer)
    {
        var blocks = text.Syntax.TakeWhile(block => !IsMore(block)).ToList();
        var excerpt = new Excerpt(text, renderer, isLimited: blocks.Count == text.Syntax.Count);
        foreach (var block in blocks)
        {
            if (excerpt._isFull) break;
            if (block is ParagraphBlock { Inline: { } inlines }) excerpt.Paragraph(inlines);
            else if (block is FormulaBlock formula) excerpt.Display(text.Formulas[formula.Index]);
        }
        return excerpt.Cut();
    }

    private static bool IsMore(Block block)
    {
        if (block is not HtmlBlock { Type: HtmlBlockType.Comment } html) return false;
        var comment = html.Lines.ToString().AsSpan().Trim();
        return comment is ['<', '!', '-', '-', .. var inside, '-', '-', '>'] && inside.Trim() is "more" or "More" or "MORE";
    }

    private void Paragraph(ContainerInline inlines)
    {
        if (_plain.Length > 0 && PlainText.Of(inlines, _text.Formulas) is [var first, ..]) Join(Last, Letters.Of(first));
        Write(inlines);
        if (!_isFull) EndSentence();
    }

    /// <summary>A display goes on as part of its sentence, if it can; TeX that only a display may hold ends the excerpt.</summary>
    private void Display(Formula formula)
    {
        if (formula.IsSilent) return;
        if (formula.Tex.Contains("\\begin", StringComparison.Ordinal) || formula.Tex.Contains("\\tag", StringComparison.Ordinal)) { _isFull = true; return; }
        if (_plain.Length > 0) Join(Last, Letter.Formula);
        var inline = formula with { Written = formula.Written with { Style = FormulaStyle.Inline } };
        _renderer.Presses.Formulas.Order(inline);
        Add(inline);
    }

    /// <summary>What has been written ends in this; something has.</summary>
    private Letter Last => _formulaEnd == _html.Length ? Letter.Formula : Letters.Of(_plain[^1]);

    /// <summary>Two blocks become one line.</summary>
    private void Join(Letter left, Letter right)
    {
        if (!Spacing.Drops(left, right, breaks: true)) Text(" ");
        else if ((left, right) is (Letter.Han, Letter.Formula) or (Letter.Formula, Letter.Han)) Space(new TypesetSpace { IsNarrow = true, IsTyped = true });
    }

    private void Write(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null && !_isFull; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline { PreviousSibling: CitationInline { IsNarrative: false } } literal: Close(literal.Content.ToString()); break;
                case LiteralInline literal: Text(literal.Content.ToString()); break;
                case HtmlEntityInline entity: Text(entity.Transcoded.ToString()); break;
                case LineBreakInline: Text(" "); break;
                case TypesetSpace space: Space(space); break;
                case CodeInline code: Element("code", () => Text(code.Content)); break;
                case FormulaInline { Display: true } formula: Display(_text.Formulas[formula.Index]); break;
                case FormulaInline formula: Add(_text.Formulas[formula.Index]); break;
                case UnbreakableInline { FirstChild: FormulaInline } tied: Tied(tied); break;
                case UnbreakableInline tied:
                    Text(tied.Before);
                    Write(tied);
                    Text(tied.After);
                    break;
                case FootnoteLink or HtmlInline or LinkInline { IsImage: true }: break;
                case EmphasisInline emphasis: Element(NameOf(emphasis), () => Write(emphasis), LatinEmphasis.Is(emphasis, _renderer.Context) ? LatinEmphasis.Class : null); break;
                case ContainerInline inner: Write(inner); break;
                case AutolinkInline link: Text(link.Url); break;
                case CitationInline { IsNarrative: true } citation: Text(citation.Before(_renderer.Context.Citations.Of(citation.Cites)?.Names ?? citation.OrText ?? "")); break;
                case CitationInline: DropSpace(); break;
                case ReferenceInline link when _renderer.Context.Resolver.Target(link.Reference) is { } found: Text(PageWords.Of(found.TextFor(link.Reference, Words.For(_renderer.Context.Language)))); break;
                default: _html.Append(_renderer.Capture(renderer => renderer.Write(inline))); break;
            }
        }
    }

    /// <summary>What stood before something that is left out.</summary>
    private void DropSpace()
    {
        if (_html.Length == 0 || _html[^1] != ' ' || _plain.Length == 0 || _plain[^1] != ' ' || _sentence?.Html == _html.Length) return;
        _html.Length--;
        _plain.Length--;
    }

    /// <summary>What stands behind it: one space is left of two, if the text on both sides needs one.</summary>
    private void Close(string text)
    {
        var rest = text.TrimStart(' ');
        if (rest.Length is 0 || rest.Length == text.Length || _plain.Length == 0) { Text(text); return; }
        var (left, right) = (Last, Letters.Of(rest[0]));
        if (!Spacing.Drops(left, right, breaks: true)) Text(" ");
        else if (left is Letter.Formula or Letter.Latin && right is Letter.Han) Space(new TypesetSpace { IsNarrow = left is Letter.Formula, IsTyped = true });
        Text(rest);
    }

    private static string NameOf(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', 1) => "sub",
        ('~', _) => "del",
        ('^', _) => "sup",
        ('=', _) => "mark",
        (_, 2) => "strong",
        _ => "em",
    };

    private void Element(string name, Action write, string? style = null)
    {
        _html.Append('<').Append(name);
        if (style is not null) _html.Append(" class=\"").Append(style).Append('"');
        _html.Append('>');
        _open.Push(name);
        write();
        _open.Pop();
        _html.Append("</").Append(name).Append('>');
    }

    private void Space(TypesetSpace space)
    {
        if (space.IsNarrow) _html.Append("<span class=\"sp\"> </span>");
        if (space.IsTyped) _plain.Append(' ');
    }

    private void Tied(UnbreakableInline tied)
    {
        var formula = _text.Formulas[((FormulaInline)tied.FirstChild!).Index];
        var after = tied.After + string.Concat(tied.OfType<LiteralInline>().Select(text => text.Content.ToString())); // around a note's mark
        _html.Append(KatexBoxes.Tie(Markup.Escape(tied.Before), FormulaRendering.Inline(_renderer, formula), Markup.Escape(after)));
        _plain.Append(tied.Before).Append(formula.PlainText).Append(after);
        if (after.Any(c => IsEnd(c))) EndSentence();
        Grow(4 / MostHan);
    }

    private void Add(Formula formula)
    {
        _html.Append(FormulaRendering.Inline(_renderer, formula));
        _formulaEnd = _html.Length;
        _plain.Append(formula.PlainText);
        Grow(4 / MostHan);
    }

    private void Text(string text)
    {
        for (var i = 0; i < text.Length && !_isFull; i++)
        {
            var c = text[i];
            var (han, words) = Measuring.Count(text.AsSpan(i, 1));
            if (words > 0 && (i == 0 || Letters.Of(text[i - 1]) is not Letter.Latin)) Grow(1 / MostWords);
            if (_isFull) break; // before the word, not in it
            _html.Append(Markup.Escape(c.ToString()));
            _plain.Append(c);
            var isInside = i > 0 && IsEnd(text[i - 1]) && Letters.Closes(c); // the quote that ends with its sentence
            if (IsEnd(c) || isInside || (c is '.' or '?' or '!' && (i + 1 == text.Length || text[i + 1] == ' '))) EndSentence();
            Grow(han / MostHan);
        }
    }

    private static bool IsEnd(char c) => c is '。' or '！' or '？' or '…';

    private void EndSentence() => _sentence = (_html.Length, _plain.Length, [.. _open]);

    private void Grow(double length)
    {
        _length += length;
        _isFull |= _isLimited && _length >= 1;
    }

    private RichText Cut()
    {
        if (!_isFull) return new RichText(_plain.ToString().Trim(), new Html(_html.ToString().Trim()));
        // A first sentence that is longer than the whole is cut where it is.
        var ellipsis = _sentence is null ? "…" : "";
        var (html, plain, open) = _sentence ?? (_html.Length, _plain.Length, []);
        _html.Length = html;
        _plain.Length = plain;
        _html.Append(ellipsis);
        foreach (var name in open) _html.Append("</").Append(name).Append('>');
        return new RichText(_plain.Append(ellipsis).ToString().Trim(), new Html(_html.ToString().Trim()));
    }
}
