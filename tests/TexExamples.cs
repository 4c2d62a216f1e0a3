using System.Runtime.CompilerServices;

namespace Tests;

/// <summary>An example of a specification: what is written, what comes of it, and the words after «example».</summary>
public sealed record TexExample(int Line, string[] Options, string Input, string Output)
{
    private const string Fence = "````````";

    public static IReadOnlyList<TexExample> Of(string specification, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "specs", specification);
        var lines = File.ReadAllLines(path);
        var examples = new List<TexExample>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence + " example", StringComparison.Ordinal)) continue;
            var end = Array.IndexOf(lines, Fence, i + 1);
            var dot = Array.IndexOf(lines, ".", i + 1, end - i - 1);
            var options = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            examples.Add(new TexExample(i + 1, options, string.Join('\n', lines[(i + 1)..dot]), string.Join('\n', lines[(dot + 1)..end])));
            i = end;
        }
        return examples;
    }
}
