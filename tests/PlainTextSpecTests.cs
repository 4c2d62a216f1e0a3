using Transmission.Tex;
using Xunit;

namespace Tests;

/// <summary>specs/plain-text.md: every formula gives its text.</summary>
public sealed class PlainTextSpecTests
{
    [Fact]
    public void Every_formula_of_the_specification_gives_its_text()
    {
        var examples = TexExample.Of("plain-text.md");
        var wrong = examples.Select(e => (e, Actual: PlainMath.ToText(e.Input))).Where(p => p.Actual != p.e.Output)
            .Select(p => $"line {p.e.Line}: {p.e.Input}\n  wanted {p.e.Output}\n  got    {p.Actual}");
        Assert.Equal("", string.Join('\n', wrong));
        Assert.True(examples.Count >= 120);
    }
}
