using System.Collections.Frozen;
using System.Collections.Immutable;
using Transmission;
using Transmission.Citations;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Model;
using Transmission.Render;
using Transmission.Scripting;

namespace Tests;

/// <summary>The little site in which every example stands, as posts/this.md.</summary>
internal static class SpecSite
{
    private const string Other = "# 另一篇\n\n## 第 1 节 Attention\n\n## Setup\n\n$$a=b \\label{eq:far}$$\n\n![远图](a.png){#fig-far}\n\n::: {#thm-far}\n## 远\n:::\n";

    private static readonly ImageLayout Layout = new([720, 1080], [new("(width < 40rem)", "100vw - 2rem"), new(null, "42rem")]);

    /// <summary>What the examples of citations cite.</summary>
    private static readonly Bibliography References = BibliographyReader.Read(
        new SourceText(new SitePath("posts/references.bib"), File.ReadAllText(Path.Combine(Repository.Tests, "specs", "citations.bib"))), new DiagnosticBag());

    private static readonly Lazy<Citeproc> Formatter = new(() => new Citeproc(new Transmission.Caching.MemoryCache(), TestSite.Installation, new ScriptHost(Citeproc.Limits)));

    internal class Press : IFormulaPress, ICodePress, IDrawingPress
    {
        public void Order(Formula formula) { }

        public void Order(string code, string language) { }

        public void Order(Drawing drawing) { }

        /// <summary>A picture of 320 by 200 with the texts of the source and of its data; what is wrong, otherwise drawn or lost is said in it.</summary>
        public DrawingResult Draw(Drawing drawing, IReadOnlyDictionary<string, string> files)
        {
            DrawingFinding? Find(string word, bool isOther = false) =>
                drawing.Source.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? new DrawingFinding($"'{word}' is there", new TextSpan(at, word.Length), isOther) : null;
            var width = drawing.Source.Contains("wide", StringComparison.Ordinal) ? 960 : 320;
            var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 200\" width=\"{width}\" height=\"200\"><g class=\"a\" onload=\"x()\"><script>x()</script><path id=\"p\" fill=\"black\" stroke=\"#ADD8E6\" d=\"M0,0L1.23456,2\"/><rect id=\"q\" clip-path=\"url(#p)\" fill=\"white\"/>"
                + $"<a href=\"https://a.example/\"><text font-family=\"Times\">{string.Join(' ', drawing.Source.Split('\n').Concat(files.Values)).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Trim()}</text></a><image href=\"https://a.example/b.png\"/></g></svg>";
            var error = Find("wrong") ?? Find("gantt", isOther: true);
            return new DrawingResult(error is null ? svg : null, error, Find("lost") is { } lost ? [lost] : []);
        }

        protected virtual string? MarkupOf(Formula formula) => formula.Tex.Contains("\\wrong", StringComparison.Ordinal) ? null : $"<math>{formula.Tex.Trim()}</math>";

        string? IFormulaPress.Press(Formula formula, SourceText source, DiagnosticBag diagnostics) => MarkupOf(formula);

        public ImmutableArray<string> Lines(string code, string language) => [.. code.Split('\n').Select(line => line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"))];
    }

    /// <summary>What was reported, a line each: place, rule, message.</summary>
    public static string Told(DiagnosticBag diagnostics) => string.Join('\n', diagnostics.InOrder().Select(diagnostic =>
        $"{diagnostic.At?.Position.Line}:{diagnostic.At?.Position.Column}-{(diagnostic.At is { } at ? at.Source.PositionOf(at.Span.End).Column : 0)} {diagnostic.Rule.Id} {diagnostic.Message}"));

    public static string Render(SpecExample example, DiagnosticBag diagnostics)
    {
        var (document, rendered) = Open(example, NewDialect(), diagnostics);
        if (example.Has("excerpt")) return rendered.SummaryOf(document).Excerpt.Html.Value;
        if (example.Has("description")) return rendered.SummaryOf(document).Description;
        if (example.Has("phrase")) return rendered.SummaryOf(document).Title.Html.Value;
        if (example.Has("feed")) return rendered.OpenForFeed(document).Text;
        var page = rendered.Open(document);
        return example.Has("toc") ? Toc(page.Toc, "") : page.Body.Text;
    }

    /// <summary>The dialect without engines.</summary>
    public static MarkdownDialect NewDialect(Press? press = null) => new(Features.Syntax, press ??= new Press(), press, press);

    /// <summary>The example as a document of the little site.</summary>
    public static (Document Document, RenderedSite Rendered) Open(SpecExample example, MarkdownDialect dialect, DiagnosticBag diagnostics)
    {
        var math = new MathOptions { Double = Enum.Parse<DoubleDollars>(example.Value("math.double") ?? "ByRule", ignoreCase: true), NumberAll = example.Value("math.number") == "all" };
        var title = example.Value("title");
        var document = Parse(dialect, "posts/this.md", example.Markdown, math, diagnostics, title, example.Value("lang") ?? "zh-CN", NumberingOf(example));
        var site = Of(document, Parse(dialect, "posts/other.md", Other, new MathOptions(), new DiagnosticBag(), null, "zh-CN"),
            Parse(dialect, "posts/draft.md", "# Draft\n", new MathOptions(), new DiagnosticBag(), null, "zh-CN") with { LeftOutBecause = "it is a draft" },
            Config(example));
        var rendered = new PageRenderer(dialect, new Transmission.Caching.MemoryCache(), diagnostics) { Images = Layout, Citeproc = example.File == "citations" ? Formatter.Value : null }.Render(site);
        return (document, rendered);
    }

    private static string Toc(ImmutableArray<TocEntry> entries, string indent) =>
        string.Concat(entries.Select(entry => $"{indent}{entry.Id}: {entry.Title.Html}\n" + Toc(entry.Children, indent + "  ")));

    private static NumberingOptions NumberingOf(SpecExample example) => new()
    {
        Sections = example.Value("numbering.sections") is { } sections ? bool.Parse(sections) : null,
        BySection = example.Has("numbering=section") ? [.. Enum.GetValues<TargetKind>()] : [],
    };

    private static SiteConfig Config(SpecExample example) => new()
    {
        Address = new Uri("https://example.org/blog/"),
        Scripts = example.Has("html.scripts=true"),
        CitationStyle = example.Value("style") is { } style ? new PlacedText(style, new SourceText(new SitePath("site.yml"), style).At(0, style.Length)) : null,
        RemoteImages = example.Has("images.remote=keep"),
    };

    private static Document Parse(MarkdownDialect dialect, string path, string text, MathOptions math, DiagnosticBag diagnostics, string? title, string language, NumberingOptions? numbering = null)
    {
        var source = new SourceText(new SitePath(path), text);
        var spanned = title is null ? null : new SpannedText(title, new TextSpan(0, 0));
        var given = spanned is null ? null : dialect.ParsePhrase(source, spanned, math, diagnostics);
        var body = dialect.Parse(source, 0, new TextOptions(math, numbering ?? new NumberingOptions(), language, given), diagnostics);
        return new Document
        {
            Source = source,
            Kind = DocumentKind.Article,
            FrontMatter = new FrontMatter { Title = spanned },
            Body = body,
            Title = given is not null ? given
                : body.Headings is [{ Level: 1 } heading, ..] ? MarkdownDialect.PhraseOf(body, heading)
                : dialect.ParsePhrase(source, new SpannedText("this", default), math, diagnostics),
            Slug = Path.GetFileNameWithoutExtension(path),
            Language = language,
        };
    }

    private static Site Of(Document document, Document other, Document draft, SiteConfig config)
    {
        Asset[] assets =
        [
            Picture("posts/photo.jpg", new Variants(720, 1080)), Picture("posts/icon.png", new Variants(64)), Picture("posts/Damaged.png", new Variants { Problem = ImageProblem.Damaged }),
            Picture("posts/without.png", new Variants { Problem = ImageProblem.NoEncoder }), Picture("posts/a.png"), Picture("posts/图 1.png"), Picture("img/b.svg"), new Asset(new SourceFile(new SitePath("files/data.csv"), "a,b"u8.ToArray()), new Url("/files/data.csv")),
        ];
        Document[] published = [document, other];
        return new Site
        {
            Config = config,
            Now = default,
            Documents = [.. published],
            LeftOut = [draft],
            Assets = [.. assets],
            Names = new NameTable([.. published], [draft], [.. assets]),
            ThemeAssets = FrozenDictionary<string, Asset>.Empty,
            Bibliographies = published.ToFrozenDictionary(one => one.Path, _ => ImmutableArray.Create(References)),
            Addresses = published.ToFrozenDictionary(one => one.Path, one => new Url($"/posts/{one.Slug}/")),
            ByPath = published.ToFrozenDictionary(one => one.Path),
            AssetByPath = assets.ToFrozenDictionary(asset => asset.Source.Path),
            Articles = [.. published],
            Pages = [],
            Topics = [],
            Tags = [],
            Series = [],
        };
    }

    private static Asset Picture(string path, Variants? variants = null) =>
        new(new SourceFile(new SitePath(path), default), new Url("/" + path), new ImageSize(variants?.Widths.LastOrDefault(640) ?? 640, 480)) { Variants = variants };

    private sealed class Variants(params int[] widths) : IImageVariants
    {
        public int[] Widths => widths;
        public ImageProblem Problem { get; init; }
        public ImmutableArray<ImageVariant> Planned =>
            [.. ImageFormat.All.SelectMany(format => widths.Select(width => new ImageVariant(new Url($"/assets/img/0123-{width}{format.Extension}"), width, format)))];

        public VariantOffer Offer() => new(Planned, Problem);
        public ReadOnlyMemory<byte> Encode(ImageVariant variant) => default;
    }
}
