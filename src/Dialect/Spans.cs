using Markdig.Syntax;
using Transmission.Model;

namespace Transmission.Dialect;

internal static class Spans
{
    /// <summary>Markdig's spans name their last unit, ours the one after it.</summary>
    public static TextSpan ToText(this SourceSpan span) => span.IsEmpty ? new TextSpan(Math.Max(0, span.Start), 0) : TextSpan.FromBounds(span.Start, span.End + 1);
}
