using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Transmission.Model;

/// <summary>What is one article in several languages. A list shows each article once.</summary>
/// <param name="versions">Of each document that has others, by path: all of them, itself too; first the one that stands in lists.</param>
public sealed class Translations(IReadOnlyDictionary<SitePath, ImmutableArray<Document>> versions)
{
    public static Translations None { get; } = new(ReadOnlyDictionary<SitePath, ImmutableArray<Document>>.Empty);

    /// <summary>All versions of a document, itself too; empty where it is the only one.</summary>
    public ImmutableArray<Document> Of(Document document) => versions.GetValueOrDefault(document.Path, []);

    /// <summary>The same of other documents.</summary>
    public Translations With(Func<ImmutableArray<Document>, ImmutableArray<Document>> others) =>
        versions.Count == 0 ? this : new Translations(versions.ToDictionary(pair => pair.Key, pair => others(pair.Value)));

    /// <summary>The version that stands in lists.</summary>
    public Document Listed(Document document) => Of(document) is [var first, ..] ? first : document;

    /// <summary>The version for who reads this language.</summary>
    public Document For(string language, Document document)
    {
        var all = Of(document);
        return all.FirstOrDefault(one => one.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? all.FirstOrDefault(one => Languages.AreOne(one.Language, language)) ?? Listed(document);
    }

    /// <summary>The same list, in which each article stands once: as the version for lists, where that is among them.</summary>
    public ImmutableArray<Document> OneOfEach(ImmutableArray<Document> documents)
    {
        if (versions.Count == 0) return documents;
        var there = documents.Select(document => document.Path).ToHashSet();
        return [.. documents.Where(document => Listed(document).Path == document.Path || !there.Contains(Listed(document).Path)).DistinctBy(document => Listed(document).Path)];
    }
}
