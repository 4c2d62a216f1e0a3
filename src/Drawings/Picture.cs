using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Transmission.Drawings;

/// <summary>
/// What a page may show of an engine's SVG: shapes and texts, in the page's fonts and colours. No script, style sheet, link, event or
/// picture of another place is on its lists, so none passes; ids get a prefix, since a page may have many drawings.
/// </summary>
public sealed partial class Picture
{
    private static readonly HashSet<string> Elements =
        ["g", "defs", "marker", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath"];

    private static readonly HashSet<string> Attributes =
    [
        "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "width", "height", "r", "rx", "ry", "cx", "cy", "fx", "fy", "points", "d", "transform", "offset", "viewBox", "refX", "refY", "orient",
        "markerWidth", "markerHeight", "markerUnits", "gradientUnits", "gradientTransform", "clipPathUnits", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "stop-color", "stop-opacity", "clip-path", "marker-start", "marker-mid", "marker-end", "font-size", "font-weight",
        "font-style", "text-anchor", "text-decoration", "dominant-baseline", "font-family", "id",
    ];

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Ignore, IgnoreComments = true, IgnoreProcessingInstructions = true, XmlResolver = null };

    private readonly XElement _root;
    private readonly HashSet<string> _used;

    private Picture(XElement root, HashSet<string> used, double width, double height) => (_root, _used, Width, Height) = (root, used, width, height);

    /// <summary>In CSS pixels.</summary>
    public double Width { get; }
    public double Height { get; }

    /// <summary>The texts in it, in the order of drawing.</summary>
    public IEnumerable<string> Texts => _root.Descendants().Where(element => element.Name.LocalName == "text" && !IsHidden(element)).Select(element => element.Value.Trim()).Where(text => text.Length > 0);

    /// <exception cref="XmlException">It is no SVG.</exception>
    public static Picture Read(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg), Reading);
        var root = XElement.Load(reader);
        var box = root.Attribute("viewBox")?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var used = UsedId().Matches(svg).Select(match => match.Groups[1].Value).ToHashSet();
        return new Picture(root, used, Length(root, "width", box?.ElementAtOrDefault(2)), Length(root, "height", box?.ElementAtOrDefault(3)));
    }

    /// <summary>What stands between the tags of <c>svg</c>.</summary>
    public string Content(string prefix)
    {
        var result = new StringBuilder();
        foreach (var child in _root.Nodes()) Write(result, child, prefix);
        return result.ToString();
    }

    /// <summary>The value of its <c>viewBox</c>.</summary>
    public string Box => Round(_root.Attribute("viewBox")?.Value ?? string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}"));

    private void Write(StringBuilder result, XNode node, string prefix)
    {
        if (node is XText text)
        {
            if (text.Parent?.Name.LocalName is "text" or "tspan") result.Append(Escape(text.Value));
            return;
        }
        if (node is not XElement element || IsHidden(element)) return;
        var name = element.Name.LocalName;
        if (name != "a" && !Elements.Contains(name)) return;
        var attributes = name == "a" ? [] : element.Attributes().Select(attribute => Attribute(attribute, prefix)).OfType<string>().ToArray();
        if (name is "a" or "g" && attributes.Length == 0)
        {
            foreach (var child in element.Nodes()) Write(result, child, prefix);
            return;
        }
        result.Append('<').Append(name).AppendJoin("", attributes);
        if (!element.Nodes().Any()) { result.Append("/>"); return; }
        result.Append('>');
        foreach (var child in element.Nodes()) Write(result, child, prefix);
        result.Append("</").Append(name).Append('>');
    }

    /// <summary>With the space before it; null where it has no place on a page.</summary>
    private string? Attribute(XAttribute attribute, string prefix)
    {
        if (attribute.Name.Namespace != XNamespace.None || !Attributes.Contains(attribute.Name.LocalName)) return null;
        var (name, value) = (attribute.Name.LocalName, attribute.Value);
        var kept = name switch
        {
            "id" => _used.Contains(value) ? prefix + value : null,
            "fill" or "stroke" or "stop-color" => Paint.OfPage(value, prefix, IsLine(attribute)),
            "clip-path" or "marker-start" or "marker-mid" or "marker-end" => value.StartsWith("url(#", StringComparison.Ordinal) ? $"url(#{prefix}{value[5..]}" : null,
            "font-family" => Monospaced().IsMatch(value) ? "var(--mono)" : null,
            "font-size" => value.Replace("px", "", StringComparison.Ordinal),
            "opacity" or "fill-opacity" or "stroke-opacity" when value == "1" => null,
            "transform" => value is "translate(0,0)" ? null : Round(value),
            _ => Round(value),
        };
        return kept is null ? null : $" {name}=\"{Escape(kept)}\"";
    }

    /// <summary>Whether it is the colour of a line, its arrow or a text, and not of an area that something stands on.</summary>
    private static bool IsLine(XAttribute attribute) =>
        attribute.Name.LocalName == "stroke" || attribute.Parent is { } element && (element.Name.LocalName is "text" or "tspan" || (string?)element.Attribute("stroke") == attribute.Value);

    private static bool IsHidden(XElement element) => (string?)element.Attribute("opacity") == "0" || (string?)element.Attribute("display") == "none";

    /// <summary>A hundredth of a pixel is less than anybody sees.</summary>
    private static string Round(string value) => LongNumber().Replace(value, match =>
        double.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? (Math.Round(number, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture) : match.Value);

    private static double Length(XElement root, string name, string? otherwise) =>
        double.TryParse(root.Attribute(name)?.Value.Replace("pt", "", StringComparison.Ordinal).Replace("px", "", StringComparison.Ordinal) ?? otherwise, CultureInfo.InvariantCulture, out var length) && length > 0 ? Math.Round(length, 2) : 1;

    private static string Escape(string text) =>
        new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();

    [GeneratedRegex(@"(?:url\(#|href=""#)([^)""]+)")]
    private static partial Regex UsedId();

    [GeneratedRegex(@"-?\d+\.\d{3,}(?:e-?\d+)?")]
    private static partial Regex LongNumber();

    [GeneratedRegex("mono|courier|consol", RegexOptions.IgnoreCase)]
    private static partial Regex Monospaced();
}
