using System.Net;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Transmission.Dialect.Formulas;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>Runs specs/formulas.md through the scanner and CommonMark with tables: where formulas begin and end, and nothing else.</summary>
public sealed class FormulaSpecTests
{
    public static TheoryData<string, string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string, string>();
        var file = Path.Combine(Folder(), "specs", "formulas.md");
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```````` example", StringComparison.Ordinal)) continue;
            var (at, options) = ($"formulas.md:{i + 1}", lines[i]["```````` example".Length..].Trim());
            var markdown = Take(lines, ref i, ".");
            examples.Add(at, options, markdown, Take(lines, ref i, "````````"));
        }
        return examples;
    }

    [Theory, MemberData(nameof(Examples))]
    public void Example(string at, string options, string markdown, string html) =>
        Assert.True(html == ToHtml(markdown, options), $"{at}\n{markdown}\n--- is\n{ToHtml(markdown, options)}\n--- and not\n{html}");

    private static string ToHtml(string markdown, string options)
    {
        var scan = FormulaScanner.Scan(markdown, 0, new MathOptions
        {
            Brackets = options.Contains("math.brackets=true", StringComparison.Ordinal),
            Double = options.Contains("math.double=display", StringComparison.Ordinal) ? DoubleDollars.Display
                : options.Contains("math.double=inline", StringComparison.Ordinal) ? DoubleDollars.Inline : DoubleDollars.ByRule,
        });
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation();
        pipeline.Extensions.Add(new FormulaSyntax());
        var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        var built = pipeline.Build();
        built.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new Inlines(scan));
        renderer.ObjectRenderers.Insert(0, new Blocks(scan));
        renderer.Render(Markdown.Parse(scan.Masked, built));
        return InHtml(writer.ToString(), scan);
    }

    private static string Math(WrittenFormula formula) =>
        (formula.Style == FormulaStyle.Display ? "<math display=\"block\">" : "<math>") + WebUtility.HtmlEncode(formula.Source) + "</math>";

    // Raw HTML passes as it is: what is masked in it is formulas.
    private static string InHtml(string html, FormulaScan scan)
    {
        var made = new StringBuilder();
        for (var i = 0; i < html.Length;)
        {
            if (!FormulaMask.TryReadRun(html.AsSpan(i), out var index, out var length))
            {
                made.Append(html[i++]);
                continue;
            }
            made.Append(Math(scan.Formulas[index]));
            i += length;
        }
        return made.ToString();
    }

    private sealed class Inlines(FormulaScan scan) : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline formula)
        {
            Assert.Equal(scan.Formulas[formula.Index].Span, new TextSpan(formula.Span.Start, formula.Span.Length));
            renderer.Write(Math(scan.Formulas[formula.Index]));
        }
    }

    private sealed class Blocks(FormulaScan scan) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock formula)
        {
            Assert.Equal(scan.Formulas[formula.Index].Span, new TextSpan(formula.Span.Start, formula.Span.Length));
            renderer.EnsureLine();
            renderer.WriteLine(Math(scan.Formulas[formula.Index]));
        }
    }

    private static string Take(string[] lines, ref int i, string end)
    {
        var text = new StringBuilder();
        while (lines[++i] != end) text.Append(lines[i]).Append('\n');
        return text.ToString();
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var tests = Path.Combine(folder.FullName, "tests");
            if (Directory.Exists(Path.Combine(tests, "specs"))) return tests;
        }
        throw new DirectoryNotFoundException("tests/specs");
    }
}
