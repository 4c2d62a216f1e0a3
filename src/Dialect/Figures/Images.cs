using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using Transmission.Dialect.Text;
using Transmission.Model;

namespace Transmission.Dialect.Figures;

/// <summary>An image: with its size, so that nothing moves when it comes, and never from another server unless the site says so.</summary>
internal static class Images
{
    /// <param name="isAlone">Whether it is a figure, which has its id, and its title for a caption.</param>
    public static void Write(DocumentRenderer renderer, LinkInline image, bool isAlone = false)
    {
        var (formulas, words) = (renderer.Context.Text.Formulas, renderer.Context.Words);
        var alt = PlainText.Of(image, (text, index) => text.Append(formulas[index].PlainText), reference => renderer.Context.Resolver.Target(reference)?.TextFor(reference, words),
            citation => renderer.Context.Citations.Of(citation.Cites)?.Names);
        if (renderer.Context.IsBare) { renderer.WriteEscape(alt); return; }
        var source = renderer.Context.Resolver.Image(image.Url ?? "", Links.SpanOf(image));
        if (!WriteInstead(renderer, source, alt.Length == 0 ? null : () => renderer.WriteChildren(image))) return;

        var attributes = image.TryGetAttributes();
        var wanted = attributes?.Properties?.Find(property => property.Key is "width").Value;
        var size = Scale(source.Size, wanted);
        using var picture = Picture.Open(renderer, source, size?.Width);
        renderer.WriteTag("img",
            ("src", source.Source), ("alt", alt), ("width", size is null ? null : $"{size.Width}"), ("height", size is null ? null : $"{size.Height}"),
            ("loading", "lazy"), ("id", isAlone ? null : attributes?.Id),
            ("title", isAlone || string.IsNullOrEmpty(image.Title) ? null : image.Title),
            ("style", wanted is [.. var percent, '%'] && int.TryParse(percent, out var part) && part is > 0 and <= 100 ? $"width:{part}%" : null));
    }

    /// <summary>Writes what stands for an image that may not be loaded or is not there; false then.</summary>
    /// <param name="writeText">Writes its text, with the formulas that may be in it; null where it has none.</param>
    public static bool WriteInstead(DocumentRenderer renderer, ImageSource source, Action? writeText)
    {
        if (source.Host is null && source.Source.Length > 0) return true;
        if (source.Host is null) renderer.WriteTag("span", ("class", "missing"));
        else if (renderer.State.InLink == 0) renderer.WriteTag("a", ("href", source.Source));
        renderer.State.InLink++;
        writeText?.Invoke();
        renderer.State.InLink--;
        if (source.Host is { } host) renderer.WriteEscape(writeText is null ? host : $" ({host})");
        if (source.Host is null) renderer.Write("</span>");
        else if (renderer.State.InLink == 0) renderer.Write("</a>");
        return false;
    }

    private static ImageSize? Scale(ImageSize? size, string? width) =>
        size is { Width: > 0 } && int.TryParse(width, out var wanted) && wanted > 0
            ? new ImageSize(wanted, (int)Math.Round((double)size.Height * wanted / size.Width, MidpointRounding.AwayFromZero))
            : size;
}
