using System.Globalization;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Read;

namespace Transmission;

/// <summary>What a user is told at the end: what was built, what was left out and why, and where it lies.</summary>
internal sealed class BuildReport(TextWriter writer)
{
    /// <param name="output">Null when nothing was to be published.</param>
    public void Tell(InputFiles input, BuildResult result, string? output, int changed, TimeSpan time)
    {
        foreach (var document in result.Site.LeftOut) writer.WriteLine($"left out: {document.Path}: {document.LeftOutBecause}");
        foreach (var (path, reason) in input.LeftOut) writer.WriteLine($"left out: {path}: {reason}");

        var (errors, warnings) = (Count(result, Severity.Error), Count(result, Severity.Warning));
        var seconds = time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var made = $"{Many(result.Site.Articles.Length, "article")}, {Many(result.Site.Pages.Length, "page")}, {Many(result.Formulas, "formula")}";
        if (errors > 0)
        {
            writer.WriteLine($"{Many(errors, "error")}, {Many(warnings, "warning")} in {made} ({seconds} s)"
                + (output is null ? "" : "; nothing was published, the site is as it was"));
            return;
        }
        if (warnings > 0) writer.WriteLine(Many(warnings, "warning"));
        writer.WriteLine(output is null
            ? $"Nothing is wrong: {made} ({seconds} s)"
            : $"Built {made}: {Many(result.Outputs.Files.Count, "file")}, {Size(result.Outputs.Bytes)}, {changed} changed, in {output}/ ({seconds} s)");
    }

    private static int Count(BuildResult result, Severity severity) => result.Diagnostics.Count(d => d.Severity == severity);

    public static string Many(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
