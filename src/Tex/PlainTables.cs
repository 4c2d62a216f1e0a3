using System.Collections.Frozen;

namespace Transmission.Tex;

internal sealed partial class PlainReader
{
    private static readonly Dictionary<string, (string Open, string Close)> Fences = new Dictionary<string, (string, string)>
    {
        ["matrix"] = ("", ""),
        ["smallmatrix"] = ("", ""),
        ["array"] = ("", ""),
        ["darray"] = ("", ""),
        ["subarray"] = ("", ""),
        ["tabular"] = ("", ""),
        ["pmatrix"] = ("(", ")"),
        ["bmatrix"] = ("[", "]"),
        ["Bmatrix"] = ("{", "}"),
        ["vmatrix"] = ("|", "|"),
        ["Vmatrix"] = ("‖", "‖"),
        ["cases"] = ("{", "}"),
        ["dcases"] = ("{", "}"),
        ["rcases"] = ("{", "}"),
        ["drcases"] = ("{", "}"),
    };

    private static readonly FrozenSet<string> WithArgument = FrozenSet.Create(StringComparer.Ordinal,
        "array", "darray", "subarray", "tabular", "alignat", "alignat*", "alignedat");

    /// <summary>A table as <c>[a, b; c, d]</c>; equations row by row.</summary>
    private bool AddEnvironment(int i, ref int next, int end, PlainAtoms atoms)
    {
        var close = _ends[i];
        if (tokens.ArgumentAt(next) is not { } argument || close < argument.Next || close >= end) return SkipName(ref next, end);
        var name = tokens.TextOf(argument);
        var start = argument.Next;
        if (tokens.OptionalAt(start) is { } option && option.Next <= close) start = option.Next;
        if (WithArgument.Contains(name) && tokens.ArgumentAt(start) is { } columns && columns.Next <= close) start = columns.Next;
        next = tokens.ArgumentAt(close + 1)?.Next ?? close + 1;
        if (Fences.TryGetValue(name.TrimEnd('*'), out var fence))
        {
            var rows = Split(start, close, @"\\").Select(row => ReadRow(row.Start, row.End)).Where(row => row.Length > 0);
            atoms.Add(new Plain(fence.Open + string.Join("; ", rows) + fence.Close, fence.Open.Length > 0 ? Shape.Single : Shape.Sum));
        }
        else atoms.Add(Read(start, close, atoms.IsCompact) with { Shape = Shape.Sum });
        return true;
    }

    private bool SkipName(ref int next, int end)
    {
        next = Skip(next, 1, end);
        return true;
    }

    private string ReadRow(int start, int end)
    {
        var cells = Split(start, end, "&").Select(cell => Read(cell.Start, cell.End, isCompact: false).Text).ToList();
        // A cell of «cases» may end with the comma that is to stand between the two.
        return cells.TrueForAll(c => c.Length == 0) ? "" : string.Join(", ", cells.Select((c, n) => n + 1 < cells.Count ? c.TrimEnd(',', ' ') : c.Trim()));
    }

    /// <summary>Cuts at a token that is in no group and no environment within.</summary>
    private List<(int Start, int End)> Split(int start, int end, string separator)
    {
        var parts = new List<(int, int)>();
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Open && tokens.PartnerOf(i) is var close && close >= 0) i = close;
            else if (_ends[i] >= 0) i = _ends[i];
            else if (tokens[i].Is(separator))
            {
                parts.Add((from, i));
                from = separator == @"\\" && tokens.IsAt(i + 1, "[") && tokens.OptionalAt(i + 1) is { } gap && gap.Next <= end ? gap.Next : i + 1;
            }
        }
        if (from < end) parts.Add((from, end));
        return parts;
    }
}
