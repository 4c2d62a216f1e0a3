using System.Collections.Immutable;
using System.Text;

namespace Transmission.Model;

/// <summary>
/// The files that lie beside the program and belong to it, not to an author: the theme's style and script, KaTeX and
/// its fonts, the highlighter. Paths are relative to the program's <c>theme</c> folder.
/// </summary>
/// <param name="open">Reads one that is not in memory; throws <see cref="FileNotFoundException"/> where there is none.</param>
public sealed class Installation(ImmutableArray<SourceFile> files, Func<string, ReadOnlyMemory<byte>>? open = null)
{
    private readonly Dictionary<string, SourceFile> _byPath = files.ToDictionary(file => file.Path.Value);

    /// <summary>Those in memory: all but the few that are large and seldom needed.</summary>
    public ImmutableArray<SourceFile> Files => files;

    /// <summary>Of those that are not in memory: paths, sizes and times, by which a change of one is known.</summary>
    public string Stamps { get; init; } = "";

    public ReadOnlyMemory<byte> Bytes(string path) => _byPath.TryGetValue(path, out var file)
        ? file.Bytes
        : open is not null ? open(path)
        : throw new FileNotFoundException($"The program is not whole: theme/{path} is missing. Build it again.", path);

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path).Span);
}
