using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Assemble;

/// <summary>Topics, tags or series: articles under one name, and the address of the page that lists them.</summary>
/// <param name="folder">Of their addresses: <c>/tags/</c>.</param>
internal sealed class Groups(string folder, AddressBook book, Translations translations)
{
    /// <summary>
    /// Names that differ only in case or outer space are one, in its commonest spelling; other names whose slugs are
    /// the same (C, C++) get numbers, in ordinal order.
    /// </summary>
    /// <param name="articles">Their order is that of the groups'.</param>
    public ImmutableArray<ArticleGroup> Of(ImmutableArray<Document> articles, Func<Document, IEnumerable<string>> namesOf)
    {
        var byKey = new Dictionary<string, (Dictionary<string, int> Spellings, List<Document> Articles)>();
        foreach (var article in articles)
        {
            foreach (var name in namesOf(article))
            {
                var key = ArticleGroup.Key(name);
                if (!byKey.TryGetValue(key, out var group)) byKey[key] = group = ([], []);
                group.Spellings[name.Trim()] = group.Spellings.GetValueOrDefault(name.Trim()) + 1;
                if (group.Articles is [] || !ReferenceEquals(group.Articles[^1], article)) group.Articles.Add(article);
            }
        }
        var groups = byKey.Values
            .Select(group => (Name: Commonest(group.Spellings), group.Articles))
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .Select(group => new ArticleGroup(group.Name, Address(group.Name), translations.OneOfEach([.. group.Articles])) { Members = [.. group.Articles] })
            .ToArray(); // addresses are given in the order of names, before the order of use
        return [.. groups.OrderByDescending(group => group.Articles.Length).ThenBy(group => group.Name, StringComparer.Ordinal)];
    }

    private Url Address(string name)
    {
        var slug = Slug.Of(name);
        return book.ClaimSilently(new Url($"{folder}{(slug == "" ? "-" : slug)}/"), $"the page of '{name}'");
    }

    private static string Commonest(Dictionary<string, int> spellings) =>
        spellings.OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key;
}
