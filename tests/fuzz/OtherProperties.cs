using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Transmission.Assets;
using Transmission.Caching;
using Transmission.Citations;
using Transmission.Dialect.RawHtml;
using Transmission.Diagnostics;
using Transmission.Drawings;
using Transmission.Emit;
using Transmission.Imaging;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Scripting;
using Transmission.Search;
using Transmission.Tex;

namespace Tests.Fuzz;

/// <summary>What holds of any text in the smaller languages.</summary>
internal static class OtherProperties
{
    private static readonly Lazy<ScriptHost> Scripts = new(() => new ScriptHost());
    private static readonly Lazy<Katex> Engine = new(() => new Katex(new MemoryCache(), TestSite.Installation, Scripts.Value));
    private static readonly Lazy<Draughtsman> Draughtsman = new(() => new Draughtsman(new MemoryCache(), TestSite.Installation));

    public static void FrontMatter(string yaml)
    {
        var text = Places.Decoded($"---\n{yaml}\n---\nqz\n");
        var (bag, source) = (new DiagnosticBag(), new SourceText(new SitePath("posts/a.md"), text));
        var (matter, start, _) = FrontMatterReader.Read(source, new SiteConfig(), bag);
        Places.AreWithin(bag, text);
        FuzzFault.Unless(start >= 0 && start <= text.Length, "the body begins in the file", () => $"{start}");
        foreach (var value in new[] { matter.Title, matter.Description, matter.Cover }.OfType<SpannedText>()) FuzzFault.Unless(value.Span.Start >= 0 && value.Span.Start <= text.Length, "a value begins in the file", () => value.ToString());
        var again = new DiagnosticBag();
        FuzzFault.Unless(FrontMatterReader.Read(source, new SiteConfig(), again).BodyStart == start && SpecSite.Told(again) == SpecSite.Told(bag), "front matter is read twice as the same", () => SpecSite.Told(again));
    }

    public static void Settings(string yaml)
    {
        var bag = new DiagnosticBag();
        var config = SiteConfigReader.Read(new SourceFile(new SitePath("site.yml"), Encoding.UTF8.GetBytes(yaml)), null, bag);
        foreach (var told in bag.InOrder()) FuzzFault.Unless(told.At is null or { Position: { Line: > 0, Column: > 0 } }, "a line and a column", () => told.Message);
        FuzzFault.Unless(config.Address.AbsolutePath.EndsWith('/'), "the site's address ends with a slash", () => config.Address.AbsoluteUri);
    }

    public static void Bibliography(string text)
    {
        text = Places.Decoded(text);
        var (bag, source) = (new DiagnosticBag(), new SourceText(new SitePath("a.bib"), text));
        var read = BibliographyReader.Read(source, bag);
        Places.AreWithin(bag, text);
        foreach (var entry in read.Entries)
        {
            FuzzFault.Unless(source.Slice(entry.At.Span) == entry.Key, "a key stands at its place", () => entry.Key);
            using var csl = JsonDocument.Parse(entry.Csl);
            foreach (var formula in entry.Formulas) FuzzFault.Unless(source.Slice(formula) is ['$', .., '$'], "a formula in a title stands at its place", () => source.Slice(formula));
        }
    }

    public static void Formula(string tex)
    {
        tex = Places.Decoded(tex);
        foreach (var option in new[] { "display", "inline" })
        {
            var page = new TexPage(tex, option);
            var formula = page.Formulas[0];
            Places.AreWithin(page.Diagnostics, tex);
            for (var i = 0; i <= formula.Tex.Length; i++) FuzzFault.Unless(formula.ToSource.ToOrigin(i) is >= 0 and var at && at <= tex.Length, "an offset leads into the source", () => $"{i} of {formula.Tex}");
            FuzzFault.Unless(!formula.PlainText.Contains('\\') && formula.PlainText.Trim() == formula.PlainText, "plain text holds no command", () => formula.PlainText);
            FuzzFault.Unless(new TexPage(tex, option).Show() == page.Show(), "a formula is read twice as the same", () => page.Show());
        }
    }

    /// <summary>What KaTeX sets is markup; what it refuses is told within the formula.</summary>
    public static void Set(string tex)
    {
        tex = Places.Decoded(tex);
        foreach (var option in new[] { "display", "inline" })
        {
            var page = new TexPage(tex, option);
            var formula = page.Formulas[0];
            if (formula.IsSilent) continue;
            var (html, error) = Engine.Value.Get(formula);
            if (html is not null) Pages.AreWhole($"<p>{html}</p>");
            else TexErrors.Report(formula, error!.Message, error.Offset, error.Length, page.Source, page.Diagnostics);
            Places.AreWithin(page.Diagnostics, tex);
        }
    }

    public static void Markup(string html)
    {
        MarkdownProperties.Whole(html);
        TagBalance.Of(html);
        HtmlScanner.Scan(Encoding.UTF8.GetBytes(html), []);
        CssScanner.Scan(Encoding.UTF8.GetBytes(html), []);
        foreach (var piece in HtmlPieces.Of(html))
        {
            if (piece.Kind is HtmlPieceKind.Start) FuzzFault.Unless(HtmlPieces.Attributes(html, piece).All(attribute => attribute.ValueEnd <= piece.End), "an attribute stands in its tag", () => html[piece.Start..piece.End]);
        }
    }

    public static void Drawing(string text)
    {
        text = Places.Decoded(text);
        var kind = text.StartsWith("dot", StringComparison.Ordinal) ? DrawingKind.Dot : text.StartsWith("vega", StringComparison.Ordinal) ? DrawingKind.VegaLite : DrawingKind.Mermaid;
        var source = text[(text.IndexOf('\n') + 1)..].ReplaceLineEndings("\n");
        var (svg, error, lost) = Draughtsman.Value.Draw(new Drawing(kind, source, default, []), PlotSpec.Read(source).Files.Select(file => file.Name).Distinct().ToDictionary(file => file, _ => text));
        FuzzFault.Unless(svg is not null || error is not null, "a drawing is drawn or refused", () => source);
        foreach (var finding in lost.Append(error).OfType<DrawingFinding>()) FuzzFault.Unless(finding.Span.Start >= 0 && finding.Span.Start <= source.Length, "what is wrong in a drawing begins in it", () => finding.ToString());
        if (svg is not null) System.Xml.Linq.XElement.Parse($"<svg>{Picture.Read(svg).Content("p-")}</svg>");
    }

    public static void Names(string name)
    {
        var slug = Slug.Of(name);
        FuzzFault.Unless(Slug.Of(slug) == slug, "a slug stays as it is", () => $"{slug} {Slug.Of(slug)}");
        FuzzFault.Unless(Labels.IdOf(Labels.IdOf(name)) == Labels.IdOf(name), "an anchor stays as it is", () => $"{Labels.IdOf(name)} {Labels.IdOf(Labels.IdOf(name))}");
        if (new SitePath("posts/a.md").Resolve(name.Replace('\\', '/')) is { } path) FuzzFault.Unless(!path.Value.Split('/').Contains(".."), "a path stays below the input", () => path.Value);
    }

    /// <summary>Nothing of a text is lost on its way into the index, and no part is long.</summary>
    public static void Index(string text)
    {
        text = text.Replace("\r", "");
        var lines = text.Split('\n').Select((line, i) => new SearchLine(line, i % 7 == 0 ? $"a{i}" : null, i % 11 == 0)).ToList();
        var parts = DocumentText.Of("t", "/", "", "", [], lines);
        static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != SearchLine.AnchorMark));
        var body = Bare(System.Text.RegularExpressions.Regex.Replace(string.Concat(parts.Select(part => string.Join('\n', part.Split('\n').Skip(5)))), "\u0001a[0-9]+\u0001", ""));
        FuzzFault.Unless(body == Bare(text) || text.Contains('\u0001'), "a part holds the text", () => $"{body}\n--- and\n{Bare(text)}");
        PartTerms.Of(parts, new MemoryCache());
    }

    public static void Bytes(string bytes)
    {
        var bag = new DiagnosticBag();
        var source = TextDecoder.Decode(new SourceFile(new SitePath("a.md"), Encoding.Latin1.GetBytes(bytes)), bag);
        foreach (var told in bag.InOrder()) Places.IsWithin(told.At!.Span, told.At.Source.Text, told.Rule.Id);
        FuzzFault.Unless(!source.Text.Any(c => c is '\0' or '\uFDD0' or '\uFFFF'), "a text holds no noncharacter", () => bytes);
        new Bibliographies().Import(new SourceFile(new SitePath("a.bib"), Encoding.Latin1.GetBytes(bytes)), bag);
    }

    public static void Pictures(string bytes)
    {
        var (content, bag) = ((ReadOnlyMemory<byte>)Encoding.Latin1.GetBytes(bytes), new DiagnosticBag());
        var size = new Images().Import(new SourceFile(new SitePath("a.png"), content), bag).Size;
        var drawn = new SvgImages().Import(new SourceFile(new SitePath("a.svg"), content), bag).Size;
        foreach (var one in new[] { size, drawn }.OfType<ImageSize>()) FuzzFault.Unless(one is { Width: >= 0, Height: >= 0 }, "a picture has a size", () => one.ToString());
        StillPictures.Is(content.Span);
    }

    public static void Decode(string bytes)
    {
        var content = Encoding.Latin1.GetBytes(bytes);
        if (Images.SizeOf(content) is { Width: < 3000, Height: < 3000 } && StillPictures.Is(content)) new VipsEncoder().Encode(content, 40, [ImageFormat.All[^1]]);
    }
}
