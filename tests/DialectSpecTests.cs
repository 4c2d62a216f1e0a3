using Transmission.Diagnostics;
using Xunit;

namespace Tests;

/// <summary>
/// The dialect, as prose with examples: Markdown, a line with a full stop, HTML; and, after another full stop, what is
/// reported. A tab is written →. Formulas are set by a stand-in, as <c>&lt;math&gt;TEX&lt;/math&gt;</c>.
/// </summary>
public sealed class DialectSpecTests
{
    private static readonly string[] Specs = ["chinese", "blocks", "callouts", "footnotes", "figures", "code", "drawings", "links", "references", "theorems", "excerpts", "feeds", "html", "citations", "leftovers"];

    public static IEnumerable<TheoryDataRow<SpecExample>> Examples() =>
        Specs.SelectMany(SpecExample.Read).Select(example => new TheoryDataRow<SpecExample>(example) { TestDisplayName = example.ToString() });

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void An_example_gives_what_its_specification_says(SpecExample example)
    {
        var diagnostics = new DiagnosticBag();
        var html = SpecSite.Render(example, diagnostics);
        Assert.Equal(example.Html, html.Trim('\n'));
        Assert.Equal(example.Diagnostics, SpecSite.Told(diagnostics));
    }
}
