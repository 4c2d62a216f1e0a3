using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary><c>numbering:</c> of site.yml or of a document.</summary>
public sealed record NumberingOptions
{
    /// <summary>Whether sections are numbered; null where an article itself decides: as soon as a section of it has a label, or something is counted by sections.</summary>
    public bool? Sections { get; init; }

    /// <summary>What begins anew in each section: <c>2.1</c>, <c>2.2</c>.</summary>
    public ImmutableHashSet<TargetKind> BySection { get; init; } = [];
}
