using Transmission.Model;

namespace Transmission.Dialect.Figures;

/// <summary>The element around an image that offers browsers other formats and widths of it (HTML 4.8.1). Nothing in a feed, whose readers know <c>img</c> alone.</summary>
internal sealed class Picture : IDisposable
{
    private readonly DocumentRenderer _renderer;

    private Picture(DocumentRenderer renderer) => _renderer = renderer;

    /// <summary>Begins it; null, with nothing written, where there is nothing to choose.</summary>
    /// <param name="shown">How wide the image is at most, in CSS pixels.</param>
    public static Picture? Open(DocumentRenderer renderer, ImageSource source, int? shown)
    {
        if (renderer.IsForFeed || renderer.State.InPicture > 0 || shown is not { } width || source.Choices?.Invoke() is not { IsDefaultOrEmpty: false } choices) return null;
        renderer.Write("<picture>");
        foreach (var choice in choices)
        {
            // One candidate is taken whatever the room: its address is enough.
            var several = choice.Candidates.Length > 1;
            renderer.WriteTag("source",
                ("type", choice.MediaType),
                ("srcset", several ? string.Join(", ", choice.Candidates.Select(candidate => $"{candidate.Href} {candidate.Width}w")) : choice.Candidates[0].Href),
                ("sizes", several ? renderer.Context.Images.SizesFor(width) : null));
        }
        return new Picture(renderer);
    }

    public void Dispose() => _renderer.Write("</picture>");
}
