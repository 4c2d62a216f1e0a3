using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Diagnostics;

/// <summary>What was reported of one text, as bytes, to be reported again where the text has not changed.</summary>
internal static class DiagnosticPacking
{
    /// <summary>Whether it would be said again of the same text: it points nowhere else, and no machine is to blame.</summary>
    public static bool CanBePacked(ImmutableArray<Diagnostic> told, SourceText source) => told.All(diagnostic =>
        !Rules.IsOfTheMachine(diagnostic.Rule) && diagnostic.Notes.Select(note => note.At).Append(diagnostic.At).OfType<Location>().All(at => at.Source == source));

    public static void Write(ByteWriter writer, Diagnostic diagnostic)
    {
        writer.Text(diagnostic.Rule.Id);
        writer.Text(diagnostic.Message);
        writer.Text(diagnostic.Hint);
        Write(writer, diagnostic.At);
        writer.Many(diagnostic.Notes, static (to, note) =>
        {
            to.Text(note.Message);
            Write(to, note.At);
        });
    }

    /// <summary>Reports them of <paramref name="source"/>.</summary>
    public static void Report(ref ByteReader reader, SourceText source, DiagnosticBag diagnostics)
    {
        for (var count = reader.Number(); count > 0; count--)
        {
            var rule = Rules.WithId(reader.Text()) ?? throw new FormatException("a rule is missing");
            var (message, hint, at) = (reader.Text(), reader.Text(), ReadLocation(ref reader, source));
            var notes = new Note[reader.Number()];
            for (var i = 0; i < notes.Length; i++) notes[i] = new Note(reader.Text(), ReadLocation(ref reader, source));
            diagnostics.Report(rule, message, at, hint, [.. notes]);
        }
    }

    private static void Write(ByteWriter writer, Location? at)
    {
        writer.Flag(at is not null);
        if (at is null) return;
        writer.Number(at.Span.Start);
        writer.Number(at.Span.Length);
    }

    private static Location? ReadLocation(ref ByteReader reader, SourceText source) =>
        reader.Flag() ? new Location(source, new TextSpan(reader.Number(), reader.Number())) : null;
}
