using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>What rendering a part of a document gave.</summary>
/// <param name="Digest">Of all that it was made from: the document, and what the site answered. Empty where nothing is remembered of it.</param>
internal readonly record struct Rendering<T>(T Value, string Digest)
{
    /// <summary>Whether it was known before this build.</summary>
    public bool IsRemembered { get; init; }
}

/// <summary>
/// Remembers what was rendered of a document under the document and all that the site answered meanwhile (<see cref="Interview"/>), with what was reported of it.
/// What others say in answering is not remembered: they are asked again, and say it again.
/// </summary>
/// <param name="madeWith">Of the program and what lies beside it.</param>
internal sealed class RenderMemory(ICache cache, string madeWith, DiagnosticBag diagnostics)
{
    private const string Function = "rendering";

    private sealed record Known<T>(T Value, string Answers);

    /// <param name="what">Names the part, and all that it depends on beside the document and the site.</param>
    public Rendering<T> Of<T>(string what, Document document, RenderContext context, Func<RenderContext, T> render, Action<ByteWriter, T> write, Reading<T> read)
    {
        if (document.Digest.Length == 0) return new Rendering<T>(render(context), "");
        var key = CacheKey.Of(Function, madeWith, what, document.Digest);
        // A copy, since those who answer may need the cache themselves.
        if (cache.TryGet(key, static bytes => bytes.ToArray(), out var known) && Recall(known, document, context, read) is { } recalled)
            return new Rendering<T>(recalled.Value, DigestOf(key, recalled.Answers)) { IsRemembered = true };

        var told = diagnostics.Another();
        var interview = new Interview(context.Resolver, context.Citations);
        var value = render(context with { Resolver = interview, Citations = interview, Diagnostics = told });
        var reported = told.InOrder();
        diagnostics.AddAll(reported);
        if (!DiagnosticPacking.CanBePacked(reported, document.Source)) return new Rendering<T>(value, "");

        var answers = interview.Digest;
        var writer = new ByteWriter();
        writer.Text(answers);
        writer.Number(interview.Questions.Length);
        writer.Bytes(interview.Questions);
        writer.Many(reported, DiagnosticPacking.Write);
        write(writer, value);
        cache.Keep(key, writer.Written);
        return new Rendering<T>(value, DigestOf(key, answers));
    }

    /// <summary>Of what a document has by itself.</summary>
    public Rendering<T> Own<T>(T value, Document document) => new(value, document.Digest.Length == 0 ? "" : CacheKey.Of(Function, madeWith, document.Digest).ToString());

    /// <summary>Null where the site answers differently now.</summary>
    private Known<T>? Recall<T>(ReadOnlySpan<byte> bytes, Document document, RenderContext context, Reading<T> read)
    {
        var reader = new ByteReader(bytes);
        var answers = reader.Text();
        var interview = new Interview(context.Resolver, context.Citations);
        interview.Repeat(reader.Bytes(reader.Number()));
        if (interview.Digest != answers) return null;
        DiagnosticPacking.Report(ref reader, document.Source, diagnostics);
        return new Known<T>(read(ref reader), answers);
    }

    private static string DigestOf(CacheKey key, string answers) => CacheKey.Of(Function, "1", key.ToString(), answers).ToString();
}
