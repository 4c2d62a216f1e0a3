using System.Collections.Immutable;

namespace Transmission.Emit;

/// <summary>What a file says about other files: see <see cref="Model.Output"/>.</summary>
internal sealed record Findings(ImmutableArray<string> Links, ImmutableArray<string> Loads, ImmutableHashSet<string> Anchors)
{
    public static Findings None { get; } = new([], [], []);

    public sealed class Builder
    {
        private readonly HashSet<string> _links = [];
        private readonly HashSet<string> _loads = [];
        private readonly HashSet<string> _anchors = [];

        /// <summary>Somewhere that a reader may go.</summary>
        public void Link(string address) => _links.Add(address);

        /// <summary>Something that the browser fetches by itself.</summary>
        public void Load(string address)
        {
            _links.Add(address);
            _loads.Add(address);
        }

        public void Anchor(string id) => _anchors.Add(id);

        // Sorted, because the order of a hash set is nobody's promise.
        public Findings Build() => new(
            [.. _links.Order(StringComparer.Ordinal)], [.. _loads.Order(StringComparer.Ordinal)], [.. _anchors]);
    }
}
