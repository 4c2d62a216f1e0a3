using System.Collections.Immutable;
using System.Text;

namespace Transmission.Model;

/// <summary>
/// The files that lie beside the program and belong to it, not to an author: the theme's style and script, KaTeX and
/// its fonts, the highlighter. Paths are relative to the program's <c>theme</c> folder.
/// </summary>
public sealed class Installation(ImmutableArray<SourceFile> files)
{
    private readonly Dictionary<string, SourceFile> _byPath = files.ToDictionary(file => file.Path.Value);

    public ImmutableArray<SourceFile> Files => files;

    public ReadOnlyMemory<byte> Bytes(string path) => _byPath.TryGetValue(path, out var file)
        ? file.Bytes
        : throw new FileNotFoundException($"The program is not whole: theme/{path} is missing. Build it again.", path);

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path).Span);
}
