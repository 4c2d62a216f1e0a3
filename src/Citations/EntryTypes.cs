using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Transmission.Citations;

/// <summary>
/// What a type of entry is in CSL-JSON, and what it must have: by BibTeX (btxdoc, 3.1), and for types and names of fields that only
/// biblatex has, by its manual (3.20, 2.1.1).
/// </summary>
/// <param name="Csl">The type in CSL 1.0.2.</param>
/// <param name="Required">Of each group, one field; the first is the one to name.</param>
internal sealed record EntryType(string Csl, ImmutableArray<ImmutableArray<string>> Required)
{
    private static readonly FrozenDictionary<string, EntryType> All = Make(
        ("article periodical", "article-journal", "author title journal/journaltitle/eprint year/date"),
        ("inproceedings conference", "paper-conference", "author title booktitle year/date"),
        ("book mvbook collection mvcollection reference", "book", "author/editor title publisher year/date"),
        ("proceedings mvproceedings", "book", "title year/date"),
        ("inbook bookinbook suppbook", "chapter", "author/editor title year/date"),
        ("incollection inreference suppcollection", "chapter", "author title booktitle year/date"),
        ("phdthesis mastersthesis thesis", "thesis", "author title school/institution year/date"),
        ("techreport report", "report", "author title institution year/date"),
        ("manual", "report", "title"),
        ("booklet", "pamphlet", "title"),
        ("unpublished", "manuscript", "author title"),
        ("online electronic www webpage", "webpage", "title url/doi/eprint"),
        ("software", "software", "title"),
        ("dataset data", "dataset", "title"),
        ("patent", "patent", "author title number year/date"),
        ("misc", "document", "title"),
        ("video movie audio music performance image artwork letter standard jurisdiction legislation bibnote", "document", "title"));

    public static IEnumerable<string> Names => All.Keys;

    public static EntryType? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, EntryType> Make(params ReadOnlySpan<(string Names, string Csl, string Required)> types)
    {
        var result = new Dictionary<string, EntryType>();
        foreach (var (names, csl, required) in types)
        {
            var type = new EntryType(csl, [.. required.Split(' ').Select(group => group.Split('/').ToImmutableArray())]);
            foreach (var name in names.Split(' ')) result.Add(name, type);
        }
        return result.ToFrozenDictionary();
    }
}
