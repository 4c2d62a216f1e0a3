using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Model;

namespace Transmission.Parse;

/// <summary>
/// A document as bytes: everything that others ask of it but its trees, which are read again where they are needed
/// (<see cref="ParsedText.Tree"/>). What <see cref="Write"/> writes, <see cref="Read"/> reads in the same order.
/// </summary>
internal static class DocumentPacking
{
    public static void Write(ByteWriter writer, Document document)
    {
        writer.Number((int)document.Kind);
        FrontMatterPacking.Write(writer, document.FrontMatter);
        Write(writer, document.Body);
        Write(writer, document.Title);
        writer.Flag(document.Description is not null);
        if (document.Description is { } description) Write(writer, description);
        UnsetPacking.Write(writer, document.Excerpt);
        writer.Text(document.Slug);
        FrontMatterPacking.Write(writer, document.Date);
        writer.Text(document.Language);
        writer.Flag(document.HasWrongDate);
    }

    /// <returns>Without trees.</returns>
    public static Document Read(ref ByteReader reader, SourceText source) => new()
    {
        Source = source,
        Kind = (DocumentKind)reader.Number(),
        FrontMatter = FrontMatterPacking.Read(ref reader),
        Body = ReadText(ref reader),
        Title = ReadPhrase(ref reader),
        Description = reader.Flag() ? ReadPhrase(ref reader) : null,
        Excerpt = UnsetPacking.Read(ref reader),
        Slug = reader.Text(),
        Date = FrontMatterPacking.ReadInstant(ref reader),
        Language = reader.Text(),
        HasWrongDate = reader.Flag(),
    };

    private static void Write(ByteWriter writer, Phrase phrase)
    {
        writer.Text(phrase.Plain);
        writer.Text(phrase.Latex);
        UnsetPacking.Write(writer, phrase.Unset);
        Write(writer, phrase.Text);
    }

    private static Phrase ReadPhrase(ref ByteReader reader)
    {
        var (plain, latex, unset) = (reader.Text(), reader.Text(), UnsetPacking.Read(ref reader));
        return new Phrase(plain, ReadText(ref reader)) { Latex = latex, Unset = unset };
    }

    private static void Write(ByteWriter writer, ParsedText text)
    {
        writer.Number(text.FormulaCount);
        writer.Flag(text.BeginsWithHeading);
        writer.Many(text.Headings, Write);
        writer.Many(text.Links, Write);
        writer.Many(text.Drawings, Write);
        writer.Many(text.Citations, Write);
        writer.Many(text.Targets.All, Write);
        writer.Many(text.References, Write);
        writer.Many(text.Anchors, static (to, anchor) => to.Text(anchor));
        var measure = text.Measure;
        foreach (var count in (ReadOnlySpan<int>)[measure.HanCharacters, measure.LatinWords, measure.InlineFormulas, measure.DisplayFormulas, measure.Figures, measure.CodeLines]) writer.Number(count);
        writer.Many(text.Signal, static (to, sample) => to.Number(BitConverter.SingleToInt32Bits(sample)));
    }

    private static ParsedText ReadText(ref ByteReader reader) => new()
    {
        FormulaCount = reader.Number(),
        BeginsWithHeading = reader.Flag(),
        Headings = [.. reader.Many(ReadHeading)],
        Links = [.. reader.Many(ReadLink)],
        Drawings = [.. reader.Many(ReadDrawing)],
        Citations = [.. reader.Many(ReadCitation)],
        Targets = reader.Many(ReadTarget) is { Length: > 0 } targets ? new TargetTable([.. targets]) : TargetTable.None,
        References = [.. reader.Many(ReadReference)],
        Anchors = ImmutableHashSet.Create(StringComparer.Ordinal, reader.Many(static (ref ByteReader from) => from.Text())),
        Measure = new TextMeasure(reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number(), reader.Number()),
        Signal = [.. reader.Many(static (ref ByteReader from) => BitConverter.Int32BitsToSingle(from.Number()))],
    };

    private static void Write(ByteWriter writer, Heading heading)
    {
        writer.Number(heading.Level);
        writer.Text(heading.Id);
        writer.Text(heading.Plain);
        FrontMatterPacking.Write(writer, heading.Span);
        writer.Number(BitConverter.SingleToInt32Bits(heading.Start));
        writer.Text(heading.Number);
        writer.Flag(heading.IsSection);
    }

    private static Heading ReadHeading(ref ByteReader reader) =>
        new(reader.Number(), reader.Text(), reader.Text(), FrontMatterPacking.ReadSpan(ref reader), BitConverter.Int32BitsToSingle(reader.Number()))
        {
            Number = reader.TextOrNull(),
            IsSection = reader.Flag(),
        };

    private static void Write(ByteWriter writer, LinkUse link)
    {
        writer.Text(link.Target);
        FrontMatterPacking.Write(writer, link.Span);
        writer.Flag(link.IsImage);
    }

    private static LinkUse ReadLink(ref ByteReader reader) => new(reader.Text(), FrontMatterPacking.ReadSpan(ref reader), reader.Flag());

    private static void Write(ByteWriter writer, Drawing drawing)
    {
        writer.Number((int)drawing.Kind);
        writer.Text(drawing.Source);
        FrontMatterPacking.Write(writer, drawing.Fence);
        writer.Many(drawing.LineStarts, static (to, start) => to.Number(start));
        foreach (var text in (ReadOnlySpan<string?>)[drawing.Id, drawing.Title, drawing.Caption, drawing.Alternative]) writer.Text(text);
    }

    private static Drawing ReadDrawing(ref ByteReader reader) =>
        new((DrawingKind)reader.Number(), reader.Text(), FrontMatterPacking.ReadSpan(ref reader), [.. reader.Many(static (ref ByteReader from) => from.Number())])
        {
            Id = reader.TextOrNull(),
            Title = reader.TextOrNull(),
            Caption = reader.TextOrNull(),
            Alternative = reader.TextOrNull(),
        };

    private static void Write(ByteWriter writer, CitationUse use)
    {
        writer.Many(use.Cites, static (to, cite) =>
        {
            to.Text(cite.Key);
            FrontMatterPacking.Write(to, cite.KeySpan);
            to.Text(cite.Before);
            to.Text(cite.Place);
            to.Flag(cite.WithoutAuthor);
        });
        writer.Flag(use.IsNarrative);
        writer.Flag(use.IsElseText);
    }

    private static CitationUse ReadCitation(ref ByteReader reader) =>
        new([.. reader.Many(static (ref ByteReader from) => new Cite(from.Text(), FrontMatterPacking.ReadSpan(ref from), from.Text(), from.Text(), from.Flag()))], reader.Flag()) { IsElseText = reader.Flag() };

    private static void Write(ByteWriter writer, NumberedTarget target)
    {
        writer.Number((int)target.Kind);
        writer.Text(target.Id);
        writer.Text(target.Number);
        FrontMatterPacking.Write(writer, target.Span);
        writer.Text(target.Title);
        writer.Flag(target.Parentheses);
        writer.Text(target.Part);
    }

    private static NumberedTarget ReadTarget(ref ByteReader reader) =>
        new((TargetKind)reader.Number(), reader.Text(), reader.Text(), FrontMatterPacking.ReadSpan(ref reader)) { Title = reader.Text(), Parentheses = reader.Flag(), Part = reader.Text() };

    private static void Write(ByteWriter writer, Reference reference)
    {
        writer.Text(reference.Label);
        writer.Number((int)reference.Form);
        FrontMatterPacking.Write(writer, reference.Span);
        writer.Text(reference.Placeholder);
        writer.Text(reference.Prefix);
        writer.Text(reference.Text);
        writer.Flag(reference.IsOfTheSite);
    }

    private static Reference ReadReference(ref ByteReader reader) =>
        new(reader.Text(), (ReferenceForm)reader.Number(), FrontMatterPacking.ReadSpan(ref reader), reader.Text()) { Prefix = reader.Text(), Text = reader.Text(), IsOfTheSite = reader.Flag() };
}
