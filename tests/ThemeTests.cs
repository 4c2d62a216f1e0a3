using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Theme;
using Transmission.Model;
using Xunit;

namespace Tests;

public sealed class ThemeTests
{
    public static TheoryData<string> Pages => [.. Make(new HandmadeSite()).Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal))];

    /// <summary>A drawing in a feed is a file of its own, and has the colours of the pages.</summary>
    [Fact]
    public void The_colours_of_a_drawing_s_file_are_those_of_the_style_sheet()
    {
        var colours = Colours(File.ReadAllText(Path.Combine(Repository.Root, "theme", "site.css")));
        var ofDrawings = Colours(new Theme.RazorTheme().DrawingStyle);
        Assert.True(ofDrawings.Count >= 8);
        Assert.All(ofDrawings, colour => Assert.Equal(colours[colour.Key], colour.Value));
    }

    private static Dictionary<string, string> Colours(string css) => Regex.Matches(css, @"(--[\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)")
        .DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => $"{match.Groups[2].Value} {match.Groups[3].Value}");

    [Theory, MemberData(nameof(Pages))]
    public void A_page_has_one_h1_and_its_landmarks(string path)
    {
        var page = Open(path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("body > header"));
        Assert.Single(page.QuerySelectorAll("body > footer"));
        Assert.NotEmpty(page.QuerySelectorAll("header nav[aria-label]"));
        Assert.NotEmpty(page.Title!);
        Assert.StartsWith("<!DOCTYPE html>", Make(new HandmadeSite())[path], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_value_that_is_not_there_leaves_nothing_behind(string path)
    {
        var page = Open(path);
        var attributes = page.All.SelectMany(element => element.Attributes.Select(attribute => (element, attribute)));
        Assert.DoesNotContain(attributes, pair => pair.attribute.Value.Length == 0 && pair.attribute.Name is not ("crossorigin" or "hidden")
            && !pair.attribute.Name.StartsWith("data-", StringComparison.Ordinal));
        var empty = page.QuerySelectorAll("p, li, ul, ol, dl, dt, dd, h1, h2, h3, a, nav, section, time, header, footer")
            .Where(element => element.TextContent.Trim().Length == 0 && element.Closest(".search") is null);
        Assert.Empty(empty.Select(element => element.OuterHtml));
        Assert.DoesNotContain("0001", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Ids_are_unique_and_fragments_lead_to_them(string path)
    {
        var page = Open(path);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var link in page.QuerySelectorAll("a[href^='#']"))
            Assert.Contains(Uri.UnescapeDataString(link.GetAttribute("href")![1..]), ids);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_address_of_the_site_is_below_its_base_path(string path)
    {
        var addresses = Open(path).QuerySelectorAll("[href], [src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .Where(address => !address.StartsWith('#') && !address.StartsWith("data:", StringComparison.Ordinal));
        Assert.All(addresses, address => Assert.True(
            address.StartsWith("/blog/", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal), address));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Headings_leave_out_no_level(string path)
    {
        var levels = Open(path).QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.TagName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void An_article_names_its_source_and_its_own_language()
    {
        var page = Open("posts/second/index.html");
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        var article = page.QuerySelector("main > article")!;
        Assert.Equal("posts/second.md", article.GetAttribute("data-source"));
        Assert.Equal("en", article.GetAttribute("lang"));
        Assert.Equal("zh-CN", article.QuerySelector("header .meta")!.GetAttribute("lang"));
        Assert.Equal(Words.For("en").CiteArticle, article.QuerySelector(".bibtex > summary")!.TextContent);
        Assert.Null(Open("posts/first/index.html").QuerySelector("main > article")!.GetAttribute("lang"));
    }

    [Fact]
    public void A_title_has_its_formula_in_each_place_as_that_place_can_show_it()
    {
        var page = Open("posts/first/index.html");
        Assert.Equal("绕开 n² 的路 | Transmission", page.Title);
        Assert.NotNull(page.QuerySelector("h1 .katex"));
        Assert.NotNull(Open("index.html").QuerySelector(".entry h3 .katex"));
        Assert.NotNull(Open("index.html").QuerySelector(".entry > p .katex"));
    }

    [Fact]
    public void The_head_of_an_article_has_its_line_with_a_tick_for_each_section()
    {
        var wave = Open("posts/first/index.html").QuerySelector(".head svg.wave")!;
        Assert.Equal("true", wave.GetAttribute("aria-hidden"));
        Assert.Equal("M171 33v6", Assert.Single(wave.QuerySelectorAll(".tick")).GetAttribute("d"));
    }

    [Fact]
    public void Han_is_written_as_itself()
    {
        Assert.Contains("归档", Make(new HandmadeSite())["index.html"], StringComparison.Ordinal);
    }

    [Theory, InlineData("zh-CN", "24式"), InlineData("en", "24 formulas")]
    public void The_words_are_those_of_the_site(string language, string formulas)
    {
        var pages = Make(new HandmadeSite { Language = language });
        Assert.Contains(formulas, pages["index.html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")]
    [InlineData("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData("All rights reserved", null)]
    public void A_known_licence_is_a_link(string license, string? address) => Assert.Equal(address, Licenses.AddressOf(license));

    [Fact]
    public void A_flat_text_has_a_flat_line()
    {
        Assert.Equal("M0 10h120", Signal.InList.Path(new float[96]));
        Assert.Equal("M0 10h120", Signal.InList.Path([]));
    }

    private static IDocument Open(string path) => new HtmlParser().ParseDocument(Make(new HandmadeSite())[path]);

    private static IReadOnlyDictionary<string, string> Make(HandmadeSite site) => Emitted.Of(site).Texts;
}
