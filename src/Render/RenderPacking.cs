using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>A page as <see cref="RenderMemory"/> has it.</summary>
/// <param name="Body">Null for one that is remembered: the published site has it, or it is made again.</param>
internal sealed record OpenedPage(PageBody? Body, ImmutableArray<TocEntry> Contents, RichText? Lede);

/// <summary>What lists show of a document.</summary>
internal sealed record ShortTexts(UnsetText Title, UnsetText Excerpt);

/// <summary>What search reads of a document.</summary>
internal sealed record DocumentLines(string Title, ImmutableArray<SearchLine> Lines);

/// <summary>What is rendered, as bytes.</summary>
internal static class RenderPacking
{
    public static void Write(ByteWriter writer, ShortTexts summary)
    {
        UnsetPacking.Write(writer, summary.Title);
        UnsetPacking.Write(writer, summary.Excerpt);
    }

    public static ShortTexts ReadSummary(ref ByteReader reader) => new(UnsetPacking.Read(ref reader)!, UnsetPacking.Read(ref reader)!);

    public static void Write(ByteWriter writer, OpenedPage page)
    {
        writer.Many(page.Contents, Write);
        writer.Flag(page.Lede is not null);
        if (page.Lede is { } lede) Write(writer, lede);
    }

    public static OpenedPage ReadPage(ref ByteReader reader) => new(null, [.. reader.Many(ReadEntry)], reader.Flag() ? ReadText(ref reader) : null);

    public static void Write(ByteWriter writer, DocumentLines lines)
    {
        writer.Text(lines.Title);
        writer.Many(lines.Lines, static (to, line) =>
        {
            to.Text(line.Text);
            to.Text(line.Anchor);
            to.Flag(line.IsHeading);
        });
    }

    public static DocumentLines ReadLines(ref ByteReader reader) =>
        new(reader.Text(), [.. reader.Many(static (ref ByteReader from) => new SearchLine(from.Text(), from.TextOrNull(), from.Flag()))]);

    private static void Write(ByteWriter writer, RichText text)
    {
        writer.Text(text.Plain);
        writer.Text(text.Html.Value);
    }

    private static RichText ReadText(ref ByteReader reader) => new(reader.Text(), new Html(reader.Text()));

    private static void Write(ByteWriter writer, TocEntry entry)
    {
        writer.Text(entry.Id);
        Write(writer, entry.Title);
        writer.Many(entry.Children, Write);
    }

    private static TocEntry ReadEntry(ref ByteReader reader) => new(reader.Text(), ReadText(ref reader), [.. reader.Many(ReadEntry)]);
}
