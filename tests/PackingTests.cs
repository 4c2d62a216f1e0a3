using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Transmission;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse;
using Xunit;

namespace Tests;

/// <summary>What is remembered of a document is all that anybody may ask of it, whatever is added to the model.</summary>
public sealed class PackingTests
{
    /// <summary>What is read again where it is needed, or is not the file's alone.</summary>
    private static readonly string[] Elsewhere = [nameof(ParsedText.Formulas), nameof(Document.Source), nameof(Document.Digest), nameof(Document.LeftOutBecause)];

    [Fact]
    public void A_document_comes_back_whole()
    {
        var said = new HashSet<string>();
        foreach (var (file, bytes) in Texts().Select(file => (file, File.ReadAllBytes(file))).Append(("seldom.md", Encoding.UTF8.GetBytes(Seldom))))
        {
            var source = new SourceFile(new SitePath("posts/" + Path.GetFileName(file)), bytes);
            var cache = new MemoryCache();
            var (first, second) = (Read(source, cache), Read(source, cache));
            Assert.NotSame(first.Body, second.Body);
            var (before, after) = (Printed(first, said), Printed(second, []));
            Assert.True(before == after, $"{file}\n{Difference(before, after)}");
        }
        // What no text of these has could be lost without a word.
        var model = typeof(Document).Assembly.GetTypes().Where(type => said.Any(name => name.StartsWith(type.Name + ".", StringComparison.Ordinal)));
        Assert.Equal(Unused.Order(StringComparer.Ordinal), model.SelectMany(Properties).Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Except(said).Order(StringComparer.Ordinal));
    }

    /// <summary>What front matter cannot say of a macro, and a bibliography's entry, which is found when all is parsed.</summary>
    private static readonly string[] Unused = ["MacroDefinition.Arity", "MacroDefinition.Default", "MacroDefinition.IsAlias", "Paper.Bibtex"];

    private const string Seldom = """
        ---
        title: 题
        date: 2026-01-01
        abbrlink: 8ad3
        order: 3
        xref: name
        math:
          double: inline
          brackets: true
          number: all
          macros:
            \\norm: "\\|#1\\|"
        numbering:
          sections: true
          by_section: [figure]
        ---

        {ref}`看这里 %s <eq-a>`
        """;

    private static Document Read(SourceFile file, ICache cache)
    {
        var dialect = new Transmission.Dialect.MarkdownDialect(Features.Syntax, new Transmission.Dialect.NoPress(), new Transmission.Dialect.NoPress(), new Transmission.Dialect.NoPress());
        return new DocumentParser(dialect, new SiteConfig(), TestSite.Now, drafts: true, future: true, new DiagnosticBag()) { Memory = new DocumentMemory(cache, "tests", new Allowance(long.MaxValue)) }.Parse(file);
    }

    private static IEnumerable<string> Texts() => new[] { Path.Combine(Repository.Root, "input"), Path.Combine(Repository.Tests, "sites"), Path.Combine(Repository.Tests, "corpus"), Path.Combine(Repository.Tests, "mistakes") }
        .SelectMany(folder => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    private static string Printed(object? value, HashSet<string> said)
    {
        var text = new StringBuilder();
        Print(text, value, "", said);
        return text.ToString();
    }

    private static void Print(StringBuilder text, object? value, string indent, HashSet<string> said)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is DateTimeOffset or TextSpan or SitePath)
        {
            text.Append(CultureInfo.InvariantCulture, $" {value}\n");
            return;
        }
        text.Append('\n');
        if (value is IEnumerable several)
        {
            var items = several.Cast<object?>();
            foreach (var item in value is IEnumerable<string> and not IList ? items.Order() : items) Print(text.Append(indent).Append('-'), item, indent + "  ", said);
            return;
        }
        foreach (var property in Properties(value.GetType()))
        {
            var own = property.GetValue(value);
            if (own is not (null or "" or false or 0) && own is not ICollection { Count: 0 }) said.Add($"{property.DeclaringType!.Name}.{property.Name}");
            Print(text.Append(indent).Append(property.Name), own, indent + "  ", said);
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && !Elsewhere.Contains(property.Name));

    private static string Difference(string before, string after)
    {
        var (one, other) = (before.Split('\n'), after.Split('\n'));
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{string.Join('\n', one.Skip(Math.Max(0, at - 5)).Take(8))}\n--- became\n{string.Join('\n', other.Skip(Math.Max(0, at - 5)).Take(8))}";
    }
}
