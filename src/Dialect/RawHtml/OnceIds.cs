using System.Text;

namespace Transmission.Dialect.RawHtml;

/// <summary>An id stands once in a page (HTML 3.2.6): of elements that an author gives the same, the first keeps it, to which a link leads in any browser.</summary>
internal static class OnceIds
{
    public static string Of(string html)
    {
        var (result, copied) = (new StringBuilder(), 0);
        var met = new HashSet<string>(StringComparer.Ordinal);
        var pieces = new HtmlPieces(html);
        while (pieces.Next() is { } piece)
        {
            if (piece.Kind is not HtmlPieceKind.Start) continue;
            foreach (var id in HtmlPieces.Attributes(html, piece).Where(attribute => attribute.Name is "id" && !met.Add(attribute.Value)))
            {
                result.Append(html.AsSpan(copied, id.Start - copied).TrimEnd());
                copied = id.ValueEnd < piece.End && html[id.ValueEnd] is '"' or '\'' ? id.ValueEnd + 1 : id.ValueEnd;
            }
            if (HtmlElement.Find(piece.Name) is { IsRaw: true }) pieces.SkipTo(HtmlPieces.EndOfRaw(html, piece));
        }
        return copied == 0 ? html : result.Append(html.AsSpan(copied)).ToString();
    }
}
