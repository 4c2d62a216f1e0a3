using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Dialect;

/// <summary>What a document's citations come to, which its bibliographies decide and not its text. Whoever answers reports what is missing.</summary>
public interface ICitations
{
    /// <param name="cites">Of one <see cref="CitationUse"/>.</param>
    /// <returns>Null for one that names nothing in any bibliography.</returns>
    CitedText? Of(ImmutableArray<Cite> cites);

    /// <summary>All works that are cited, in the order of the style.</summary>
    ImmutableArray<ListedWork> Works { get; }

    /// <summary>Of all that it answers; empty where it answers nothing.</summary>
    string Digest { get; }
}

/// <summary>A citation as a reader sees it.</summary>
/// <param name="Parts">HTML, one after another; parts that have a target become links.</param>
/// <param name="Names">Of the authors, where it is part of a sentence; empty for one in brackets.</param>
public sealed record CitedText(ImmutableArray<CitedPart> Parts, string Plain, string Names);

/// <param name="Target">The anchor of a work in the list; null for what stands around and between.</param>
public readonly record struct CitedPart(string Html, string? Target);

/// <summary>A work in the list at the end.</summary>
/// <param name="Label">What citations call it, as HTML; empty where they call it by its author.</param>
/// <param name="Html">A formula is the character that <see cref="BibliographyEntry.FirstFormula"/> begins.</param>
/// <param name="Formulas">By that character; null for one that is text after all, which follows as <paramref name="Source"/> has it.</param>
/// <param name="Links">Addresses that the style does not print, and what to call them.</param>
public sealed record ListedWork(
    string Anchor, string Label, string Html, string Plain, string Language, SourceText Source, ImmutableArray<Formula> Formulas, ImmutableArray<(string Href, string Text)> Links);

/// <summary>Of a text that cites nothing.</summary>
public sealed class NoCitations : ICitations
{
    public static NoCitations Instance { get; } = new();

    public CitedText? Of(ImmutableArray<Cite> cites) => null;

    public ImmutableArray<ListedWork> Works => [];

    public string Digest => "";
}
