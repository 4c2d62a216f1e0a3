using System.Collections.Immutable;
using Transmission.Assemble;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Cards;
using Transmission.Diagnostics;
using Transmission.Emit;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Render;

namespace Transmission;

/// <summary>How a build is wanted, beyond what site.yml says of the site.</summary>
/// <param name="Now">The instant taken for «now»: it decides what lies in the future, and is the only clock of a build.</param>
/// <param name="Drafts">Whether drafts are published too.</param>
/// <param name="Future">Whether articles dated ahead are published too.</param>
/// <param name="Lenient">Whether errors in the content are warnings.</param>
/// <param name="Jobs">How many threads work at once; 0 for one a processor.</param>
public sealed record BuildOptions(DateTimeOffset Now, bool Drafts = false, bool Future = false, bool Lenient = false, int Jobs = 0)
{
    public int Threads => Jobs > 0 ? Jobs : Environment.ProcessorCount;
}

public sealed record BuildResult(Site Site, OutputTree Outputs, ImmutableArray<Diagnostic> Diagnostics)
{
    public int Formulas => Site.Documents.Sum(document => document.Body.FormulaCount);
    public bool Succeeded => Diagnostics.All(d => d.Severity != Severity.Error);
}

/// <summary>
/// The corridor. Files come in at the top, the finished site goes out at the bottom, and every room is entered once.
/// Nothing here or in a room between Read and Write touches the disk, the clock or the network: what is made goes to
/// the staging that the caller gives, and what is slow is remembered in the caller's cache.
/// </summary>
public sealed class Build(Installation installation, SiteConfig config, BuildOptions options, ITheme theme, ICache cache)
{
    /// <param name="progress">Told the name of each room as it is entered.</param>
    public BuildResult Run(ImmutableArray<SourceFile> files, IStaging staging, DiagnosticBag diagnostics, IProgress<string>? progress = null)
    {
        using var session = new BuildSession(installation, cache, theme.Images);
        return Run(files, session, staging, diagnostics, progress);
    }

    /// <param name="session">A new one, which may have begun to make its engine already.</param>
    internal BuildResult Run(ImmutableArray<SourceFile> files, BuildSession session, IStaging staging, DiagnosticBag diagnostics, IProgress<string>? progress = null)
    {
        var rendered = Render(files, session, diagnostics, progress);
        rendered.SummarizeAll();

        progress?.Report("Emit");
        var outputs = new Emitting(Features.Emitters, theme, staging, session.Shortcuts, diagnostics).Emit(rendered, withExcerpts: !session.TookShortcuts);
        progress?.Report("Check");
        foreach (var check in Features.Checks) check.Inspect(rendered, outputs, diagnostics);

        return new BuildResult(rendered.Site, outputs, diagnostics.InOrder());
    }

    /// <summary>The walk as far as nothing has to be made: a preview goes on from here with the pages that it is asked for.</summary>
    /// <param name="session">With what is left of earlier walks; a build's own is empty.</param>
    public RenderedSite Render(ImmutableArray<SourceFile> files, BuildSession session, DiagnosticBag diagnostics, IProgress<string>? progress = null)
    {
        var (texts, others) = Split(files);
        progress?.Report("Parse");
        session.Begin(config, options.Now);
        var turns = session.Turns(options.Threads);
        var documents = session.Documents.Of(texts, diagnostics, turns, (file, told) =>
            new DocumentParser(session.Dialect, config, options.Now, options.Drafts, options.Future, told) { Memory = session.DocumentMemory }.Parse(file));
        progress?.Report("Assets");
        var assets = session.Assets.Of(others, diagnostics, turns, (file, told) => new AssetImporter(Features.AssetKinds, told, session.ImageVariants).Import(file));
        progress?.Report("Assemble");
        var site = session.Sites.Assemble(config, options.Now, documents, assets, session.ThemeAssets, diagnostics);
        progress?.Report("Render");
        var cards = new CardPress(theme, session.CardFonts, cache, diagnostics);
        return new PageRenderer(session.Dialect, cache, diagnostics)
        {
            Memory = new RenderMemory(session.Shortcuts, session.MadeWith, diagnostics),
            Texts = new Allowance(session.HeldTexts),
            ReadsAgain = session.Trees.IsUsedUp,
            Turns = turns,
            Images = theme.Images,
            DrawCard = cards.Draw,
            Citeproc = session.Citeproc,
        }.Render(site);
    }

    private static (ImmutableArray<SourceFile> Texts, ImmutableArray<SourceFile> Others) Split(ImmutableArray<SourceFile> files)
    {
        var byKind = files.ToLookup(file => file.Path.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase));
        return ([.. byKind[true]], [.. byKind[false]]);
    }
}
