using System.Text;
using System.Text.Unicode;
using Transmission.Citations;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>BibTeX files: read for citations, and served as they are.</summary>
public sealed class Bibliographies : IAssetKind
{
    public bool Claims(SitePath path) => path.Extension.Equals(".bib", StringComparison.OrdinalIgnoreCase);

    public Asset Import(SourceFile file, DiagnosticBag diagnostics) => new(file, AssetImporter.AddressOf(file.Path))
    {
        Bibliography = BibliographyReader.Read(Decode(file, diagnostics), diagnostics),
    };

    /// <summary>UTF-8, without its byte order mark; other bytes are reported, and become U+FFFD as what no page may hold does.</summary>
    private static SourceText Decode(SourceFile file, DiagnosticBag diagnostics)
    {
        var bytes = file.Bytes.Span is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : file.Bytes.Span;
        var text = Encoding.UTF8.GetString(bytes);
        if (!Utf8.IsValid(bytes)) diagnostics.Report(Rules.FileEncoding, "this bibliography is not UTF-8", new SourceText(file.Path, text).At(Math.Max(0, text.IndexOf('\uFFFD'))));
        return new SourceText(file.Path, string.Create(text.Length, text, static (result, from) =>
        {
            for (var i = 0; i < from.Length; i++) result[i] = (char.IsControl(from[i]) && !char.IsWhiteSpace(from[i])) || from[i] is >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE' ? '\uFFFD' : from[i];
        }));
    }
}
