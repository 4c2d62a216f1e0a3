namespace Transmission.Diagnostics;

public enum Severity { Warning, Error }

/// <summary>A kind of mistake. Its id is permanent: people search for it, and may silence it by it.</summary>
/// <param name="Hint">What to do.</param>
public sealed record Rule(string Id, Severity Severity, string Hint);

/// <summary>Every diagnostic that the generator can give. A message says what is wrong; a hint, what to do.</summary>
public static partial class Rules
{
    private static Rule Error(string id, string hint) => new(id, Severity.Error, hint);
    private static Rule Warning(string id, string hint) => new(id, Severity.Warning, hint);
}
