using System.Collections.Immutable;

namespace Transmission.Model;

/// <summary>One file of the finished site before it is made. <paramref name="Origin"/> is the source to blame for it.</summary>
/// <param name="Prepare">Does as much as tells what it is made from.</param>
public sealed record Draft(OutputPath Path, Func<Recipe> Prepare, SourceText? Origin = null)
{
    public Draft(OutputPath path, Func<ReadOnlyMemory<byte>> make, SourceText? origin = null) : this(path, () => new Recipe("", make), origin) { }

    public ReadOnlyMemory<byte> Make() => Prepare().Make();

    /// <summary>Whether the finished site has it; asked when everything that it depends on can be made. A preview does not ask.</summary>
    public Func<bool> IsNeeded { get; init; } = () => true;

    /// <summary>What a diagnostic calls its maker where no source is to blame.</summary>
    public string Maker { get; init; } = "the generator";
}

/// <summary>How a file is made.</summary>
/// <param name="Digest">Of all that it is made from: two of one digest have the same bytes. Empty where that is not known.</param>
/// <param name="Make">A pure function: what it gives goes to the disk, or to a browser, and is let go.</param>
public sealed record Recipe(string Digest, Func<ReadOnlyMemory<byte>> Make);

/// <summary>One file of the finished site, without its bytes.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Digest">Of its bytes: XXH3 of 128 bits, in hexadecimal.</param>
/// <param name="Links">Of an HTML file: the value of every href, src and srcset, unescaped.</param>
/// <param name="Anchors">Of an HTML file: every id.</param>
public sealed record Output(
    OutputPath Path, long Length, string Digest, SourceText? Origin, ImmutableArray<string> Links, ImmutableArray<string> Anchors)
{
    /// <summary>Those addresses, of an HTML or CSS file, that a browser fetches by itself to show it: pictures, styles, scripts, fonts.</summary>
    public ImmutableArray<string> Loads { get; init; } = [];
}

/// <summary>A file of a published site, by what is known of it without its bytes; as <see cref="Output"/> has it.</summary>
public readonly record struct PublishedFile(OutputPath Path, long Length, string Digest);

/// <summary>The finished site, in the order of its paths.</summary>
public sealed record OutputTree(ImmutableSortedDictionary<OutputPath, Output> Files)
{
    /// <summary>A file of every site that is made here: it tells GitHub Pages to serve the folder as it is, and us that it is ours.</summary>
    public static OutputPath Marker { get; } = new(".nojekyll");

    public long Bytes => Files.Values.Sum(file => file.Length);
}
