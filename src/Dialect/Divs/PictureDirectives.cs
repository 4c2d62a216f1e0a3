using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.References;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Dialect.Divs;

/// <summary>MyST's <c>```{figure} a.png</c>, whose lines of <c>:key: value</c> say something about it, and whose first paragraph is its caption; and <c>```{image} a.png</c>.</summary>
internal static partial class PictureDirectives
{
    public static void Read(DivBlock div, ParseContext context)
    {
        if (div.FirstOrDefault() is not DivTitle target || target.Span.IsEmpty) return;
        var source = context.Source;
        var name = source.Text.AsSpan(div.Span.Start, target.Span.Start - div.Span.Start).TrimEnd();
        if (!name.EndsWith("{figure}") && !name.EndsWith("{image}")) return;
        var image = new LinkInline
        {
            Url = source.Slice(target.Span.ToText()),
            IsImage = true,
            IsClosed = true,
            Span = target.Span,
            UrlSpan = target.Span,
        };
        var blocks = div.Skip(1).ToList();
        div.Clear();
        if (blocks is [ParagraphBlock caption, ..])
        {
            foreach (var inline in InlineTree.TakeFrom(caption).ToList()) { inline.Remove(); image.AppendChild(inline); }
            blocks.RemoveAt(0);
        }
        for (var option = Option().Match(source.Text, target.Span.End + 1); option.Success; option = Option().Match(source.Text, option.Index + option.Length)) Set(image, option.Groups["key"].Value, option.Groups["value"]);

        var (parent, at) = (div.Parent!, div.Parent!.IndexOf(div));
        var alone = new ContainerInline { IsClosed = true };
        alone.AppendChild(image);
        parent[at] = new ParagraphBlock { Inline = alone, IsOpen = false, Line = div.Line, Span = div.Span };
        foreach (var block in blocks) parent.Insert(++at, block); // the legend
        context.Diagnostics.Report(Rules.TagRead, "a directive of MyST is read as a picture", source.At(div.Span.Start, div.Colons));
    }

    private static void Set(LinkInline image, string key, Group value)
    {
        switch (key)
        {
            case "name":
                image.GetAttributes().Id = value.Value;
                Numbering.Label(image, TargetKind.Figure, new TextSpan(value.Index, value.Length));
                break;
            case "width" or "height": image.GetAttributes().AddPropertyIfNotExist(key, value.Value.Replace("px", "", StringComparison.Ordinal)); break;
            case "alt" when image.FirstChild is null: image.AppendChild(new LiteralInline(value.Value) { Span = new SourceSpan(value.Index, value.Index + value.Length - 1), IsClosed = true }); break;
        }
    }

    /// <summary>On the next line, behind the marks of the containers.</summary>
    [GeneratedRegex(@"\G[ \t]*(?:\r\n|\n|\r)[ \t>]*:(?<key>[a-z-]+):[ \t]*(?<value>[^\r\n]*?)(?=[ \t]*(?:[\r\n]|$))")]
    private static partial Regex Option();
}
