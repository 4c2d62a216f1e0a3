using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>The groups of one kind, by the names that articles give them.</summary>
/// <param name="groups">In their order.</param>
internal sealed class GroupTable(ImmutableArray<ArticleGroup> groups)
{
    private readonly Dictionary<string, int> _places = groups.Select((group, i) => (Key: ArticleGroup.Key(group.Name), i)).ToDictionary(pair => pair.Key, pair => pair.i);

    /// <summary>Null where there is none: its articles are not published.</summary>
    public ArticleGroup? Named(string name) => _places.TryGetValue(ArticleGroup.Key(name), out var place) ? groups[place] : null;

    /// <summary>Each once, in the order of the groups.</summary>
    public ImmutableArray<ArticleGroup> NamedByAny(ImmutableArray<string> names)
    {
        var places = new SortedSet<int>();
        foreach (var name in names)
        {
            if (_places.TryGetValue(ArticleGroup.Key(name), out var place)) places.Add(place);
        }
        return [.. places.Select(place => groups[place])];
    }
}
