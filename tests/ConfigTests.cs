using System.Text;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

public sealed class ConfigTests
{
    private readonly DiagnosticBag _told = new();

    private SiteConfig Read(string yaml, Uri? url = null) =>
        SiteConfigReader.Read(new SourceFile(new SitePath("site.yml"), Encoding.UTF8.GetBytes(yaml)), url, _told);

    private string[] Told => [.. _told.InOrder().Select(d => $"{d.At!.Position.Line}:{d.At.Position.Column} {d.Rule.Id} {d.Message}")];

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var config = Read("""
            title: 笔记
            description: 一句话
            url: https://example.org/blog
            language: zh_CN
            author: 某人
            license: CC BY 4.0
            timezone: Asia/Shanghai
            permalink: :year/:slug/
            articles_per_page: 20
            math: { double: inline, brackets: true, number: all, macros: { '\R': '\mathbb{R}', '\f': ['\frac{#1}{#2}'] } }
            html: { scripts: true }
            images: { remote: keep }
            date: { order: dmy }
            feed: { limit: 5 }
            nav: [{ text: 关于, url: /about/ }, { 友链: /links/ }]
            """);

        Assert.Empty(Told);
        Assert.Equal(("笔记", "一句话", "zh-CN", "某人", "CC BY 4.0"), (config.Title, config.Description, config.Language, config.Author, config.License));
        Assert.Equal("https://example.org/blog/", config.Address.AbsoluteUri);
        Assert.Equal(TimeSpan.FromHours(8), config.TimeZone.BaseUtcOffset);
        Assert.Equal(("/:year/:slug/", 20, true, true, "dmy", 5), (config.Permalink, config.ArticlesPerPage, config.Scripts, config.RemoteImages, config.DateOrder, config.FeedLimit));
        Assert.Equal((DoubleDollars.Inline, true, true), (config.Math.Double, config.Math.Brackets, config.Math.NumberAll));
        Assert.Equal([new MacroDefinition("\\R", 0, null, "\\mathbb{R}", null), new MacroDefinition("\\f", 2, null, "\\frac{#1}{#2}", null)], config.Math.Macros);
        Assert.Equal([new NavigationItem("关于", new Url("/about/")), new NavigationItem("友链", new Url("/links/"))], config.Navigation);
    }

    [Fact]
    public void Every_mistake_is_told_at_its_place_in_one_go()
    {
        var config = Read("""
            titel: x
            url: example.org
            timezone: Asia/Shangai
            permalink: /:yaer/:slug/
            articles_per_page: 0
            math: { doubel: inline }
            images: { remote: yes please }
            date: mdy
            nav: { 外: https://a.example/ }
            title: A
            title: B
            """);

        Assert.Equal(
            [
                "1:1 CFG002 unknown key 'titel'",
                "2:6 CFG006 'example.org' is not an address such as https://example.org/blog/",
                "3:11 CFG006 'Asia/Shangai' is not a time zone such as Asia/Shanghai or +08:00",
                "4:12 CFG006 ':yaer' stands for nothing",
                "5:20 CFG003 'articles_per_page' must be a number above zero, not '0'",
                "6:9 CFG002 unknown key 'doubel'",
                "7:19 CFG006 'yes please' is not keep or link",
                "8:7 CFG003 'date' must be a list of 'key: value', not 'mdy'",
                "9:11 CFG006 'https://a.example/' is not an address of the site, such as /about/",
                "11:1 CFG004 'title' is given twice",
            ], Told);
        Assert.Equal(("A", "/posts/:slug/", 12), (config.Title, config.Permalink, config.ArticlesPerPage));
    }

    [Fact]
    public void The_address_of_the_command_line_wins() =>
        Assert.Equal("https://b.example/x/", Read("url: https://a.example/", new Uri("https://b.example/x/")).Address.AbsoluteUri);

    [Fact]
    public void Without_a_file_there_are_defaults() => Assert.Equal("/posts/:slug/", SiteConfigReader.Read(null, null, _told).Permalink);

    [Fact]
    public void A_zone_may_be_an_offset() => Assert.Equal(TimeSpan.FromMinutes(-210), Read("timezone: '-03:30'").TimeZone.BaseUtcOffset);

    [Fact]
    public void The_site_s_own_configuration_is_sound()
    {
        var config = Read(File.ReadAllText(Path.Combine(Repository.Root, "site.yml")));
        Assert.Empty(Told);
        Assert.Equal(("Transmission", "zh-CN", "Asia/Shanghai"), (config.Title, config.Language, config.TimeZone.Id));
    }
}
