using System.Text;
using Transmission.Assemble;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Cards;
using Transmission.Citations;
using Transmission.Code;
using Transmission.Diagnostics;
using Transmission.Dialect;
using Transmission.Drawings;
using Transmission.Imaging;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Scripting;
using Transmission.Tex;

namespace Transmission;

/// <summary>
/// What outlives a walk through the corridor: the engine, and what was made of each file, so that the next walk makes
/// again only what came from other bytes. A build has a session of its own; a preview keeps one. One walk at a time.
/// </summary>
public sealed class BuildSession : IDisposable
{
    private Task? _end;
    private readonly ScriptHost _scripts; // formulas and code
    private readonly Draughtsman _draughtsman;
    private readonly ScriptHost _citationScripts = new(Citeproc.Limits); // an engine of its own, made when a page cites
    private readonly Lazy<string> _madeWith;
    private SiteConfig? _config;
    private DateTimeOffset _now;

    /// <param name="isPreview">Whether pages are shown before all that they name is made.</param>
    /// <param name="scripts">Of formulas, where it has begun to make its engine; the session ends it.</param>
    public BuildSession(Installation installation, ICache cache, ImageLayout images, bool isPreview = false, ScriptHost? scripts = null)
    {
        _scripts = scripts ?? new ScriptHost();
        (Shortcuts, _madeWith) = (cache, new(() => $"{Version} {installation.Digest} {string.Join(' ', images.Widths)} {images.SizesFor(0)}"));
        _draughtsman = new Draughtsman(cache, installation);
        Dialect = new MarkdownDialect(Features.Syntax, new Katex(cache, installation, _scripts), new Highlighter(cache, installation, _scripts), _draughtsman);
        Citeproc = new Citeproc(cache, installation, _citationScripts);
        CardFonts = new CardFonts(installation);
        ThemeAssets = Transmission.Assets.ThemeAssets.Of(installation);
        ImageVariants = new ImageVariantMaker(new VipsEncoder(), cache, images, isMeasured: !isPreview);
    }

    /// <summary>
    /// Reads a text that nobody will see, on a thread of its own: what the first text takes, two tenths of a second for code that is loaded and compiled, is over then when
    /// the articles come.
    /// </summary>
    internal static void Prepare() => Task.Run(() =>
    {
        var dialect = new MarkdownDialect(Features.Syntax, new NoPress(), new NoPress(), new NoPress());
        var text = "---\ntitle: 题 $x_1$\ndate: 2026-01-01\ntags: [a]\n---\n\n# 节 $\\alpha$\n\n字$x^2$与*重点*，[链接](a.md)，`a`。\n\n$$\n\\frac{a}{b} \\label{eq:a}\n$$\n\n- \\eqref{eq:a}\n\n| a |\n|---|\n| b |\n";
        new DocumentParser(dialect, new SiteConfig(), default, drafts: false, future: false, new DiagnosticBag()).Parse(new SourceFile(new SitePath("a.md"), Encoding.UTF8.GetBytes(text)));
    });

    /// <param name="threads">At most.</param>
    internal Turns Turns(int threads) => new(threads, _scripts.RightOfWay);

    /// <summary>Remembers what spares asking for much else: whole documents, and what is rendered of them.</summary>
    internal ICache Shortcuts { get; init; }

    internal bool TookShortcuts => Shortcuts is Shortcuts { WereTaken: true };

    /// <summary>Of site.yml, the program, and what lies beside it.</summary>
    internal string MadeWith => $"{_config?.Digest} {_madeWith.Value}";

    /// <summary>Of files whose trees are held, in bytes: they take six times as much. A thousand long articles have eight million.</summary>
    internal Allowance Trees { get; init; } = new(10 << 20);

    /// <summary>How much of first lines and of search's texts a walk holds, in characters.</summary>
    internal long HeldTexts { get; init; } = 26 << 20;

    /// <summary>Null where site.yml is not known by its bytes.</summary>
    internal DocumentMemory? DocumentMemory => _config is { Digest.Length: > 0 } config ? new DocumentMemory(Shortcuts, $"{config.Digest} {Version}", Trees) : null;

    internal ImageVariantMaker ImageVariants { get; }
    internal MarkdownDialect Dialect { get; }
    internal Citeproc Citeproc { get; }
    internal CardFonts CardFonts { get; }
    internal IReadOnlyDictionary<string, Asset> ThemeAssets { get; }
    internal FileMemory<Document> Documents { get; } = new();
    internal FileMemory<Asset> Assets { get; } = new();
    internal SiteMemory Sites { get; } = new();

    /// <summary>Forgets what other words of site.yml, or the time that has passed, make different.</summary>
    internal void Begin(SiteConfig config, DateTimeOffset now)
    {
        Documents.Forget(document => !ReferenceEquals(config, _config) || (document.Date > _now && document.Date <= now));
        (_config, _now) = (config, now);
    }

    private static string Version => typeof(BuildSession).Module.ModuleVersionId.ToString();

    /// <summary>Begins to take the engines down, for who needs none any more but has other things to do: a large heap takes a while.</summary>
    internal Task End() => _end ??= Task.Run(() =>
    {
        _scripts.Dispose();
        _draughtsman.Dispose();
        _citationScripts.Dispose();
    });

    public void Dispose() => End().GetAwaiter().GetResult();
}
