using System.Collections.Immutable;
using System.Text;
using Transmission.Dialect;
using Transmission.Dialect.References;
using Transmission.Diagnostics;
using Transmission.Model;

namespace Transmission.Render;

/// <summary>Answers for one document where the things lie that it names.</summary>
internal sealed class SiteResolver(Site site, Document document, Heading? title, NearNames names, ShownImages shown, DiagnosticBag diagnostics) : ILinkResolver
{
    private readonly FileFinder _files = new(site, document, names);

    public string? Link(string target, TextSpan span)
    {
        target = Targets.WithoutTemplate(target);
        if (target.Length == 0) return site.HrefOf(document);
        if (Targets.IsUnsafe(target) && !site.Config.Scripts)
        {
            diagnostics.Report(Rules.LinkUnsafe, $"'{target}' is a script, not an address", At(span));
            return null;
        }
        if (target.StartsWith("xref:", StringComparison.Ordinal)) return CrossReference(target[5..], span);
        if (Targets.IsElsewhere(target)) return target;
        var (path, query, fragment) = Targets.Split(target);
        if (path.Length == 0) return Fragment(document, fragment, span, isHere: true) is { } here ? query + here : null;
        return Find(path, span) switch
        {
            FileFinder.Found.Article(var other) => site.HrefOf(other) + query + Fragment(other, fragment, span, isHere: false),
            FileFinder.Found.Served(var asset) => site.Config.Href(asset.Url) + query + (fragment is null ? "" : "#" + fragment),
            FileFinder.Found.Page(var url) => site.Config.Href(url) + query + (fragment is null ? "" : "#" + fragment),
            FileFinder.Found.LeftOut(var other) => Report(Rules.LinkLeftOut, $"'{other.Path}' is not published: {other.LeftOutBecause}", span),
            _ when path.StartsWith(LinkUse.ByName, StringComparison.Ordinal) => Report(Rules.LinkFileMissing, $"nothing is called '{path[LinkUse.ByName.Length..]}'", span,
                NearNames.Hint(path[LinkUse.ByName.Length..], site.Names.All) ?? "Write the name of a file, a title or an alias."),
            _ => Report(Rules.LinkFileMissing, $"'{path}' is no file of the site", span, names.HintForPath(_files.Wanted(path))),
        };
    }

    /// <summary>Statiq's links by the name that an article gives itself.</summary>
    private string? CrossReference(string target, TextSpan span)
    {
        var (name, query, fragment) = Targets.Split(target);
        if (site.Names.Named(name) is { } found) return site.HrefOf(found) + query + Fragment(found, fragment, span, isHere: false);
        var known = site.Documents.SelectMany(other => new[] { other.FrontMatter.Xref, other.Slug }).OfType<string>().ToList();
        return Report(Rules.LinkFileMissing, $"no article has the xref '{name}'", span, NearNames.Hint(name, known));
    }

    public ImageSource Image(string target, TextSpan span)
    {
        if (Targets.HostOf(target) is { } host) return Remote(target, host, span);
        if (target.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return new ImageSource(target, null);
        var (path, query, _) = Targets.Split(Targets.WithoutTemplate(target));
        if (Find(path, span) is FileFinder.Found.Served(var asset))
            return new ImageSource(site.Config.Href(asset.Url) + query, asset.Size) { Choices = shown.Contains(asset) ? () => Choices(asset, span) : null };
        path = path.StartsWith(LinkUse.ByName, StringComparison.Ordinal) ? path[LinkUse.ByName.Length..] : path;
        Report(Rules.ImageMissing, $"'{path}' is no file of the site", span, names.HintForPath(_files.Wanted(path)));
        return new ImageSource("", null);
    }

    public string? Data(string target, TextSpan span)
    {
        if (Targets.IsElsewhere(target)) return Report(Rules.DataRemote, $"'{target}' lies on another server", span);
        if (Find(Targets.Split(target).Path, span) is FileFinder.Found.Served(var asset)) return Encoding.UTF8.GetString(asset.Content.Span).TrimStart('\uFEFF');
        return Report(Rules.DataMissing, $"'{target}' is no file of the site", span, names.HintForPath(_files.Wanted(target)));
    }

    private FileFinder.Found? Find(string path, TextSpan span)
    {
        var found = _files.Find(path);
        if (found is { Others: { Length: > 0 } others })
            diagnostics.Report(Rules.LinkAmbiguous, $"{others.Length + 1} files are called '{path[LinkUse.ByName.Length..]}', and '{PathOf(found)}' is taken", At(span), [.. others.Select(other => new Note("another", other.At(0, 0)))]);
        if (found?.Slip is { } slip) diagnostics.Report(Rules.PathInexact, slip, At(span));
        return found;
    }

    private static SitePath? PathOf(FileFinder.Found found) => found switch
    {
        FileFinder.Found.Article(var other) => other.Path,
        FileFinder.Found.LeftOut(var other) => other.Path,
        FileFinder.Found.Served(var asset) => asset.Source.Path,
        _ => null,
    };

    private ImmutableArray<ImageChoice> Choices(Asset image, TextSpan span)
    {
        var offer = image.Variants!.Offer();
        if (offer.Problem is ImageProblem.Damaged) diagnostics.Report(Rules.ImageDamaged, $"'{image.Source.Path}' is damaged and cannot be decoded", At(span));
        if (offer.Problem is ImageProblem.NoEncoder) diagnostics.Report(Rules.ImagesAsTheyAre, "pictures are served as they are: libvips cannot be loaded on this machine", at: null);
        return [.. offer.Variants.GroupBy(variant => variant.Format).Select(format => new ImageChoice(
            format.Key.MediaType, [.. format.OrderBy(variant => variant.Width).Select(variant => (site.Config.Href(variant.Url), variant.Width))]))];
    }

    private ImageSource Remote(string target, string host, TextSpan span)
    {
        if (site.Config.RemoteImages) return new ImageSource(target, null, IsRemote: true);
        diagnostics.Report(Rules.ImageRemote, $"a picture of {host} became a link", At(span));
        return new ImageSource(target, null, IsRemote: true, host);
    }

    public FoundTarget? Target(Reference reference)
    {
        var (article, label) = reference.Parts;
        var owner = article.Length == 0 ? document : _files.FindArticle(article);
        if (reference.IsOfTheSite && owner?.Body.Targets.Find(label) is null) owner = site.Names.OwnerOf(label) ?? owner;
        if (owner?.Body.Targets.Find(label) is { } target) return new FoundTarget(HrefOf(owner, target), target, owner == document ? null : owner.Title.Plain);
        var kind = Labels.KindOf(label);
        var rule = (kind ?? (reference.Form is ReferenceForm.Named ? null : TargetKind.Equation)) is TargetKind.Equation ? Rules.EquationMissing : Rules.ReferenceMissing;
        if (owner is null) diagnostics.Report(rule, $"no article is called '{article}'", At(reference.Span), NearNames.Hint(article, site.Names.Slugs));
        else diagnostics.Report(rule, $"{(rule == Rules.EquationMissing ? "no equation" : "nothing")} is labelled '{label}'", At(reference.Span), HintForLabel(owner, label));
        return null;
    }

    /// <summary>The title is where its page begins.</summary>
    private string HrefOf(Document owner, NumberedTarget target)
    {
        var heading = owner == document ? title : PageRenderer.TitleIn(owner);
        if (heading?.Id == target.Id) return site.HrefOf(owner);
        return (owner == document ? "" : site.HrefOf(owner)) + "#" + Uri.EscapeDataString(target.Id);
    }

    /// <summary>A label spelt like it, else the same in another article.</summary>
    private string? HintForLabel(Document owner, string label)
    {
        var written = owner.Body.Targets.All.Select(target => owner.Source.Slice(target.Span)).ToList();
        if (NearNames.Hint(label, written) is { } near) return near;
        return site.Names.OwnerOf(label) is { } other && other != owner ? $"'{other.Path}' has it: write {other.Slug}#{label}." : null;
    }

    /// <summary>
    /// With its hash, percent-encoded; empty for none, for the title, which is where the page begins, and for one that
    /// another page does not have; null for one that this page does not have.
    /// </summary>
    private string? Fragment(Document target, string? fragment, TextSpan span, bool isHere)
    {
        if (fragment?.LastIndexOf('#') is >= 0 and var last) fragment = fragment[(last + 1)..]; // Obsidian's [[a#chapter#section]]
        if (fragment is ['^', ..] && Anchors.Find(target.Body, fragment) is null) fragment = null; // what has no such mark: the page is near enough
        if (string.IsNullOrEmpty(fragment)) return isHere && fragment is not null ? "#" : "";
        var anchor = Anchors.Find(target.Body, fragment);
        if (anchor is null)
        {
            Report(Rules.LinkFragmentMissing, $"'{target.Path}' has no anchor '{Targets.Decode(fragment)}'", span, NearNames.Hint(Targets.Decode(fragment), target.Body.Anchors));
            return isHere ? null : "";
        }
        var heading = isHere ? title : PageRenderer.TitleIn(target);
        if (heading?.Id == anchor) return isHere ? site.HrefOf(document) : "";
        return "#" + Uri.EscapeDataString(anchor);
    }

    private string? Report(Rule rule, string message, TextSpan span, string? hint = null)
    {
        diagnostics.Report(rule, message, At(span), hint);
        return null;
    }

    private Location At(TextSpan span) => document.Source.At(span);
}
