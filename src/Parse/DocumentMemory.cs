using System.Collections.Immutable;
using System.IO.Hashing;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Parse;

/// <summary>
/// Remembers what reading a file gave, and what was reported of it, under its bytes: a pure function of them, of its path, of site.yml and of
/// this program. A file that has not changed is not parsed, unless something asks for its tree.
/// </summary>
/// <param name="madeWith">Of site.yml and the program: whatever can change a result, and is no file's own.</param>
/// <param name="trees">How long the files may be, in bytes, whose trees are held after they were read; those of others are let go when nobody uses them.</param>
public sealed class DocumentMemory(ICache cache, string madeWith, Allowance trees)
{
    private const string Function = "document";

    /// <param name="read">Reads it whole.</param>
    /// <param name="again">Reads its trees.</param>
    /// <returns>With a <see cref="Document.Digest"/>.</returns>
    internal Document Of(SourceFile file, DiagnosticBag diagnostics, Func<SourceFile, DiagnosticBag, Document> read, Func<SourceFile, DiagnosticBag, Document> again)
    {
        var key = CacheKey.Of(Function, madeWith, file.Path.Value, Convert.ToHexString(XxHash128.Hash(file.Bytes.Span)));
        var digest = key.ToString();
        if (cache.TryGet(key, bytes => Read(bytes, file, diagnostics), out var known)) return known.ReadAgainBy(new Renewable<Document>(Reader(file, again)).Read) with { Digest = digest };

        var told = diagnostics.Another();
        var document = read(file, told);
        var reported = told.InOrder();
        diagnostics.AddAll(reported);
        if (DiagnosticPacking.CanBePacked(reported, document.Source)) Keep(key, document, reported);
        return document.ReadAgainBy(trees.Hold(document, file.Bytes.Length, Reader(file, again))) with { Digest = digest };
    }

    private static Func<Document> Reader(SourceFile file, Func<SourceFile, DiagnosticBag, Document> read) => () => read(file, new DiagnosticBag());

    private void Keep(CacheKey key, Document document, ImmutableArray<Diagnostic> reported)
    {
        var writer = new ByteWriter();
        writer.Many(reported, DiagnosticPacking.Write);
        DocumentPacking.Write(writer, document);
        cache.Keep(key, writer.Written);
    }

    private static Document Read(ReadOnlySpan<byte> bytes, SourceFile file, DiagnosticBag diagnostics)
    {
        var source = new SourceText(file.Path, new Renewable<string>(() => TextDecoder.Decode(file, new DiagnosticBag()).Text));
        var reader = new ByteReader(bytes);
        DiagnosticPacking.Report(ref reader, source, diagnostics);
        return DocumentPacking.Read(ref reader, source);
    }
}
