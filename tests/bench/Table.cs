using System.Globalization;

namespace Bench;

/// <summary>All rows as one table of Markdown.</summary>
internal static class Table
{
    private static readonly string[] Heads = ["", "median s", "least s", "CPU s", "peak MiB", "ratio", "budget", "held"];

    public static string Of(IEnumerable<Row> rows)
    {
        List<string[]> lines = [Heads, .. rows.Select(CellsOf)];
        var widths = Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return string.Concat(lines.Select(line => "| " + string.Join(" | ", line.Select((cell, column) => Padded(cell, widths[column], column))) + " |\n"));
    }

    private static string[] CellsOf(Row row) =>
    [
        row.Name, Seconds(row.Median), Seconds(row.Least), row.Cpu is { } cpu ? Seconds(cpu) : "–",
        row.Peak is { } peak ? peak.ToString("0", CultureInfo.InvariantCulture) : "–",
        row.Against?.ToString() ?? row.Note,
        string.Join(", ", new[] { row.Time?.Text, row.Memory?.Text }.OfType<string>()),
        row.IsHeld switch { true => "yes", false => "NO", null => "" },
    ];

    private static string Seconds(double seconds) => seconds.ToString(seconds < 1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    private static string Padded(string cell, int width, int column) => column is >= 1 and <= 4 ? cell.PadLeft(width) : cell.PadRight(width);
}
