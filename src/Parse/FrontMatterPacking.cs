using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Model;

namespace Transmission.Parse;

/// <summary>Front matter as bytes: see <see cref="DocumentPacking"/>.</summary>
internal static class FrontMatterPacking
{
    public static void Write(ByteWriter writer, FrontMatter matter)
    {
        Write(writer, matter.Title);
        WriteInstant(writer, matter.Date);
        WriteInstant(writer, matter.Updated);
        writer.Text(matter.Topic);
        Write(writer, matter.Tags);
        writer.Text(matter.Series);
        writer.Flag(matter.Order is not null);
        writer.Number(matter.Order ?? 0);
        Write(writer, matter.Description);
        writer.Text(matter.Slug);
        writer.Text(matter.Permalink);
        Write(writer, matter.Aliases);
        writer.Flag(matter.Draft);
        writer.Text(matter.Language);
        Write(writer, matter.Authors);
        Write(writer, matter.Cover);
        writer.Flag(matter.Toc);
        Write(writer, matter.Math);
        Write(writer, matter.Numbering);
        writer.Text(matter.License);
        writer.Many(matter.Bibliography, Write);
        Write(writer, matter.CitationStyle);
        writer.Text(matter.ShortLink);
        writer.Text(matter.Xref);
        Write(writer, matter.Paper);
        Write(writer, matter.PaperKey);
        Write(writer, matter.Span);
    }

    public static FrontMatter Read(ref ByteReader reader) => new()
    {
        Title = ReadSpanned(ref reader),
        Date = ReadInstantOrNull(ref reader),
        Updated = ReadInstantOrNull(ref reader),
        Topic = reader.TextOrNull(),
        Tags = ReadTexts(ref reader),
        Series = reader.TextOrNull(),
        Order = reader.Flag() is var hasOrder && reader.Number() is var order && hasOrder ? order : null,
        Description = ReadSpanned(ref reader),
        Slug = reader.TextOrNull(),
        Permalink = reader.TextOrNull(),
        Aliases = ReadTexts(ref reader),
        Draft = reader.Flag(),
        Language = reader.TextOrNull(),
        Authors = ReadTexts(ref reader),
        Cover = ReadSpanned(ref reader),
        Toc = reader.Flag(),
        Math = ReadMath(ref reader),
        Numbering = ReadNumbering(ref reader),
        License = reader.TextOrNull(),
        Bibliography = [.. reader.Many(static (ref ByteReader from) => ReadSpanned(ref from)!)],
        CitationStyle = ReadSpanned(ref reader),
        ShortLink = reader.TextOrNull(),
        Xref = reader.TextOrNull(),
        Paper = ReadPaper(ref reader),
        PaperKey = ReadSpanned(ref reader),
        Span = ReadSpan(ref reader),
    };

    public static void Write(ByteWriter writer, TextSpan span)
    {
        writer.Number(span.Start);
        writer.Number(span.Length);
    }

    public static TextSpan ReadSpan(ref ByteReader reader) => new(reader.Number(), reader.Number());

    public static void Write(ByteWriter writer, DateTimeOffset instant)
    {
        writer.Long(instant.Ticks);
        writer.Number(instant.TotalOffsetMinutes);
    }

    public static DateTimeOffset ReadInstant(ref ByteReader reader) => new(reader.Long(), TimeSpan.FromMinutes(reader.Number()));

    private static void WriteInstant(ByteWriter writer, DateTimeOffset? instant)
    {
        writer.Flag(instant is not null);
        if (instant is { } known) Write(writer, known);
    }

    private static DateTimeOffset? ReadInstantOrNull(ref ByteReader reader) => reader.Flag() ? ReadInstant(ref reader) : null;

    private static void Write(ByteWriter writer, ImmutableArray<string> texts) => writer.Many(texts, static (to, text) => to.Text(text));

    private static ImmutableArray<string> ReadTexts(ref ByteReader reader) => [.. reader.Many(static (ref ByteReader from) => from.Text())];

    private static void Write(ByteWriter writer, SpannedText? text)
    {
        writer.Text(text?.Text);
        if (text is not null) Write(writer, text.Span);
    }

    private static SpannedText? ReadSpanned(ref ByteReader reader) => reader.TextOrNull() is { } text ? new SpannedText(text, ReadSpan(ref reader)) : null;

    private static void Write(ByteWriter writer, MathOptions? math)
    {
        writer.Flag(math is not null);
        if (math is null) return;
        writer.Number((int)math.Double);
        writer.Flag(math.Brackets);
        writer.Flag(math.NumberAll);
        writer.Many(math.Macros, MacroPacking.Write);
    }

    private static MathOptions? ReadMath(ref ByteReader reader) => !reader.Flag() ? null : new MathOptions
    {
        Double = (DoubleDollars)reader.Number(),
        Brackets = reader.Flag(),
        NumberAll = reader.Flag(),
        Macros = [.. reader.Many(MacroPacking.Read)],
    };

    private static void Write(ByteWriter writer, NumberingOptions? numbering)
    {
        writer.Flag(numbering is not null);
        if (numbering is null) return;
        writer.Number(numbering.Sections switch { null => 0, false => 1, true => 2 });
        writer.Many(numbering.BySection, static (to, kind) => to.Number((int)kind));
    }

    private static NumberingOptions? ReadNumbering(ref ByteReader reader) => !reader.Flag() ? null : new NumberingOptions
    {
        Sections = reader.Number() switch { 0 => null, 1 => false, _ => true },
        BySection = [.. reader.Many(static (ref ByteReader from) => (TargetKind)from.Number())],
    };

    private static void Write(ByteWriter writer, Paper? paper)
    {
        writer.Flag(paper is not null);
        if (paper is null) return;
        writer.Text(paper.Title);
        Write(writer, paper.Authors);
        foreach (var text in (ReadOnlySpan<string?>)[paper.Venue, paper.Year, paper.Arxiv, paper.Doi, paper.Url, paper.Code, paper.Latex, paper.Bibtex]) writer.Text(text);
        Write(writer, paper.Written);
    }

    private static Paper? ReadPaper(ref ByteReader reader) => !reader.Flag() ? null :
        new Paper(reader.Text(), ReadTexts(ref reader), reader.TextOrNull(), reader.TextOrNull(), reader.TextOrNull(), reader.TextOrNull(), reader.TextOrNull(), reader.TextOrNull())
        {
            Latex = reader.Text(),
            Bibtex = reader.TextOrNull(),
            Written = ReadSpanned(ref reader),
        };
}
