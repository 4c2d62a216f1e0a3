using Transmission.Dialect;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>The answers of another resolver as whole addresses, for a text that is shown somewhere else.</summary>
/// <param name="page">The whole address of the page that the text is from.</param>
internal sealed class AbsoluteResolver(ILinkResolver resolver, SiteConfig config, string page) : ILinkResolver
{
    public string? Link(string target, TextSpan span) => resolver.Link(target, span) is { } href ? Absolute(href) : null;

    public ImageSource Image(string target, TextSpan span) =>
        resolver.Image(target, span) is var image && image.Source.Length > 0 ? image with { Source = Absolute(image.Source) } : image;

    public string? Data(string target, TextSpan span) => resolver.Data(target, span);

    public FoundTarget? Target(Reference reference) =>
        resolver.Target(reference) is { } target ? target with { Href = Absolute(target.Href) } : null;

    private string Absolute(string href) => href switch
    {
        ['/', '/', ..] => $"{config.Address.Scheme}:{href}",
        ['/', ..] => config.Address.GetLeftPart(UriPartial.Authority) + href,
        "" or ['#' or '?', ..] => page + href,
        _ => href, // it has a scheme
    };
}
