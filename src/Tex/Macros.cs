using System.Collections.Immutable;
using Transmission.Model;

namespace Transmission.Tex;

/// <summary>The macros that hold at one place of a page.</summary>
internal sealed class Macros
{
    private readonly Dictionary<string, MacroDefinition> _definitions = new(StringComparer.Ordinal);

    /// <summary>The commands in the body of a definition; a definition never changes, so they are found once.</summary>
    private readonly Dictionary<MacroDefinition, ImmutableArray<string>> _commands = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyDictionary<string, MacroDefinition> Definitions => _definitions;

    public bool Defines(string name) => _definitions.ContainsKey(name);

    /// <summary>A later definition wins, whichever command it comes from.</summary>
    public void Define(MacroDefinition definition) => _definitions[definition.Name] = definition;

    /// <summary>What <c>\let</c> gives: the meaning that the other name has now, even if it is defined anew later.</summary>
    public void Alias(string name, string other, TextSpan definedAt) =>
        Define(_definitions.TryGetValue(other, out var same)
            ? same with { Name = name, DefinedAt = definedAt }
            : new MacroDefinition(name, 0, null, other, definedAt) { IsAlias = true });

    /// <summary>The definitions that a text uses, transitively, by name in ordinal order.</summary>
    public ImmutableArray<MacroDefinition> UsedIn(TokenList tokens)
    {
        if (_definitions.Count == 0) return [];
        var used = new SortedDictionary<string, MacroDefinition>(StringComparer.Ordinal);
        var open = new Stack<MacroDefinition>();
        foreach (var token in tokens.Tokens) Use(token.Text);
        while (open.TryPop(out var definition))
        {
            foreach (var command in CommandsOf(definition)) Use(command);
        }
        return [.. used.Values];

        void Use(string name)
        {
            if (_definitions.TryGetValue(name, out var definition) && used.TryAdd(name, definition)) open.Push(definition);
        }
    }

    private ImmutableArray<string> CommandsOf(MacroDefinition definition)
    {
        if (!_commands.TryGetValue(definition, out var commands))
            _commands[definition] = commands = CommandsIn(definition);
        return commands;
    }

    /// <summary>The distinct commands that a definition names.</summary>
    public static ImmutableArray<string> CommandsIn(MacroDefinition definition) =>
        [.. Tokenizer.Read(definition.Body + definition.Default).Tokens
            .Where(t => t.Kind == TokenKind.Command).Select(t => t.Text).Distinct(StringComparer.Ordinal)];
}
