using System.Globalization;
using System.Xml;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Assets;

/// <summary>Drawings: their size is that of the root element (SVG 2, 8.2), of its view box where it has none.</summary>
public sealed class SvgImages : IAssetKind
{
    public bool Claims(SitePath path) => path.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase);

    public Asset Import(SourceFile file, DiagnosticBag diagnostics)
    {
        var size = SizeOf(file.Bytes, out var problem);
        if (size is null) diagnostics.Report(Rules.ImageUnreadable, $"the size of this drawing cannot be read: {problem}", new SourceText(file.Path, "").At(0, 0));
        return new Asset(file, AssetImporter.AddressOf(file.Path), size);
    }

    internal static ImageSize? SizeOf(ReadOnlyMemory<byte> bytes, out string problem)
    {
        problem = "it is not SVG";
        try
        {
            // A document type is common in drawings and is not read: it could name other files, or grow without bound.
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg") return null;
            problem = "it gives neither width and height nor a viewBox";
            return Size(Length(reader.GetAttribute("width")), Length(reader.GetAttribute("height")), ViewBox(reader.GetAttribute("viewBox")));
        }
        catch (XmlException e)
        {
            problem = e.Message.TrimEnd('.');
            return null;
        }
    }

    /// <summary>A side that is not given follows from the other by the proportions of the view box.</summary>
    private static ImageSize? Size(double? width, double? height, (double Width, double Height)? box)
    {
        if (box is { } b)
        {
            if (width is null && height is null) (width, height) = (b.Width, b.Height);
            width ??= height * b.Width / b.Height;
            height ??= width * b.Height / b.Width;
        }
        if (width is not (> 0 and < int.MaxValue) || height is not (> 0 and < int.MaxValue)) return null;
        return new ImageSize(Rounded(width.Value), Rounded(height.Value));
    }

    private static int Rounded(double length) => Math.Max(1, (int)Math.Round(length, MidpointRounding.AwayFromZero));

    /// <summary>In CSS pixels; null for one that depends on something else (<c>100%</c>).</summary>
    private static double? Length(string? text)
    {
        if (text is null) return null;
        var digits = text.AsSpan().Trim();
        var end = digits.LastIndexOfAnyInRange('0', '9') + 1;
        if (end < digits.Length && digits[end] == '.') end++;
        double? factor = digits[end..] switch
        {
            "" or "px" => 1,
            "pt" => 4 / 3.0,
            "pc" => 16,
            "in" => 96,
            "cm" => 96 / 2.54,
            "mm" => 96 / 25.4,
            "em" or "rem" => 16,
            "ex" => 8,
            _ => null,
        };
        return double.TryParse(digits[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number * factor : null;
    }

    private static (double Width, double Height)? ViewBox(string? text)
    {
        var parts = text?.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return parts is [_, _, var width, var height] && Length(width) is { } w && Length(height) is { } h ? (w, h) : null;
    }
}
