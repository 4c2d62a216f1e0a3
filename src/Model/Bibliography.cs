using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>A BibTeX file, read. Its entries stand in the order of the file; of two with one key, the first counts.</summary>
public sealed record Bibliography(SourceText Source, ImmutableArray<BibliographyEntry> Entries)
{
    private readonly Lazy<Dictionary<string, BibliographyEntry>> _byKey = new(() => Entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, StringComparer.Ordinal));

    public BibliographyEntry? Find(string key) => _byKey.Value.GetValueOrDefault(key);
}

/// <summary>A work that can be cited.</summary>
/// <param name="At">Of its key.</param>
public sealed record BibliographyEntry(string Key, Location At)
{
    /// <summary>An object of CSL-JSON (its schema, version 1.0), without an id. A formula in it is one character, <see cref="FirstFormula"/> and its number in <see cref="Formulas"/>.</summary>
    public required string Csl { get; init; }

    /// <summary>The stretches of the file that are formulas, with their dollars.</summary>
    public ImmutableArray<TextSpan> Formulas { get; init; } = [];

    /// <summary>The entry, whole: with what abbreviations stand for, and what comes from the entry that it is part of.</summary>
    public required string Bibtex { get; init; }

    /// <summary>What an article needs that discusses it; without markup.</summary>
    public required Paper Paper { get; init; }

    /// <summary>The names by which running text calls its authors, family names where they have any; at least one.</summary>
    public required ImmutableArray<string> ShortNames { get; init; }

    /// <summary>Whether there are more authors than are named.</summary>
    public bool HasOthers { get; init; }

    /// <summary>Whether other entries are part of it, such as the papers of proceedings.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it is written in Chinese.</summary>
    public bool IsChinese { get; init; }

    /// <summary>The first of the characters, kept by Unicode for private use, that stand for formulas.</summary>
    public const char FirstFormula = '\uE100';

    /// <summary>How many formulas an entry may have; further ones stay text.</summary>
    public const int MostFormulas = 256;
}

/// <summary>A citation in a text: one or several works between brackets, or one that is part of a sentence.</summary>
/// <param name="IsNarrative">Whether it is part of its sentence, and says the names: <c>@key</c> in running text, <c>\citet{key}</c>.</param>
public sealed record CitationUse(ImmutableArray<Cite> Cites, bool IsNarrative)
{
    /// <summary>Whether it is text where nothing has its key, as <c>@key</c> is; in any other that is a mistake.</summary>
    public bool IsElseText { get; init; }
}

/// <param name="KeySpan">Of the key in the file.</param>
/// <param name="Before">What stands before the key, such as «see»; empty where nothing does.</param>
/// <param name="Place">Where in the work, as written: «第 3 节», «p. 7»; empty for the whole.</param>
/// <param name="WithoutAuthor"><c>-@key</c>.</param>
public sealed record Cite(string Key, TextSpan KeySpan, string Before = "", string Place = "", bool WithoutAuthor = false);
