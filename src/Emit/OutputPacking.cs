using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Emit;

/// <summary>What is known of a file, as bytes.</summary>
internal static class OutputPacking
{
    public static ReadOnlySpan<byte> Write(Output output)
    {
        var writer = new ByteWriter();
        writer.Long(output.Length);
        writer.Text(output.Digest);
        foreach (var texts in (ReadOnlySpan<IReadOnlyCollection<string>>)[output.Links, output.Anchors, output.Loads]) writer.Many(texts, static (to, text) => to.Text(text));
        return writer.Written;
    }

    public static Output Read(ReadOnlySpan<byte> bytes, Draft draft)
    {
        var reader = new ByteReader(bytes);
        return new Output(draft.Path, reader.Long(), reader.Text(), draft.Origin, Texts(ref reader), Texts(ref reader)) { Loads = Texts(ref reader) };

        static System.Collections.Immutable.ImmutableArray<string> Texts(ref ByteReader from) => [.. from.Many(static (ref ByteReader one) => one.Text())];
    }
}
