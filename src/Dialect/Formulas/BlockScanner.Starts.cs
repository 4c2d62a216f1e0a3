using Transmission.Dialect.RawHtml;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Formulas;

internal sealed partial class BlockScanner
{
    private ReadOnlySpan<char> Rest(int first) => _text.AsSpan(first, _at.End - first);

    private bool IsInParagraph => _leaf == Leaf.Paragraph && _matched == _containers.Count;

    /// <summary>Reads one thing that begins here. The line may go on after it, in a container or behind a display.</summary>
    private bool TryOpen()
    {
        var indent = _at.Indent(int.MaxValue, out var first);
        if (indent >= 4 && _leaf == Leaf.None) // code
        {
            Enter();
            return Done();
        }
        if (_rawEnd is null && TryDisplay(first)) return true;
        if (indent >= 4 || _leaf == Leaf.Html) return ReadText(first);
        if (IsInParagraph && BlockStarts.MayBeTex(Rest(first)) && TryAcross()) return true;
        return _text[first] switch
        {
            '>' => OpenQuote(indent),
            '#' when BlockStarts.IsAtxHeading(Rest(first)) || BlockStarts.IsTightHeading(Rest(first)) => ReadHeading(first),
            '`' or '~' when _containers.Ends.Contains(first) => EndText(),
            '`' or '~' when BlockStarts.IsFence(Rest(first), out var length) => ReadFence(first, length),
            '<' when MarkdownInHtml.IsOpening(Rest(first)) => EndText(),
            '<' when HtmlStarts.TryOpen(Rest(first), !IsInParagraph, out var ends) => ReadHtml(first, ends),
            '{' or '%' => TryTag(first),
            '!' or '?' or '=' when BlockStarts.IsAdmonition(Rest(first)) => OpenAdmonition(first),
            '[' when BlockStarts.IsFootnote(Rest(first), out var width) => OpenBody(indent, width),
            ':' or '~' when BlockStarts.IsDefinition(Rest(first)) => OpenBody(indent, 1),
            ':' when Rest(first).StartsWith(":::") => ReadColons(first),
            '-' or '=' when IsInParagraph && BlockStarts.IsSetextUnderline(Rest(first)) => ReadUnderline(),
            '-' or '_' or '*' when BlockStarts.IsThematicBreak(Rest(first)) => EndText(),
            _ => TryItem(indent, first),
        } || ReadText(first);
    }

    private bool TryDisplay(int first)
    {
        if (_forms.TryOpen(first, _at.End, _next, _matched) is not { } found) return false;
        if (_leaf == Leaf.Html)
        {
            Flush();
            _leaf = Leaf.Html;
        }
        else
        {
            Enter();
        }
        if (found.IsDoubled) _sink.Report(Rules.DoubledBrackets, "this formula is written with doubled backslashes", new TextSpan(first, 3));
        if (_forms.What is { } what) _sink.Report(Rules.ForeignFormula, $"{what} is read as the formula that it is", new TextSpan(first, found.Span.Length));
        if (_text[first] == '$' && _text[first + 1] != '$') _sink.Report(Rules.DollarLines, "this display has single dollars around it", new TextSpan(first, 1));
        _sink.Add(FormulaMask.DisplayBlock, found.Span, _forms.Source, 0, _forms.Source.Length, found.Label, found.IsDoubled);
        Move(found.Resume, found.LineEnd);
        _at.SkipSpaces();
        _matched = _containers.Count;
        return true;
    }

    private bool EndText()
    {
        Enter();
        return Done();
    }

    private bool OpenQuote(int indent)
    {
        if (_containers.IsFull) return false;
        Enter();
        _at.SkipColumns(indent);
        _at.SkipCharacters(1);
        _at.SkipColumns(1);
        return Push(new Container(ContainerKind.Quote, 0));
    }

    private bool Push(Container container)
    {
        _containers.Push(container with { IsEmpty = container.Kind == ContainerKind.Item && _at.IsBlank });
        _matched = _containers.Count;
        return true;
    }

    private bool TryItem(int indent, int first)
    {
        var rest = Rest(first);
        if (!BlockStarts.IsListMarker(rest, out var width, out var marker) || _containers.IsFull) return false;
        if (IsInParagraph && !BlockStarts.InterruptsParagraph(rest, width)) return false;
        Enter();
        _at.SkipColumns(indent);
        _at.SkipCharacters(width);
        var padding = _at.Indent(5, out _);
        if (padding > 4 || _at.IsBlank) padding = 1; // then the item begins with code, or with nothing
        _at.SkipColumns(padding);
        return Push(new Container(ContainerKind.Item, indent + width + padding, marker));
    }

    private bool OpenBody(int indent, int width)
    {
        if (_containers.IsFull) return false;
        Enter();
        _at.SkipColumns(indent);
        _at.SkipCharacters(width);
        _at.SkipSpaces();
        return Push(new Container(ContainerKind.Body, 4));
    }

    private bool OpenAdmonition(int first)
    {
        if (_containers.IsFull) return false;
        Enter();
        ScanAlone(first, _at.End, TextKind.Heading);
        Push(new Container(ContainerKind.Body, 4));
        return Done();
    }

    private bool ReadHeading(int first)
    {
        Enter();
        ScanAlone(first, _at.End, TextKind.Heading);
        return Done();
    }

    private bool ReadUnderline()
    {
        _inline.Scan(_running, TextKind.Heading);
        _running.Clear();
        return EndText();
    }
}
