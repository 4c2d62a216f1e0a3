using System.Collections.Immutable;
using System.Globalization;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Read;

namespace Transmission;

/// <summary>What is told of a build when it is over.</summary>
/// <param name="LeftOut">A line for each file or article that is not published, with its reason.</param>
/// <param name="Bytes">Of all files.</param>
internal sealed record BuildFigures(int Articles, int Pages, int Formulas, int Errors, int Warnings, int Files, long Bytes, ImmutableArray<string> LeftOut)
{
    public static BuildFigures Of(InputFiles input, BuildResult result) => new(
        result.Site.Articles.Length, result.Site.Pages.Length, result.Formulas, Count(result, Severity.Error), Count(result, Severity.Warning),
        result.Outputs.Files.Count, result.Outputs.Bytes,
        [.. result.Site.LeftOut.Select(document => $"{document.Path}: {document.LeftOutBecause}"), .. input.LeftOut.Select(file => $"{file.Path}: {file.Reason}")]);

    private static int Count(BuildResult result, Severity severity) => result.Diagnostics.Count(d => d.Severity == severity);
}

/// <summary>
/// A build that went well, as far as it can be seen from outside: what it told, and every file that it made. It is the result of the whole
/// corridor as one pure function, and is remembered like that of any other (<see cref="FinishedBuilds"/>).
/// </summary>
/// <param name="From">The «now» it was made at; it says the same until <paramref name="Until"/>, when an article comes out or a year begins.</param>
/// <param name="Told">The diagnostics, as they were printed.</param>
internal sealed record FinishedBuild(DateTimeOffset From, DateTimeOffset Until, string Told, BuildFigures Figures, ImmutableArray<PublishedFile> Files)
{
    /// <summary>Null where it cannot be remembered: what this machine lacks is not among the things that a build is remembered under.</summary>
    public static FinishedBuild? Of(BuildResult result, BuildFigures figures, string told, DateTimeOffset now)
    {
        if (!result.Succeeded || result.Diagnostics.Any(d => Rules.IsOfTheMachine(d.Rule))) return null;
        var dates = result.Site.LeftOut.Where(document => document.Date > now).Select(document => document.Date);
        var files = result.Outputs.Files.Values.Select(file => new PublishedFile(file.Path, file.Length, file.Digest));
        return new FinishedBuild(now, dates.Append(NextYear(result.Site.Now)).Min(), told, figures, [.. files]);
    }

    public bool HoldsAt(DateTimeOffset now) => now >= From && now < Until;

    private static DateTimeOffset NextYear(DateTimeOffset now) => new(now.Year + 1, 1, 1, 0, 0, 0, now.Offset);

    public void Write(ByteWriter writer)
    {
        Write(writer, From);
        Write(writer, Until);
        writer.Text(Told);
        foreach (var number in (ReadOnlySpan<int>)[Figures.Articles, Figures.Pages, Figures.Formulas, Figures.Errors, Figures.Warnings, Figures.Files]) writer.Number(number);
        writer.Long(Figures.Bytes);
        writer.Many(Figures.LeftOut, static (to, line) => to.Text(line));
        writer.Many(Files, static (to, file) =>
        {
            to.Text(file.Path.Value);
            to.Long(file.Length);
            to.Text(file.Digest);
        });
    }

    public static FinishedBuild Read(ref ByteReader reader)
    {
        var (from, until, told) = (ReadInstant(ref reader), ReadInstant(ref reader), reader.Text());
        var figures = new BuildFigures(reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Long(),
            [.. reader.Many(static (ref ByteReader one) => one.Text())]);
        return new FinishedBuild(from, until, told, figures, [.. reader.Many(static (ref ByteReader one) => new PublishedFile(new OutputPath(one.Text()), one.Long(), one.Text()))]);
    }

    private static void Write(ByteWriter writer, DateTimeOffset instant) => writer.Text(instant.ToString("O", CultureInfo.InvariantCulture));

    private static DateTimeOffset ReadInstant(ref ByteReader reader) => DateTimeOffset.ParseExact(reader.Text(), "O", CultureInfo.InvariantCulture);
}
