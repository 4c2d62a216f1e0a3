using Transmission.Model;

namespace Transmission.Dialect.Headings;

/// <summary>Anchors by GitHub's rules (<see cref="Slug"/>); a doubled one gets <c>-1</c>, <c>-2</c>.</summary>
internal sealed class HeadingIds
{
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _doubled = [];

    /// <summary>Keeps an anchor that its author chose for another element.</summary>
    public void Take(string id) => _taken.Add(id);

    public string For(string plain) => Numbered(Slug.Of(plain) is { Length: > 0 } some ? some : "section");

    /// <summary>An anchor that its author chose, or with a number where it is taken.</summary>
    public string Numbered(string slug)
    {
        if (_taken.Add(slug)) return slug;
        var count = _doubled.GetValueOrDefault(slug);
        string id;
        do id = $"{slug}-{++count}"; while (!_taken.Add(id));
        _doubled[slug] = count;
        return id;
    }
}
