using System.Runtime.CompilerServices;

namespace Transmission.Diagnostics;

public enum Severity { Warning, Error }

/// <summary>A kind of mistake. Its id is permanent: people search for it, and may silence it by it.</summary>
/// <param name="Hint">What to do.</param>
public sealed record Rule(string Id, Severity Severity, string Hint);

/// <summary>Every diagnostic that the generator can give. A message says what is wrong; a hint, what to do.</summary>
public static partial class Rules
{
    /// <summary>Null for an id that no rule has.</summary>
    public static Rule? WithId(string id)
    {
        RuntimeHelpers.RunClassConstructor(typeof(Rules).TypeHandle); // a static method may run before the fields are there
        return Registry.ById.GetValueOrDefault(id);
    }

    /// <summary>Whether what a machine lacks is to blame, so that what was made under it is not remembered.</summary>
    public static bool IsOfTheMachine(Rule rule) => rule == ImagesAsTheyAre || rule == CardsImpossible || rule == CitationsFailed;

    private static Rule Error(string id, string hint) => Registry.Add(new(id, Severity.Error, hint));
    private static Rule Warning(string id, string hint) => Registry.Add(new(id, Severity.Warning, hint));

    /// <summary>A class of its own, so that it is there before the first rule, in whatever order the files of this class are compiled.</summary>
    private static class Registry
    {
        public static readonly Dictionary<string, Rule> ById = [];

        public static Rule Add(Rule rule) => ById[rule.Id] = rule;
    }
}
