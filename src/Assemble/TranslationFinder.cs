using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>
/// Finds what is one article in several languages: files of one folder whose names differ only in the language at their
/// end (<c>index.md</c>, <c>index.en.md</c>) or not at all. In lists stands the one in the site's language, else the first by path.
/// </summary>
internal static class TranslationFinder
{
    public static Translations Find(ImmutableArray<Document> published, string language)
    {
        // Of several files with one name all but one end with a language: where none does, nothing has to be compared.
        if (published.All(document => document.Name == document.Path.NameWithoutExtension)) return Translations.None;
        var groups = from document in published
                     group document by (document.Kind, document.Path.Folder, document.Name) into files
                     let versions = files.DistinctBy(file => file.Language.ToLowerInvariant()).OrderByDescending(file => Languages.AreOne(file.Language, language)).ToImmutableArray()
                     where versions.Length > 1
                     select versions;
        return new Translations(groups.SelectMany(versions => versions.Select(one => (one.Path, versions))).ToDictionary(pair => pair.Path, pair => pair.versions));
    }
}
