using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Transmission.Dialect.Code;

/// <summary>
/// What stands after a fence's backticks, in any of these spellings: <c>{title="a.py" mark=3-5}</c>,
/// <c>title="a.py"</c>, MkDocs' <c>hl_lines="3-5 7"</c>, VitePress' <c>{3,5-7}</c> and <c>[a.py]</c>.
/// </summary>
internal sealed record CodeInfo(string Language, string? Title, string? Id, HashSet<int> Marked, bool IsDiff)
{
    /// <summary>Code of a language, with the signs of a diff in its first column.</summary>
    public bool HasSignColumn => IsDiff && Language is not "diff";

    /// <summary>All that is said as key and value.</summary>
    public IReadOnlyList<(string Key, string Value)> Pairs { get; init; } = [];

    private const int MostLines = 100_000; // mark=1-999999999 marks no more

    public static CodeInfo Of(CodeBlock block)
    {
        var fence = block as FencedCodeBlock;
        var attributes = block.TryGetAttributes();
        var words = Words(fence?.Arguments ?? "");
        var info = fence?.Info ?? "";
        if (info.StartsWith('{')) { words.Insert(0, info); info = ""; }
        if (info.IndexOf('{') is > 0 and var brace) { words.Insert(0, info[brace..]); info = info[..brace]; }
        var language = info.Length > 0 ? info : attributes?.Classes?.Find(name => !name.StartsWith("language-", StringComparison.Ordinal)) ?? "";

        var marked = new HashSet<int>();
        string? title = null;
        var pairs = words.Select(Pair).Concat(attributes?.Properties?.Select(property => (property.Key, property.Value ?? "")) ?? []).ToList();
        foreach (var (key, value) in pairs)
        {
            if (key is "title" or "filename" or "file" or "lst-cap") title ??= value;
            else if (key is "mark" or "hl_lines" or "highlight") AddRanges(marked, value);
            else if (key is ['[', .. [_, ..] name, ']']) title ??= name; // of VitePress, in a group
            else if (key.StartsWith('{')) AddRanges(marked, key.Trim('{', '}'));
        }
        var isDiff = language is "diff" || words.Contains("diff");
        title ??= pairs.Find(pair => pair.Key is "caption").Item2; // of a drawing it stands below, beside its title
        return new CodeInfo(language.ToLowerInvariant(), title, attributes?.Id, marked, isDiff) { Pairs = pairs };
    }

    private static (string Key, string Value) Pair(string word)
    {
        var equals = word.IndexOf('=');
        return equals <= 0 ? (word, "") : (word[..equals], word[(equals + 1)..].Trim('"', '\''));
    }

    /// <summary>Splits at spaces outside quotes and braces.</summary>
    private static List<string> Words(string text)
    {
        var (words, start, inside) = (new List<string>(), 0, '\0');
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (inside != '\0') { if (c == inside) inside = '\0'; if (i < text.Length) continue; }
            else if (c is '"' or '\'') inside = c;
            else if (c is '{') inside = '}';
            if (c is not ' ' && i < text.Length) continue;
            if (i > start) words.Add(text[start..i]);
            start = i + 1;
        }
        return words;
    }

    private static void AddRanges(HashSet<int> lines, string ranges)
    {
        foreach (var range in ranges.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = range.IndexOf('-');
            if (!int.TryParse(dash < 0 ? range : range[..dash], out var first)) continue;
            if (dash < 0 || !int.TryParse(range[(dash + 1)..], out var last)) last = first;
            for (var line = first; line <= last && lines.Count < MostLines; line++) lines.Add(line);
        }
    }
}
