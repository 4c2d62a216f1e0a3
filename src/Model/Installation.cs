using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace Transmission.Model;

/// <summary>
/// The files that lie beside the program and belong to it, not to an author: the theme's style and script, KaTeX and
/// its fonts, the highlighter. Paths are relative to the program's <c>theme</c> folder.
/// </summary>
public sealed class Installation
{
    private readonly Dictionary<string, SourceFile> _byPath;
    private readonly Func<string, ReadOnlyMemory<byte>>? _open;
    private readonly Lazy<string> _digest;

    /// <param name="open">Reads one that is not in memory; throws <see cref="FileNotFoundException"/> where there is none.</param>
    public Installation(ImmutableArray<SourceFile> files, Func<string, ReadOnlyMemory<byte>>? open = null)
    {
        (Files, _open) = (files, open);
        _byPath = files.ToDictionary(file => file.Path.Value);
        _digest = new(MakeDigest);
    }

    /// <summary>Those in memory: all but the few that are large and seldom needed.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>Of those that are not in memory: paths, sizes and times, by which a change of one is known.</summary>
    public string Stamps { get; init; } = "";

    /// <summary>Of all of it: what is made with it depends on that.</summary>
    public string Digest => _digest.Value;

    public ReadOnlyMemory<byte> Bytes(string path) => _byPath.TryGetValue(path, out var file)
        ? file.Bytes
        : _open is not null ? _open(path)
        : throw new FileNotFoundException($"The program is not whole: theme/{path} is missing. Build it again.", path);

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path).Span);

    private string MakeDigest()
    {
        var hash = new XxHash128();
        foreach (var file in Files)
        {
            hash.Append(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.Append(file.Bytes.Span);
        }
        hash.Append(Encoding.UTF8.GetBytes(Stamps));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
