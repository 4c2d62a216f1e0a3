using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Transmission.Emit;

/// <summary>What a file says about other files: see <see cref="Model.Output"/>.</summary>
internal sealed record Findings(ImmutableArray<string> Links, ImmutableArray<string> Loads, ImmutableArray<string> Anchors)
{
    public static Findings None { get; } = new([], [], []);

    /// <param name="names">Of all pages: most link to the same lists and have ids of the same names, and all of them are held until the site is checked.</param>
    public sealed class Builder(ConcurrentDictionary<string, string> names)
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
        public Findings Build() => new(InOrder(_links), InOrder(_loads), InOrder(_anchors));

        private ImmutableArray<string> InOrder(HashSet<string> found)
        {
            var sorted = found.ToArray();
            Array.Sort(sorted, StringComparer.Ordinal);
            for (var i = 0; i < sorted.Length; i++) sorted[i] = names.GetOrAdd(sorted[i], sorted[i]);
            return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
        }
    }
}
