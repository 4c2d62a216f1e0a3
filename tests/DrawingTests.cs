using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Transmission.Caching;
using Transmission.Drawings;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>The engines themselves: what they draw, and what passes of it.</summary>
public sealed class DrawingTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> NoFiles = ImmutableDictionary<string, string>.Empty;

    private readonly Draughtsman _draughtsman = new(new MemoryCache(), TestSite.Installation);

    public void Dispose() => _draughtsman.Dispose();

    public static TheoryData<DrawingKind, string, string[]> Drawn() => new()
    {
        { DrawingKind.Mermaid, "flowchart LR\n  输入-->编码器[\"编码 (x)\"]; 编码器-.->|是|C{好?}\n  subgraph 组 [一组]\n    C --> D & E\n  end", ["输入", "编码 (x)", "是", "好?", "一组", "D", "E"] },
        { DrawingKind.Mermaid, "---\ntitle: 不看\n---\n%% 注释\ngraph\n甲---乙\n甲 == 粗 ==> 乙", ["甲", "乙", "粗"] },
        { DrawingKind.Mermaid, "sequenceDiagram\n  客户端->>服务器: 请求\n  Note over 客户端: 等待", ["客户端", "服务器", "请求", "等待"] },
        { DrawingKind.Mermaid, "classDiagram\n  模型 <|-- 网络", ["模型", "网络"] },
        { DrawingKind.Mermaid, "stateDiagram-v2\n  [*] --> 空闲\n  空闲 --> 运行 : 启动", ["空闲", "运行", "启动"] },
        { DrawingKind.Mermaid, "erDiagram\n  论文 ||--o{ 引用 : 包含", ["论文", "引用", "包含"] },
        { DrawingKind.Mermaid, "xychart-beta\n  title \"损失\"\n  x-axis [一, 二]\n  bar [3, 1]", ["损失", "一", "二"] },
        { DrawingKind.Dot, "digraph { 输入 -> \"编 码\" [label=\"嵌入\" URL=\"javascript:x()\"] }", ["输入", "编 码", "嵌入"] },
        { DrawingKind.VegaLite, """{"data":{"values":[{"a":"甲","b":1},{"a":"乙","b":2}]},"mark":"bar","title":"标题","encoding":{"x":{"field":"a","type":"nominal"},"y":{"field":"b","type":"quantitative"},"href":{"value":"https://a.example/"}}}""", ["甲", "乙", "标题"] },
    };

    [Theory, MemberData(nameof(Drawn))]
    public void Every_kind_is_drawn_with_its_texts_and_nothing_that_a_page_may_not_have(DrawingKind kind, string source, string[] texts)
    {
        var (svg, error, _) = _draughtsman.Draw(Of(kind, source), NoFiles);
        Assert.Null(error);
        var picture = Picture.Read(svg!);
        Assert.Empty(texts.Except(picture.Texts.SelectMany(text => text.Split('\n')).Select(text => text.Trim())));
        var content = picture.Content("p-");
        var root = XElement.Parse($"<svg>{content}</svg>");
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "style" or "a" or "image" or "foreignObject");
        Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "class" or "style" or "href");
        Assert.DoesNotContain("http", content, StringComparison.Ordinal);
        Assert.DoesNotContain("var(--_", content, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", content, StringComparison.Ordinal);
        Assert.All(root.Descendants().Attributes("id"), id => Assert.StartsWith("p-", id.Value, StringComparison.Ordinal));
        Assert.InRange(picture.Width, 20, 2000);
        Assert.InRange(picture.Height, 20, 2000);
    }

    public static TheoryData<DrawingKind, string, string> Wrong() => new()
    {
        { DrawingKind.Mermaid, "graph TD\n  A[oops --> B", "A[oops --> B" },
        { DrawingKind.Mermaid, "graph TD\n  A --> B what", "what" },
        { DrawingKind.Mermaid, "graph TD\n  A --> B\n  end", "end" },
        { DrawingKind.Mermaid, "stateDiagram-v2\n  a --> b\n  note right of a", "note right of a" },
        { DrawingKind.Dot, "digraph {\n  a -> b [x\n}", "}" },
        { DrawingKind.VegaLite, "{\"mark\": \"bra\"}", "\"bra\"" },
        { DrawingKind.VegaLite, "{\"mark\": \"bar\", \"encoding\": {\"x\": {\"type\": \"数\"}}}", "\"数\"" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_mistake_is_found_where_it_is(DrawingKind kind, string source, string wrong)
    {
        var (svg, error, _) = _draughtsman.Draw(Of(kind, source), NoFiles);
        Assert.Null(svg);
        Assert.Equal(wrong, source.Substring(error!.Span.Start, error.Span.Length));
    }

    [Fact]
    public void A_drawing_does_not_depend_on_what_was_drawn_before()
    {
        foreach (var row in Drawn())
        {
            var drawing = Of(row.Data.Item1, row.Data.Item2);
            using var alone = new Draughtsman(new MemoryCache(), TestSite.Installation);
            _draughtsman.Draw(Of(drawing.Kind, "wrong"), NoFiles);
            Assert.Equal(alone.Draw(drawing, NoFiles).Svg, _draughtsman.Draw(drawing, NoFiles).Svg);
        }
    }

    [Fact]
    public void A_known_drawing_needs_no_engine()
    {
        var cache = new MemoryCache();
        var drawing = Of(DrawingKind.Dot, "digraph { a }");
        using (var first = new Draughtsman(cache, TestSite.Installation)) first.Draw(drawing, NoFiles);
        var second = new Draughtsman(cache, TestSite.Installation);
        second.Dispose(); // from now on a call to an engine would fail
        Assert.NotNull(second.Draw(drawing, NoFiles).Svg);
        Assert.Throws<ObjectDisposedException>(() => second.Draw(Of(DrawingKind.Dot, "digraph { b }"), NoFiles));
    }

    [Fact]
    public void Data_comes_from_files_and_times_are_those_of_no_zone()
    {
        const string Plot = """{"data":{"url":"a.csv"},"mark":"line","encoding":{"x":{"field":"t","type":"temporal","axis":{"format":"%H:%M"}},"y":{"field":"v","type":"quantitative"}}}""";
        var drawing = Of(DrawingKind.VegaLite, Plot);
        string[] Texts(string csv) => [.. Picture.Read(_draughtsman.Draw(drawing, new Dictionary<string, string> { ["a.csv"] = csv }).Svg!).Texts];
        Assert.Contains("07:00", Texts("t,v\n2026-03-29T06:00,1\n2026-03-29T08:00,5\n"));
        Assert.Contains("50", Texts("t,v\n2026-03-29T06:00,1\n2026-03-29T08:00,50\n"));
    }

    [Theory, InlineData("black", "currentColor"), InlineData("white", "var(--paper)"), InlineData("transparent", "none"), InlineData("var(--link)", "var(--link)"), InlineData("url(#a)", "url(#p-a)"),
        InlineData("lightblue", "light-dark(#add8e6, #0b3641)"), InlineData("rgb(255, 0, 0)", "light-dark(#ff0000, #c20000)"), InlineData("url(https://a.example/)", null), InlineData("expression(x)", null)]
    public void Colours_are_those_of_the_page(string written, string? expected)
    {
        var content = Picture.Read($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path fill=\"{written}\"/></svg>").Content("p-");
        Assert.Equal(expected is null ? "<path/>" : $"<path fill=\"{expected}\"/>", content);
    }

    /// <summary>WCAG 1.4.11 asks for 3:1 of what a plot is read by.</summary>
    [Theory, InlineData("line"), InlineData("bar"), InlineData("point")]
    public void Every_colour_of_a_plot_is_seen_in_light_and_in_dark(string mark)
    {
        var values = string.Join(',', Enumerable.Range(0, 16).Select(i => $$"""{"x":{{i / 8}},"y":{{i}},"s":"s{{i % 8}}" }"""));
        var plot = $$$"""{"data":{"values":[{{{values}}}] },"mark":"{{{mark}}}","encoding":{"x":{"field":"x","type":"quantitative"},"y":{"field":"y","type":"quantitative"},"color":{"field":"s","type":"nominal"} } }""";
        var picture = Picture.Read(_draughtsman.Draw(Of(DrawingKind.VegaLite, plot), NoFiles).Svg!);
        var style = File.ReadAllText(Path.Combine(Repository.Root, "theme", "site.css"));
        (string Light, string Dark) Colours(string value)
        {
            var written = value.StartsWith("var(", StringComparison.Ordinal) ? Regex.Match(style, $@"{value[4..^1]}:\s*(light-dark\([^)]*\))").Groups[1].Value : value;
            var pair = Regex.Match(written, @"^light-dark\((#\w{6}), (#\w{6})\)$");
            return (pair.Groups[1].Value, pair.Groups[2].Value);
        }
        var paper = Colours("var(--paper)");
        var used = XElement.Parse($"<svg>{picture.Content("p-")}</svg>").Descendants("path").SelectMany(path => new[] { (string?)path.Attribute("stroke"), (string?)path.Attribute("fill") })
            .OfType<string>().Where(value => value is not ("none" or "var(--edge)" or "var(--rule)")).Distinct().ToList();
        Assert.Equal(8, used.Count);
        Assert.All(used, value =>
        {
            Assert.InRange(Contrast(Colours(value).Light, paper.Light), 3, 21);
            Assert.InRange(Contrast(Colours(value).Dark, paper.Dark), 3, 21);
        });
        Assert.InRange(picture.Width, 300, 406); // a phone has 305 px, three quarters of that, to which a drawing may shrink
    }

    private static double Contrast(string one, string other)
    {
        static double Luminance(string hex)
        {
            double Channel(int i) => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
        }
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static Drawing Of(DrawingKind kind, string source) => new(kind, source, default, []);
}
