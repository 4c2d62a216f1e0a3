using Xunit;

namespace Tests;

/// <summary>specs/macros.md: what KaTeX gets of a page's formulas, their macros, numbers and diagnostics.</summary>
public sealed class MacroSpecTests
{
    [Fact]
    public void Every_page_of_the_specification_is_read_as_it_says()
    {
        var examples = TexExample.Of("macros.md");
        var wrong = examples.Select(e => (e, Actual: new TexPage(e.Input, e.Options).Show())).Where(p => p.Actual != p.e.Output)
            .Select(p => $"line {p.e.Line}: {p.e.Input}\n--- wanted\n{p.e.Output}\n--- got\n{p.Actual}\n");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.True(examples.Count >= 60);
    }
}
