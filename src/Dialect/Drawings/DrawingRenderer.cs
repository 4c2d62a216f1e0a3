using System.Globalization;
using System.Xml;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Transmission.Diagnostics;
using Transmission.Dialect.References;
using Transmission.Drawings;
using Transmission.Model;

namespace Transmission.Dialect.Drawings;

/// <summary>
/// A drawing as a figure: on a page its SVG, in a box that scrolls where the drawing is too wide to be made smaller; in a feed, whose
/// readers take SVG out of a text, an image of the file that stands beside the page.
/// </summary>
internal sealed class DrawingRenderer : HtmlObjectRenderer<DrawingBlock>
{
    /// <summary>To which part of its width a drawing may shrink and still be read.</summary>
    private const double Smallest = 0.75;

    /// <summary>The room for text on the narrowest phone, in CSS pixels: a drawing that fits there needs no box that scrolls.</summary>
    private const double Narrowest = 280;

    protected override void Write(HtmlRenderer renderer, DrawingBlock block)
    {
        var document = (DocumentRenderer)renderer;
        if (Draw(document.Context, document.Presses.Drawings, block) is not { } picture) { renderer.Write(block.Code); return; }
        var drawing = block.Drawing;
        renderer.EnsureLine();
        document.WriteTag("figure", ("class", "drawing"), ("id", drawing.Id));
        if (document.IsForFeed) Image(document, block, picture);
        else
        {
            var least = Math.Round(picture.Width * Smallest);
            var scrolls = least > Narrowest;
            var (name, _) = TextsOf(block.Drawing, picture, document.Context.Words);
            document.WriteTag("div", ("class", "scroll"), ("tabindex", scrolls ? "0" : null), ("role", scrolls ? "group" : null), ("aria-label", scrolls ? name : null));
            renderer.Write(Svg(block, picture, document.Context.Words, $" style=\"min-inline-size:{Number(Math.Min(picture.Width, scrolls ? least : Narrowest))}px\"", "")).Write("</div>");
        }
        Caption(document, block);
        renderer.WriteLine("</figure>");
    }

    /// <summary>The drawing as a file of its own, which shows itself without a page; null where it cannot be drawn.</summary>
    /// <param name="style">CSS: what the variables of our colours are there.</param>
    public static string? Standalone(RenderContext context, IDrawingPress press, DrawingBlock block, string style) =>
        Draw(context, press, block) is { } picture
            ? Svg(block, picture, context.Words, " xmlns=\"http://www.w3.org/2000/svg\"", $"<style>{Markup.Escape(style)}</style>") : null;

    /// <summary>With its number, where it has a label.</summary>
    private static void Caption(DocumentRenderer renderer, DrawingBlock block)
    {
        var caption = block.Drawing.Caption;
        if (caption is null && Numbering.NameOf(block.Code, renderer.Context) is null) return;
        renderer.Write("<figcaption>");
        Captions.WriteName(renderer, block.Code, isAlone: caption is null);
        if (caption is not null) renderer.WriteEscape(caption);
        renderer.Write("</figcaption>");
    }

    private static void Image(DocumentRenderer renderer, DrawingBlock block, Picture picture)
    {
        var page = renderer.Context.Resolver.Link("", default) ?? "";
        var (name, description) = TextsOf(block.Drawing, picture, renderer.Context.Words);
        renderer.WriteTag("img", ("src", Routes.DrawingOf(page, block.Index + 1)), ("alt", description ?? name), ("width", Number(Math.Round(picture.Width))), ("height", Number(Math.Round(picture.Height))));
    }

    private static string Svg(DrawingBlock block, Picture picture, Words words, string attributes, string style)
    {
        var (name, description) = TextsOf(block.Drawing, picture, words);
        var described = description is null ? "" : $"<desc>{Markup.Escape(description)}</desc>";
        return $"<svg{attributes} viewBox=\"{picture.Box}\" width=\"{Number(picture.Width)}\" height=\"{Number(picture.Height)}\" role=\"img\" fill=\"currentColor\"><title>{Markup.Escape(name)}</title>{described}{style}{picture.Content($"drawing-{block.Index + 1}-")}</svg>";
    }

    /// <summary>Its name, and what it shows: where the author says nothing, the texts in it.</summary>
    private static (string Name, string? Description) TextsOf(Drawing drawing, Picture picture, Words words)
    {
        var description = drawing.Alternative ?? string.Join(", ", picture.Texts.Distinct());
        return (drawing.Title ?? drawing.Caption ?? words.Drawing, description.Length > 0 ? description : null);
    }

    private static Picture? Draw(RenderContext context, IDrawingPress press, DrawingBlock block)
    {
        var drawing = block.Drawing;
        if (FilesOf(drawing, context.Resolver) is not { } files) return null;
        var (svg, error, warnings) = press.Draw(drawing, files);
        foreach (var warning in warnings) Report(Rules.DrawingIncomplete, warning.Message, warning);
        if (error is { IsOtherKind: true }) Report(Rules.DrawingOfOtherKind, $"'{error.Message}' is a kind of diagram that is not drawn here", error);
        else if (error is not null) Report(Rules.DrawingWrong, error.Message, error);
        if (svg is null) return null;
        try
        {
            return Picture.Read(svg);
        }
        catch (XmlException problem)
        {
            Report(Rules.DrawingWrong, $"it came out damaged: {problem.Message}", new DrawingFinding("", default));
            return null;
        }

        void Report(Rule rule, string message, DrawingFinding finding) => context.Diagnostics.Report(rule, message, context.Source.At(drawing.ToFile(finding.Span)));
    }

    /// <summary>Null where one of them is missing, which has been reported then.</summary>
    private static Dictionary<string, string>? FilesOf(Drawing drawing, ILinkResolver resolver)
    {
        var files = new Dictionary<string, string>();
        if (drawing.Kind is not DrawingKind.VegaLite) return files;
        var wanted = PlotSpec.Read(drawing.Source).Files;
        foreach (var (name, span) in wanted)
        {
            if (resolver.Data(name, drawing.ToFile(span)) is { } text) files[name] = text;
        }
        return wanted.All(file => files.ContainsKey(file.Name)) ? files : null;
    }

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
