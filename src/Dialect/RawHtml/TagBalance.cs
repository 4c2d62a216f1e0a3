using System.Text;
using System.Text.RegularExpressions;

namespace Transmission.Dialect.RawHtml;

/// <summary>
/// Makes the tags of a body nest, where authors wrote some of them: what is left open ends where a browser would end it
/// (HTML 13.2.6) or with the body, an end of what never began is dropped, an emphasis that runs over several blocks is
/// opened again in each. So nothing that an author writes reaches past the article, and a parser moves nothing about.
/// One pass; each element is pushed and popped once.
/// </summary>
internal sealed partial class TagBalance
{
    /// <summary>How many elements are opened again in a block; more are a mistake, and each would cost on every block (HTML has a like limit, 13.2.4.3).</summary>
    private const int MostPending = 8;

    /// <param name="Tag">Its start tag, where it may have to be written again.</param>
    /// <param name="Within">The groups of which an element is open that may be ended from here.</param>
    /// <param name="Scope">The index of the innermost element through which no end tag reaches.</param>
    /// <param name="Before">The index of the next open element of its name below it; -1 for none.</param>
    /// <param name="Vocabulary">The element of another vocabulary of which what stands in it is: <c>svg</c>, <c>math</c>; null for HTML.</param>
    private readonly record struct Open(HtmlElement Element, string Tag, Implied Within, int Scope, int Before, string? Vocabulary);

    /// <summary>Elements of SVG and of MathML that hold HTML.</summary>
    private static readonly HashSet<string> HoldHtml = ["foreignobject", "desc", "title"], HoldHtmlInFormulas = ["annotation-xml", "mi", "mo", "mn", "ms", "mtext"];

    private readonly string _html;
    private readonly StringBuilder _result;
    private readonly List<Open> _open = [];
    private readonly List<Open> _pending = [];
    private readonly Dictionary<string, int> _last = []; // the topmost open element of each name
    private int _copied;

    private bool InForeign => _open is [.., { Vocabulary: not null }];

    private TagBalance(string html) => (_html, _result) = (html, new StringBuilder(html.Length + 64));

    public static string Of(string html)
    {
        var balance = new TagBalance(html);
        balance.Run();
        return balance._result.ToString();
    }

    private void Run()
    {
        var pieces = new HtmlPieces(_html);
        while (pieces.Next() is { } piece)
        {
            switch (piece.Kind)
            {
                case HtmlPieceKind.Text: Text(piece); break;
                case HtmlPieceKind.Start: pieces.SkipTo(Start(piece)); break;
                case HtmlPieceKind.End: End(piece); break;
            }
        }
        CopyTo(_html.Length);
        while (_open.Count > 0) Pop();
    }

    private void Text(HtmlPiece piece)
    {
        var leavesTable = _open is [.., { Element.IsTableFrame: true }];
        if ((_pending.Count == 0 || InForeign) && !leavesTable || _html.AsSpan(piece.Start, piece.End - piece.Start).IndexOfAnyExcept(" \t\n\f\r") < 0) return;
        if (leavesTable) LeaveTable(piece.Start);
        Reopen(piece.Start);
    }

    /// <summary>Where reading goes on.</summary>
    private int Start(HtmlPiece piece)
    {
        var element = HtmlElement.Find(piece.Name) ?? new HtmlElement(piece.Name);
        while (element.LeavesForeign && InForeign) PopAt(piece.Start);
        if (InForeign) return StartForeign(element, piece);
        if (element.IsOfTable && !IsOpen("table") || element.IsAlone && IsOpen(element.Name)) return Drop(piece);
        if (element.IsAlone) _pending.RemoveAll(pending => pending.Element.Name == element.Name);
        while (IsOpen("select") && (element.IsBlock || element.IsRaw) && !element.IsOfSelect) PopAt(piece.Start);
        if (IsOpen("select") && !element.IsOfSelect) return Drop(piece);
        if (!element.IsOfTable && element.Name is not ("script" or "style" or "template")) LeaveTable(piece.Start);
        Imply(element, piece.Start);
        if (_open is not [.., { Element.IsTableFrame: true }] && _pending.Count > 0 && !element.IsBlock && !element.IsOfTable && element.Is is Implied.None or Implied.Link) Reopen(piece.Start);
        if (element.IsVoid) return piece.End;
        var tag = _html[piece.Start..piece.End];
        if (!HtmlPieces.IsSelfClosing(_html, piece)) Push(element, element.IsFormatting ? tag : "");
        else if (!element.IsForeign) // the slash means nothing to a browser; its author meant the end
        {
            Drop(piece);
            _result.Append(tag.AsSpan(0, tag.Length - 2).TrimEnd()).Append("></").Append(piece.Name).Append('>');
            return piece.End;
        }
        return element.IsRaw ? HtmlPieces.EndOfRaw(_html, piece) : piece.End;
    }

    private bool IsOpen(string name) => _last.GetValueOrDefault(name, -1) >= 0;

    private int StartForeign(HtmlElement element, HtmlPiece piece)
    {
        // MathML's annotations hold HTML only where they say so.
        var isClosed = element.Name is "annotation-xml" && !_html.AsSpan(piece.Start, piece.End - piece.Start).Contains("html", StringComparison.OrdinalIgnoreCase);
        if (!HtmlPieces.IsSelfClosing(_html, piece)) Push(element, "", isClosed);
        return piece.End;
    }

    private int Drop(HtmlPiece piece)
    {
        CopyTo(piece.Start);
        return _copied = piece.End;
    }

    /// <summary>What may not stand between the rows of a table stands after it: a browser would put it before.</summary>
    private void LeaveTable(int at)
    {
        while (_open is [.., { Element.IsTableFrame: true } top])
        {
            PopAt(at);
            if (top.Element.Name is "table") break;
        }
    }

    private void PopAt(int at)
    {
        CopyTo(at);
        Pop();
    }

    /// <summary>Ends what ends where this element begins.</summary>
    private void Imply(HtmlElement element, int at)
    {
        if (element.Ends is Implied.None) return;
        while (_open is [.., var top] && (top.Within & element.Ends) != 0)
        {
            CopyTo(at);
            Pop(staysPending: element.Is is not Implied.Link);
        }
        if (element.IsHeading && _open is [.., { Element.IsHeading: true }]) PopAt(at);
        if (element.Is is Implied.Link) _pending.RemoveAll(pending => pending.Element.Is is Implied.Link);
    }

    private void End(HtmlPiece piece)
    {
        if (piece.Name is "p" or "br") while (InForeign) PopAt(piece.Start); // as a start tag of HTML would
        Drop(piece);
        if (_last.GetValueOrDefault(piece.Name, -1) is var at && (at < 0 || at < ScopeFor(at)))
        {
            if (_pending.FindLastIndex(pending => pending.Element.Name == piece.Name) is >= 0 and var index) _pending.RemoveAt(index);
            return;
        }
        while (_open.Count > at + 1) Pop();
        Pop(staysPending: false);
    }

    /// <summary>An end tag ends nothing outside the cell or object that it stands in, unless it is of the table's own.</summary>
    private int ScopeFor(int at) => _open[at].Element.IsScope || (_open[at].Element.Is & (Implied.Cell | Implied.Row | Implied.RowGroup)) != 0 ? 0 : _open[^1].Scope;

    private void Push(HtmlElement element, string tag, bool isClosed = false)
    {
        var (within, scope) = _open is [.., var top] ? (top.Within & ~element.Hides, top.Scope) : (Implied.None, 0);
        var around = _open is [.., { Vocabulary: var own }] ? own : null;
        var vocabulary = element.IsForeign && (around is null || _open[^1].Element.Name is "annotation-xml") ? element.Name // a drawing in a formula is of the formula's
            : isClosed || !(around is "math" ? HoldHtmlInFormulas : HoldHtml).Contains(element.Name) ? around : null;
        _open.Add(new Open(element, tag, within | element.Is, element.IsScope ? _open.Count : scope, _last.GetValueOrDefault(element.Name, -1), vocabulary));
        _last[element.Name] = _open.Count - 1;
    }

    private void Pop(bool staysPending = true)
    {
        var top = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _last[top.Element.Name] = top.Before;
        _result.Append("</").Append(top.Element.Name).Append('>');
        if (!staysPending || top.Tag.Length == 0) return;
        _pending.Insert(0, top);
        if (_pending.Count > MostPending) _pending.RemoveAt(_pending.Count - 1);
    }

    private void Reopen(int at)
    {
        CopyTo(at);
        foreach (var pending in _pending)
        {
            if (pending.Element.Is is Implied.Link && _open is [.., { Within: var within }] && within.HasFlag(Implied.Link)) continue; // of an object in a link
            _result.Append(Id().Replace(pending.Tag, "")); // an id stands once
            Push(pending.Element, pending.Tag);
        }
        _pending.Clear();
    }

    private void CopyTo(int end)
    {
        if (end > _copied) _result.Append(_html, _copied, end - _copied);
        _copied = Math.Max(_copied, end);
    }

    [GeneratedRegex(@"\sid\s*=\s*(?:""[^""]*""|'[^']*'|[^\s>""']+)", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
