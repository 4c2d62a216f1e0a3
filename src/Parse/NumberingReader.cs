using System.Collections.Immutable;
using Transmission.Model;
using Transmission.Parse.Yaml;

namespace Transmission.Parse;

/// <summary>Reads <c>numbering:</c>, of site.yml or of a document: <c>section</c> for everything, <c>true</c> for sections alone, or one by one.</summary>
internal sealed class NumberingReader(YamlValues values)
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<TargetKind> Kinds)> Counted =
    [
        ("equations", [TargetKind.Equation]),
        ("figures", [TargetKind.Figure]),
        ("tables", [TargetKind.Table]),
        ("theorems", [TargetKind.Theorem, TargetKind.Lemma, TargetKind.Corollary, TargetKind.Proposition, TargetKind.Definition, TargetKind.Example, TargetKind.Remark]),
        ("listings", [TargetKind.Listing]),
    ];

    /// <returns>Null where there is no entry; what it does not name is as in <paramref name="basis"/>.</returns>
    public NumberingOptions? Read(YamlEntry? entry, NumberingOptions basis)
    {
        if (entry?.Value is YamlScalar { Value: var value })
        {
            if (value is "section") return new NumberingOptions { Sections = true, BySection = [.. Counted.SelectMany(counted => counted.Kinds)] };
            if (YamlValues.AsFlag(value) is { } sections) return basis with { Sections = sections };
            return values.Wrong<NumberingOptions>(entry, "section, true, false, or a list of what is counted by section");
        }
        if (values.Map(entry) is not { } map) return null;
        var option = values.Known(map, ["sections", .. Counted.Select(counted => counted.Name)]);
        var bySection = basis.BySection;
        foreach (var (name, kinds) in Counted)
        {
            if (BySection(option(name)) is { } isBySection) bySection = isBySection ? bySection.Union(kinds) : bySection.Except(kinds);
        }
        return new NumberingOptions { Sections = values.Flag(option("sections")) ?? basis.Sections, BySection = bySection };
    }

    private bool? BySection(YamlEntry? entry) => values.Scalar(entry)?.Value switch
    {
        null => null,
        "section" => true,
        "article" => false,
        _ => values.WrongValue<bool>(entry!, "section or article"),
    };
}
