using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Transmission;
using Transmission.Dialect;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>
/// CommonMark's own examples, read from npm, rendered by the dialect. Where it gives something else, on purpose, the example's number stands in
/// specs/commonmark-deviations.md under the reason; nothing else may differ, and nothing that stands there may agree.
/// </summary>
public sealed partial class CommonMarkTests
{
    private sealed record Example(int Number, string Markdown, string Html);

    [Fact]
    public async Task Every_example_gives_what_CommonMark_says_but_for_the_deviations()
    {
        var examples = await ExamplesAsync();
        var deviations = Deviations();
        Assert.Equal(652, examples.Count);
        Assert.Equal(deviations.Distinct(), deviations);

        var differing = examples.ToDictionary(example => example.Number, Difference);
        var unexpected = differing.Where(example => example.Value is not null && !deviations.Contains(example.Key)).Select(example => $"example {example.Key}: {example.Value}").ToList();
        Assert.True(unexpected.Count == 0, $"{unexpected.Count} examples differ that are no deviation:\n{string.Join("\n\n", unexpected)}");
        Assert.Empty(deviations.Where(number => differing[number] is null).Select(number => $"example {number} does not differ any more"));
    }

    [Theory]
    [InlineData("a *b*", "<p>a <em>b</em></p>\n", true)]
    [InlineData("a *b*", "<p>a b</p>\n", false)]
    [InlineData("# a", "<h1>a</h1>\n", true)]
    [InlineData("# a", "<h1><a href=\"#a\">a</a></h1>\n", true)]
    [InlineData("    a\n     b", "<pre><code>a\n b\n</code></pre>\n", true)]
    [InlineData("    a\n     b", "<pre><code>a\nb\n</code></pre>\n", false)]
    [InlineData("![a](b \"c\")", "<p><img src=\"b\" alt=\"a\" title=\"c\" /></p>", true)]
    [InlineData("![a](b \"c\")", "<p><img src=\"b\" alt=\"a\" /></p>", false)]
    [InlineData("- a", "<ul>\n<li>\n<p>a</p>\n</li>\n</ul>", false)]
    public void What_is_compared_is_what_a_reader_gets(string markdown, string html, bool isSame) =>
        Assert.Equal(isSame, Difference(new Example(1, markdown, html)) is null);

    private static string? Difference(Example example)
    {
        var (expected, actual) = (Normalized(example.Html), Normalized(Render(example.Markdown)));
        return expected == actual ? null : $"{example.Markdown.Trim('\n')}\n-- expected\n{expected}\n-- actual\n{actual}";
    }

    private static string Render(string markdown)
    {
        var (press, source, diagnostics) = (new SpecSite.Press(), new SourceText(new SitePath("a.md"), markdown), new DiagnosticBag());
        var dialect = new MarkdownDialect(Features.Syntax, press, press, press);
        return dialect.Body(new RenderContext
        {
            Source = source,
            Text = dialect.Parse(source, 0, new TextOptions(new MathOptions(), new NumberingOptions(), "zh-CN"), diagnostics),
            Language = "en",
            Resolver = new AsWritten(),
            Diagnostics = diagnostics,
            Scripts = true,
            RemoteImages = true,
        }).Text;
    }

    /// <summary>
    /// The same for both sides: the tree that a browser makes of it, white space as it shows it, an address as it asks for it; without what the
    /// dialect adds to a heading, a block of code and a picture and CommonMark says nothing of.
    /// </summary>
    private static string Normalized(string html)
    {
        var body = new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!;
        foreach (var comment in body.Descendants<IComment>().ToList()) comment.Remove();
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            heading.RemoveAttribute("id");
            foreach (var link in heading.QuerySelectorAll("a[href^='#']")) Unwrap(link);
        }
        foreach (var code in body.QuerySelectorAll("figure.code")) CodeAsCommonMark(code);
        foreach (var figure in body.QuerySelectorAll("figure"))
        {
            var caption = figure.QuerySelector("figcaption");
            caption?.Remove();
            if (figure.QuerySelector("img") is { } image && caption?.ChildElementCount == 0 && caption.TextContent != image.GetAttribute("alt")) image.SetAttribute("title", caption.TextContent);
            figure.OuterHtml = $"<p>{figure.InnerHtml}</p>";
        }
        foreach (var image in body.QuerySelectorAll("img")) Keep(image, "src", "alt", "title");
        foreach (var (element, name) in body.QuerySelectorAll("[href], [src]").SelectMany(element => new[] { (element, "href"), (element, "src") }))
        {
            if (element.GetAttribute(name) is { } address) element.SetAttribute(name, Uri.UnescapeDataString(address));
        }
        foreach (var code in body.QuerySelectorAll("code[class]").Where(code => code.ParentElement?.LocalName == "pre")) code.SetAttribute("class", code.ClassName!.Split(' ')[0]);
        Collapse(body, isCode: false);
        TrimEnd(body);
        return body.InnerHtml.Trim();
    }

    private static void CodeAsCommonMark(IElement figure)
    {
        var pre = figure.QuerySelector("pre")!;
        while (pre.Attributes.FirstOrDefault() is { } attribute) pre.RemoveAttribute(attribute.Name);
        var code = pre.QuerySelector("code")!;
        if (figure.GetAttribute("data-lang") is { } language) code.SetAttribute("class", "language-" + language);
        code.TextContent = code.TextContent;
        figure.Replace(pre);
    }

    private static void Keep(IElement element, params string[] names)
    {
        foreach (var attribute in element.Attributes.Where(attribute => !names.Contains(attribute.Name)).ToList()) element.RemoveAttribute(attribute.Name);
        var values = element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => (attribute.Name, attribute.Value)).ToList();
        foreach (var (name, _) in values) element.RemoveAttribute(name);
        foreach (var (name, value) in values) element.SetAttribute(name, value);
    }

    private static void Unwrap(IElement element) => element.Replace([.. element.ChildNodes]);

    private static void Collapse(INode node, bool isCode)
    {
        node.Normalize();
        foreach (var child in node.ChildNodes.ToList())
        {
            var isInCode = isCode || child is IElement { LocalName: "pre" or "textarea" or "script" or "style" };
            if (child is IText text && !isCode) Collapse(text);
            else Collapse(child, isInCode);
        }
    }

    private static void Collapse(IText text)
    {
        var words = WhiteSpace().Replace(text.Data, " ");
        if (EndsLine(text.PreviousSibling, text.ParentElement)) words = words.TrimStart(' ');
        if (EndsLine(text.NextSibling, text.ParentElement)) words = words.TrimEnd(' ');
        text.Data = words;
        if (words.Length == 0) text.Remove();
    }

    /// <summary>The last line's end, in whatever element was left open there; and an element opened again for nothing else.</summary>
    private static void TrimEnd(INode node)
    {
        while (node.LastChild is { } last)
        {
            if (last is IText text) text.Data = text.Data.TrimEnd();
            else TrimEnd(last);
            if (!(last is IText { Data: "" } || (last is IElement { LocalName: "a" or "b" } && node is IHtmlBodyElement && last.ChildNodes.Length == 0 && last.PreviousSibling is IHtmlParagraphElement))) return;
            last.RemoveFromParent();
        }
    }

    private static bool EndsLine(INode? neighbour, IElement? parent) =>
        neighbour is IElement element ? Blocks.Contains(element.LocalName) : neighbour is null && parent is not null && Blocks.Contains(parent.LocalName);

    private static readonly HashSet<string> Blocks =
        ["body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br", "div", "table", "thead", "tbody", "tr", "td", "th", "figure", "style", "script", "section"];

    private static async Task<List<Example>> ExamplesAsync()
    {
        using var json = JsonDocument.Parse(await NpmScript.PrintedAsync("commonmark.mjs"));
        return [.. json.RootElement.EnumerateArray().Index().Select(example => new Example(
            example.Index + 1, example.Item.GetProperty("markdown").GetString()!, example.Item.GetProperty("html").GetString()!))];
    }

    private static List<int> Deviations() =>
        [.. File.ReadAllLines(Path.Combine(Repository.Tests, "specs", "commonmark-deviations.md"))
            .Where(line => line.StartsWith("Examples: ", StringComparison.Ordinal))
            .SelectMany(line => Number().Matches(line)).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"[ \t\n\r\f]+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    /// <summary>Every address leads where it says.</summary>
    private sealed class AsWritten : ILinkResolver
    {
        public string? Link(string target, TextSpan span) => target;
        public ImageSource Image(string target, TextSpan span) => new(target, null);
        public string? Data(string target, TextSpan span) => null;
        public FoundTarget? Target(Reference reference) => null;
    }
}
