using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Transmission.Parse;

/// <summary>What every key means, here and in the systems that people come from.</summary>
internal static class FrontMatterKeys
{
    /// <summary>Ours, with the names other systems give the same thing. The first name that is given counts.</summary>
    private static readonly ImmutableArray<(string Canonical, string Twins)> Read =
    [
        ("title", ""),
        ("date", "publishdate pubdate datepublished created createdat dateadded"),
        ("published", "publish"), // a date in Statiq, a switch in Jekyll and Obsidian
        ("updated", "lastmod modified lastmodified lastmodifiedat lastupdated lastupdate datemodified dateupdated updatedat"),
        ("topic", ""),
        ("categories", "category"),
        ("tags", "tag keywords"),
        ("series", ""),
        ("order", "weight navorder sidebarposition"),
        ("description", "excerpt summary abstract desc"),
        ("slug", ""),
        ("permalink", "url"),
        ("aliases", "alias redirectfrom redirects"),
        ("draft", "excluded"),
        ("lang", "language locale"),
        ("authors", "author"),
        ("cover", "image thumbnail coverimage featuredimage featureimage ogimage banner"),
        ("toc", "tableofcontents"),
        ("math", ""),
        ("numbering", "numbersections"),
        ("bibliography", ""),
        ("citations", ""),
        ("paper", ""),
        ("license", "licence"),
        ("xref", ""),
        ("abbrlink", ""), // Hexo's, for its pattern of addresses
    ];

    /// <summary>
    /// Keys that only steer another system: its layouts, plugins, menus. Nothing is lost by not reading them. Those that
    /// keep an article from readers (hidden, password, unlisted) are not among them: they must not be ignored in silence.
    /// </summary>
    private const string Ignored =
        // Jekyll and its themes
        "layout mathjax katex usemath comments comment pin readtime sharing share related classes sidebar header footer authorprofile render renderwithliquid mermaid "
        + "codediff chart tikzjax typograms prettytable images tabs relatedposts relatedpublications externalservices pseudocode map "
        + "importance github giscuscomments disqus disquscomments analytics ads sitemap feed search nav navigation parent grandparent haschildren haspermalink navexclude collection "
        + "theme themeconfig color hidetitle titlehide mathjaxautonumber stylesheet css js script scripts styles styling tocsticky tocicon toclabel "
        // Hexo
        + "top sticky topimg indeximg bannerimg hideindex copyright copyrightauthor copyrightinfo aside highlightshrink message reprintpolicy noreferrer mathrender disablenunjucks photos rating "
        // Hugo
        + "type outputs markup menu menus cascade iscjklanguage resources featured showtoc tocopen tocdepth mathengine hidemeta disableshare disablehljs searchhidden showreadingtime showbreadcrumbs showpostnavlinks showwordcount "
        + "showrsbuttonsinsectiontermlist useHugoToc editpost linktitle "
        // GitBook, MkDocs, Docusaurus, VuePress
        + "id hide template icon status boost sidebarlabel sidebarclassname hidetableofcontents tocminheadinglevel tocmaxheadinglevel customediturl paginationlabel paginationprev paginationnext displayedsidebar editlink prev next head navbar outline editable "
        // Obsidian
        + "cssclass cssclasses banner_y kanbanplugin uid "
        // Quarto, R Markdown, Pandoc
        + "params format output execute engine jupyter kernel kernelspec jupytext knitr codefold csl citationstyle linkcitations crossref documentclass geometry classoption editor filters freeze listing pagelayout titleblockbanner about headerincludes colorlinks "
        // Statiq
        + "badge showinsidebar showinnavigation nosidebar breadcrumbtitle navigationtitle showinnavbar nocontainer notitle hidetitle isarchive archivesources archivepipelines archivekey archiveorder archiveorderdescending archivetitle archivefilter archivepagesize archivedestination destinationpath shouldoutput posttitle lead repository "
        // Distill, d2l
        + "distill _styles citation bibtex tab notebook kernelname htmlthemevariables journal doi";

    private static readonly Dictionary<string, string> Canonical = Read
        .SelectMany(key => key.Twins.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(key.Canonical), (key, name) => (key.Canonical, name))
        .ToDictionary(pair => pair.name, pair => pair.Canonical);

    private static readonly FrozenSet<string> Steering = Ignored
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Folded).Where(key => !Canonical.ContainsKey(key)).ToFrozenSet();

    /// <summary>What «did you mean» may propose: every name of ours.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Read.Select(key => key.Canonical).Where(key => key is not "published" and not "categories" and not "xref" and not "abbrlink")];

    /// <summary>Under which canonical key a key is read; null where it is not.</summary>
    public static string? CanonicalOf(string key) => Canonical.GetValueOrDefault(Folded(key));

    public static bool IsIgnored(string key) => Steering.Contains(Folded(key));

    public static bool IsKnown(string key) => CanonicalOf(key) is not null || IsIgnored(key);

    /// <summary><c>RedirectFrom</c>, <c>redirect_from</c> and <c>redirect-from</c> are one key.</summary>
    private static string Folded(string key) => key.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
