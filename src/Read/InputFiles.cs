using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Read;

/// <summary>What was found under the input folder, both lists in ordinal order of their paths.</summary>
public sealed record InputFiles(ImmutableArray<SourceFile> Files, ImmutableArray<LeftOutFile> LeftOut)
{
    public bool HasMarkdown => Files.Any(file => file.Path.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase));
}

/// <param name="Path">Under the input folder; a folder's ends with a slash.</param>
/// <param name="Reason">In English, for the terminal.</param>
public sealed record LeftOutFile(string Path, string Reason);
