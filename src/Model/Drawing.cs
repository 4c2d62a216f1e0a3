using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>The languages in which a drawing may be written.</summary>
public enum DrawingKind { Mermaid, Dot, VegaLite }

/// <summary>A drawing as its author wrote it: a text that becomes a picture when the site is built.</summary>
/// <param name="Source">What stands between the fences, without container marks; lines end in LF.</param>
/// <param name="Fence">Its first line in the file.</param>
/// <param name="LineStarts">Where each line of the source begins in the file.</param>
public sealed record Drawing(DrawingKind Kind, string Source, TextSpan Fence, ImmutableArray<int> LineStarts)
{
    /// <summary>The anchor of its figure.</summary>
    public string? Id { get; init; }

    /// <summary>What it is called; null where its author does not say.</summary>
    public string? Title { get; init; }

    /// <summary>What stands below it; null for nothing.</summary>
    public string? Caption { get; init; }

    /// <summary>What it shows, for those who do not see it; null where its author does not say.</summary>
    public string? Alternative { get; init; }

    /// <summary>The stretch of the file that a stretch of the source came from, as far as its first line goes; the fence's for an empty one at the beginning.</summary>
    public TextSpan ToFile(TextSpan span)
    {
        if ((span.Start == 0 && span.Length == 0) || LineStarts.IsEmpty) return Fence;
        var before = Source.AsSpan(0, Math.Clamp(span.Start, 0, Source.Length));
        var line = Math.Min(before.Count('\n'), LineStarts.Length - 1);
        var column = before.Length - (before.LastIndexOf('\n') + 1);
        var end = Source.IndexOf('\n', before.Length);
        return new TextSpan(LineStarts[line] + column, Math.Clamp(span.Length, 1, Math.Max(1, (end < 0 ? Source.Length : end) - before.Length)));
    }
}
