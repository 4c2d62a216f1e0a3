using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Transmission;
using Transmission.Assemble;
using Transmission.Diagnostics;
using Transmission.Dialect;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

/// <summary>What a site that was assembled before is good for when documents have changed.</summary>
public sealed class SiteMemoryTests
{
    private const string First = "---\ntitle: 甲\ndate: 2026-01-02\ntags: [t]\nseries: s\n---\n字。\n\n## 节\n\n$$\nx \\label{eq:x}\n$$\n\n见 [乙](b.md)。\n";
    private const string Second = "---\ntitle: 乙\ndate: 2026-01-01\ntags: [t]\naliases: [/old/]\n---\n见 [甲](a.md) 的 \\eqref{a#eq:x}。\n";

    private static readonly SiteConfig Config = new();
    private static readonly IReadOnlyDictionary<string, Asset> NoAssets = FrozenDictionary<string, Asset>.Empty;
    private readonly SiteMemory _memory = new();
    private readonly Document _second = Parse("b", Second);

    private static Document Parse(string name, string text)
    {
        var dialect = new MarkdownDialect(Features.Syntax, new NoPress(), new NoPress(), new NoPress());
        var parser = new DocumentParser(dialect, Config, TestSite.Now, drafts: false, future: false, new DiagnosticBag());
        return parser.Parse(new SourceFile(new SitePath($"posts/{name}.md"), Encoding.UTF8.GetBytes(text)));
    }

    private Site Assemble(params ImmutableArray<Document> documents) => _memory.Assemble(Config, TestSite.Now, documents, [], NoAssets, new DiagnosticBag());

    [Fact]
    public void A_document_of_which_others_see_no_change_takes_its_place_everywhere()
    {
        var before = Assemble(Parse("a", First), _second);
        var changed = Parse("a", First.Replace("字。", "另外的字，$y$。", StringComparison.Ordinal));
        var after = Assemble(changed, _second);

        Assert.Same(before.Addresses, after.Addresses);
        var first = after.ByPath[changed.Path];
        Assert.Same(changed.Source, first.Source);
        Assert.Same(first, after.Articles[0]);
        Assert.Same(first, after.Documents[0]);
        Assert.Same(first, after.Tags.Single().Articles[0]);
        Assert.Same(first, after.Series.Single().Members.Single());
        Assert.Same(first, after.Names.WithSlug("a"));
        Assert.Same(first, after.RelatedTo(_second).Single());
        Assert.Same(first, after.BackLinksTo(_second).Single().From);
        Assert.Equal("eq-x", after.BackLinksTo(first).Single().Targets.Single().Id);
    }

    [Theory]
    [InlineData("title: 甲", "title: 丙")]
    [InlineData("date: 2026-01-02", "date: 2025-01-02")]
    [InlineData("tags: [t]", "tags: [u]")]
    [InlineData("series: s", "slug: c")]
    [InlineData("series: s", "draft: true")]
    [InlineData("## 节", "## 另一节")]
    [InlineData("## 节", "### 节")]
    [InlineData("label{eq:x}", "label{eq:y}")]
    [InlineData("x \\label", "x \\tag{9} \\label")]
    [InlineData("见 [乙](b.md)", "见乙")]
    [InlineData("字。", "由 \\eqref{b#eq:x}。")]
    public void What_others_see_is_assembled_anew(string written, string instead)
    {
        var before = Assemble(Parse("a", First), _second);
        var after = Assemble(Parse("a", First.Replace(written, instead, StringComparison.Ordinal)), _second);
        Assert.NotSame(before.Addresses, after.Addresses);
    }

    [Fact]
    public void What_was_told_is_told_again_and_where_the_file_has_changed_it_is_found_anew()
    {
        var taken = Parse("c", Second.Replace("[/old/]", "[/old/, //]", StringComparison.Ordinal));
        ImmutableArray<Diagnostic> Told(params ImmutableArray<Document> documents)
        {
            var told = new DiagnosticBag();
            _memory.Assemble(Config, TestSite.Now, documents, [], NoAssets, told);
            return told.InOrder();
        }
        var first = Told(Parse("a", First), taken, _second);
        Assert.NotEmpty(first);
        Assert.Equal(first, Told(Parse("a", First + "字"), taken, _second));
        var moved = Parse("c", taken.Source.Text + "字");
        Assert.All(Told(Parse("a", First), moved, _second).Where(told => told.At?.Source.Path == moved.Path), told => Assert.Same(moved.Source, told.At!.Source));
    }
}
