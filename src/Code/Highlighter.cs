using System.Collections.Immutable;
using Transmission.Caching;
using Transmission.Model;
using Transmission.Scripting;

namespace Transmission.Code;

/// <summary>
/// Code in colours, by highlight.js: markup with its <c>hljs-*</c> classes, whose text is the code, letter by letter. Code in
/// a language that it does not know, or none, is only escaped; nothing is guessed.
/// Every member may be called from any thread.
/// </summary>
public sealed class Highlighter
{
    /// <summary>In UTF-16 code units. Longer code is data, and nobody reads its colours.</summary>
    public const int MaximalLength = 100_000;

    private const string NoColours = "plaintext";

    private readonly ScriptModule _module;
    private readonly MemoizedScript _highlight;
    private readonly Dictionary<string, string> _languages;

    /// <param name="host">May be shared with other scripts; whoever made it ends it.</param>
    public Highlighter(ICache cache, Installation installation, ScriptHost host)
    {
        _module = ScriptModule.Bridged("highlightCode", installation, "engine/highlight.js", "highlight-bridge.js");
        _languages = ReadLanguages(installation.Text("engine/languages.txt"));
        _highlight = new MemoizedScript(host, _module, cache);
    }

    /// <summary>Every name and alias that an author may write, in lower case.</summary>
    public IEnumerable<string> Languages => _languages.Keys;

    /// <param name="language">In any case of letters.</param>
    public bool Knows(string language) => _languages.ContainsKey(language);

    /// <summary>Has it made while others work, unless it is in the cache. Never waits.</summary>
    public void Order(string code, string? language)
    {
        if (Resolve(code, language) is { } name) _highlight.Order(_module.Key(name, code), () => [code, name]);
    }

    /// <summary>
    /// The lines between the LFs of the code: one more than there are LFs. Each is whole: an element that goes on is closed
    /// at the end of its line and opened again in the next.
    /// </summary>
    public ImmutableArray<string> HighlightLines(string code, string? language) => MarkupLines.Split(Markup(code, language));

    private string Markup(string code, string? language)
    {
        if (Resolve(code, language) is { } name && _highlight.Get(_module.Key(name, code), () => [code, name]).Value is { } markup) return markup;
        return MarkupLines.Escape(code);
    }

    /// <summary>Null where there is nothing to highlight.</summary>
    private string? Resolve(string code, string? language) =>
        language is not null && code.Length <= MaximalLength && _languages.TryGetValue(language, out var name) && name != NoColours ? name : null;

    /// <summary>Lines of «name language».</summary>
    private static Dictionary<string, string> ReadLanguages(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
             .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
}
