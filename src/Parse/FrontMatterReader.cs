using Transmission.Diagnostics;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <param name="BodyStart">Where the Markdown begins in the file.</param>
/// <param name="HasWrongDate">Whether it names a date that could not be read, which has been reported.</param>
public sealed record FrontMatterResult(FrontMatter FrontMatter, int BodyStart, bool HasWrongDate = false);

/// <summary>Reads what stands above a document, for whatever system it was written (dialect.md §6).</summary>
public static class FrontMatterReader
{
    public static FrontMatterResult Read(SourceText source, SiteConfig config, DiagnosticBag diagnostics)
    {
        if (FrontMatterBlock.Find(source, diagnostics) is not { } block) return new FrontMatterResult(new FrontMatter(), 0);
        var map = new YamlReader(source, YamlRules.FrontMatter, diagnostics).Read(block.Yaml);
        var fields = new FrontMatterFields(map, new YamlValues(source, YamlRules.FrontMatter, diagnostics), config);
        return new FrontMatterResult(fields.ToFrontMatter(block.Whole), block.Whole.End, fields.HasWrongDate);
    }
}
