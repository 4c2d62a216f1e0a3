using System.Collections.Frozen;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Cards;
using Transmission.Citations;
using Transmission.Code;
using Transmission.Dialect;
using Transmission.Drawings;
using Transmission.Imaging;
using Transmission.Model;
using Transmission.Scripting;
using Transmission.Tex;

namespace Transmission;

/// <summary>
/// What outlives a walk through the corridor: the engine, and what was made of each file, so that the next walk makes
/// again only what came from other bytes. A build has a session of its own; a preview keeps one. One walk at a time.
/// </summary>
public sealed class BuildSession : IDisposable
{
    private readonly ScriptHost _scripts = new();
    private readonly Draughtsman _draughtsman;
    private readonly ScriptHost _citationScripts = new(Citeproc.Limits); // an engine of its own, made when a page cites
    private SiteConfig? _config;
    private DateTimeOffset _now;

    /// <param name="isPreview">Whether pages are shown before all that they name is made.</param>
    public BuildSession(Installation installation, ICache cache, ImageLayout images, bool isPreview = false)
    {
        _draughtsman = new Draughtsman(cache, installation);
        Dialect = new MarkdownDialect(Features.Syntax, new Katex(cache, installation, _scripts), new Highlighter(cache, installation, _scripts), _draughtsman);
        Citeproc = new Citeproc(cache, installation, _citationScripts);
        CardFonts = new CardFonts(installation);
        ThemeAssets = Transmission.Assets.ThemeAssets.Of(installation);
        ImageVariants = new ImageVariantMaker(new VipsEncoder(), cache, images, isMeasured: !isPreview);
    }

    /// <summary>Begins to make the engine of formulas, for a build that knows that it will need it.</summary>
    internal void StartEngine() => _scripts.Start();

    internal ImageVariantMaker ImageVariants { get; }
    internal MarkdownDialect Dialect { get; }
    internal Citeproc Citeproc { get; }
    internal CardFonts CardFonts { get; }
    internal FrozenDictionary<string, Asset> ThemeAssets { get; }
    internal FileMemory<Document> Documents { get; } = new();
    internal FileMemory<Asset> Assets { get; } = new();

    /// <summary>Forgets what other words of site.yml, or the time that has passed, make different.</summary>
    internal void Begin(SiteConfig config, DateTimeOffset now)
    {
        Documents.Forget(document => !ReferenceEquals(config, _config) || (document.Date > _now && document.Date <= now));
        (_config, _now) = (config, now);
    }

    public void Dispose()
    {
        _scripts.Dispose();
        _draughtsman.Dispose();
        _citationScripts.Dispose();
    }
}
