using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Imaging;

/// <summary>Decodes pictures and encodes them anew.</summary>
public interface IImageEncoder
{
    /// <summary>Changes with the bytes that it makes of the same picture.</summary>
    string Version { get; }

    /// <summary>Whether this machine has what it needs. The first answer takes as long as loading it.</summary>
    bool IsAvailable { get; }

    /// <summary>
    /// The picture, upright, in sRGB and without anything that its camera wrote beside it, in each of the formats.
    /// From any thread; a pure function; takes a tenth of a second and more for each format.
    /// </summary>
    /// <param name="width">In pixels; not more than its own.</param>
    /// <returns>In the order of the formats; null for a picture that is damaged.</returns>
    ImmutableArray<byte[]>? Encode(ReadOnlyMemory<byte> picture, int width, IEnumerable<ImageFormat> formats);
}
