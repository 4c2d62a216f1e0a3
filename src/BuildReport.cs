using System.Globalization;

namespace Transmission;

/// <summary>What a user is told at the end: what was built, what was left out and why, and where it lies.</summary>
internal sealed class BuildReport(TextWriter writer)
{
    /// <param name="output">Null when nothing was to be published.</param>
    public void Tell(BuildFigures built, string? output, int changed, TimeSpan time)
    {
        foreach (var line in built.LeftOut) writer.WriteLine($"left out: {line}");

        var seconds = time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var made = $"{Many(built.Articles, "article")}, {Many(built.Pages, "page")}, {Many(built.Formulas, "formula")}";
        if (built.Errors > 0)
        {
            writer.WriteLine($"{Many(built.Errors, "error")}, {Many(built.Warnings, "warning")} in {made} ({seconds} s)"
                + (output is null ? "" : "; nothing was published, the site is as it was"));
            return;
        }
        if (built.Warnings > 0) writer.WriteLine(Many(built.Warnings, "warning"));
        writer.WriteLine(output is null
            ? $"Nothing is wrong: {made} ({seconds} s)"
            : $"Built {made}: {Many(built.Files, "file")}, {Size(built.Bytes)}, {changed} changed, in {output}/ ({seconds} s)");
    }

    public static string Many(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
