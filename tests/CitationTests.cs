using CsCheck;
using Transmission.Citations;
using Transmission.Diagnostics;
using Transmission.Model;
using Xunit;

namespace Tests;

/// <summary>specs/bibtex.md: a file of BibTeX, a line with a full stop, a line for each entry; and, after another full stop, what is reported.</summary>
public sealed class BibtexSpecTests
{
    public static IEnumerable<TheoryDataRow<SpecExample>> Examples() =>
        SpecExample.Read("bibtex").Select(example => new TheoryDataRow<SpecExample>(example) { TestDisplayName = example.ToString() });

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public void An_example_gives_what_its_specification_says(SpecExample example)
    {
        var diagnostics = new DiagnosticBag();
        var read = BibliographyReader.Read(new SourceText(new SitePath("a.bib"), example.Markdown), diagnostics);
        Assert.Equal(example.Html, string.Join('\n', read.Entries.Select(entry => $"{entry.Key} {Shown(entry.Csl)}")));
        Assert.Equal(example.Diagnostics, SpecSite.Told(diagnostics));
    }

    private static string Shown(string csl) => csl.Replace(",\"language\":\"en-US\"", "");
}

public sealed class BibtexTests
{
    private static readonly Gen<string> Names = Gen.String[Gen.Char["abcxyz"], 1, 6];

    private static readonly Gen<string> Values = OneOf("Ada", "{\\\"o}", "{\\AA}ngstr{\\\"o}m", "$x_1$", "{BERT}: a", "周志华", "a -- b", "\\emph{e}", "Knuth, Donald and others", "2017", "A \\& B");

    private static readonly Gen<string> Entries = Gen.Select(Names, Gen.Select(Names, Values).List[0, 5]).Select((key, fields) =>
        $"@misc{{{key},\n{string.Concat(fields.DistinctBy(field => field.Item1).Select(field => $"  {field.Item1} = {{{field.Item2}}},\n"))}}}\n");

    private static readonly Gen<string> Broken = Gen.OneOf(
        Gen.String[Gen.Char["@{}\"#=,\\$~'`-ab1 \n()%和"], 0, 80],
        Gen.Select(Entries.List[1, 4], Gen.Int[0, 400], Gen.Char["{}@\",=\\$"]).Select((entries, at, c) => string.Concat(entries) is var text && at < text.Length ? text.Insert(at, c.ToString()) : text));

    [Fact]
    public void No_text_makes_the_reader_throw_and_every_place_lies_in_the_file() => Broken.Sample(text =>
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText(new SitePath("a.bib"), text);
        var read = BibliographyReader.Read(source, diagnostics);
        foreach (var entry in read.Entries)
        {
            Assert.Equal(entry.Key, source.Slice(entry.At.Span));
            Assert.StartsWith("@", entry.Bibtex);
            Assert.All(entry.Formulas, span => Assert.Matches(@"^\$[\s\S]+\$$", source.Slice(span)));
        }
        Assert.All(diagnostics.InOrder(), diagnostic => Assert.InRange(diagnostic.At!.Span.End, 0, text.Length + diagnostic.At.Span.Length));
    });

    [Fact]
    public void An_entry_that_was_read_is_read_again_as_the_same() => Entries.List[1, 5].Sample(entries =>
    {
        var first = Read(string.Concat(entries));
        Assert.NotEmpty(first.Entries);
        var second = Read(string.Join("\ncomment, no entry\n", first.Entries.Select(entry => entry.Bibtex)));
        Assert.Equal(first.Entries.Select(entry => (entry.Key, entry.Csl)), second.Entries.Select(entry => (entry.Key, entry.Csl)));
    });

    [Fact]
    public void A_mistake_loses_no_other_entry() => Gen.Select(Entries, Entries, OneOf("@misc{x, a = {", "@misc{x, a = \"", "@misc{", "@misc{x, a b}", "@string{", "@misc{x, = {}}")).Sample((before, after, broken) =>
    {
        var keys = Read($"{before}{broken}\n{after}").Entries.Select(entry => entry.Key).ToList();
        Assert.Contains(Read(before).Entries[0].Key, keys);
        Assert.Contains(Read(after).Entries[0].Key, keys);
    });

    [Fact]
    public void A_million_open_braces_are_read_in_linear_time()
    {
        foreach (var hostile in new[] { new string('{', 1_000_000), "@a{b,c=" + new string('{', 1_000_000), string.Concat(Enumerable.Repeat("@a{b,c={@", 100_000)), string.Concat(Enumerable.Repeat("\n@a{", 200_000)), "@misc{a,title={" + string.Concat(Enumerable.Repeat("{\\'", 100_000)) }) Read(hostile);
    }

    [Fact]
    public void The_bibliography_of_the_site_has_no_mistake()
    {
        var path = Path.Combine(Repository.Root, "input", "references.bib");
        var diagnostics = new DiagnosticBag();
        var read = BibliographyReader.Read(new SourceText(new SitePath("references.bib"), File.ReadAllText(path)), diagnostics);
        Assert.True(read.Entries.Length > 50);
        Assert.Equal("", SpecSite.Told(diagnostics));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Bibliography Read(string text) => BibliographyReader.Read(new SourceText(new SitePath("a.bib"), text), new DiagnosticBag());
}
