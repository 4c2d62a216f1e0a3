using System.Collections.Immutable;
using System.Text;

namespace Tests;

/// <summary>One example of a specification.</summary>
public sealed record SpecExample(string File, int Line, ImmutableArray<string> Options, string Markdown, string Html, string Diagnostics)
{
    private const string Fence = "````````";

    public override string ToString() => $"{File}.md:{Line}";

    public bool Has(string option) => Options.Contains(option);

    public string? Value(string name) => Options.FirstOrDefault(option => option.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    public static IEnumerable<SpecExample> Read(string name)
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Repository.Tests, "specs", name + ".md"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence + " example", StringComparison.Ordinal)) continue;
            var options = lines[i][(Fence.Length + 8)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (line, parts) = (i + 1, new List<StringBuilder> { new() });
            for (i++; lines[i] != Fence; i++)
            {
                if (lines[i] == ".") parts.Add(new StringBuilder());
                else parts[^1].Append(lines[i].Replace('→', '\t')).Append('\n');
            }
            yield return new SpecExample(name, line, [.. options], parts[0].ToString(), Part(parts, 1), Part(parts, 2));
        }
    }

    private static string Part(List<StringBuilder> parts, int index) => index < parts.Count ? parts[index].ToString().Trim('\n') : "";
}
